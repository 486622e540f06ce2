"""The calculators, each in a module of its own."""

from ninja import Router

from study.api.placement import router as placement_router

router = Router()
router.add_router("", placement_router)
