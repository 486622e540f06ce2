"""What programs may ask: lessons, facts, type names, calculators."""

from ninja import Router

from study.api.calculators import router as calculators_router
from study.api.decode import router as decode_router
from study.api.reading import router as reading_router

router = Router()
router.add_router("", reading_router, tags=["lessons and facts"])
router.add_router("", decode_router, tags=["instance types"])
router.add_router("calculators", calculators_router, tags=["calculators"])
