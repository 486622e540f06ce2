"""What load balancers decide, as JSON: six addresses, one for each part of the page.

Amounts are decimal strings, shares of one are too.
"""

from ninja import Router

from study.api.balancing.capacity import router as capacity_router
from study.api.balancing.flow import router as flow_router
from study.api.balancing.health import router as health_router
from study.api.balancing.routing import router as routing_router
from study.api.balancing.rules import router as rules_router
from study.api.balancing.zones import router as zones_router

router = Router()
router.add_router("", rules_router)
router.add_router("", routing_router)
router.add_router("", flow_router)
router.add_router("", zones_router)
router.add_router("", health_router)
router.add_router("", capacity_router)
