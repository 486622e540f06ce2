from ninja import Router

from study.api.pricing import router as pricing_router

router = Router()
router.add_router("", pricing_router)
