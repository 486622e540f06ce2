"""The calculators, each in a module of its own."""

from ninja import Router

from study.api.balancing import router as balancing_router
from study.api.credits import router as credits_router
from study.api.ebs import router as ebs_router
from study.api.efs import router as efs_router
from study.api.hibernation import router as hibernation_router
from study.api.lifecycle import router as lifecycle_router
from study.api.moving import router as moving_router
from study.api.placement import router as placement_router
from study.api.pricing import router as pricing_router
from study.api.scaling import router as scaling_router
from study.api.serverless import router as serverless_router
from study.api.termination import router as termination_router

router = Router()
router.add_router("", credits_router)
router.add_router("", ebs_router)
router.add_router("", hibernation_router)
router.add_router("", lifecycle_router)
router.add_router("", moving_router)
router.add_router("", placement_router)
router.add_router("", pricing_router)
router.add_router("", scaling_router)
router.add_router("", termination_router)
router.add_router("", balancing_router)
router.add_router("", serverless_router)
router.add_router("", efs_router)
