"""Load curves to begin with: requests a second in each hour of an invented day."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OFFICE = (20, 20, 20, 20, 20, 30, 50, 90, 140, 170, 180, 170, 150, 170, 180, 170, 140, 90, 60, 40,
          30, 20, 20, 20)  # fmt: skip
SALE = (*[40] * 9, 60, 300, 280, 240, 160, 100, 70, *[40] * 8)
TWO_PEAKS = (10, 10, 10, 10, 10, 20, 60, 150, 90, 50, 50, 70, 120, 70, 50, 50, 60, 110, 190, 200,
             140, 70, 30, 10)  # fmt: skip
BATCH = (*[160] * 5, *[10] * 17, 160, 160)
EVEN = (80,) * 24

CURVES: tuple[tuple[Promise, tuple[int, ...]], ...] = (
    (_("office hours"), OFFICE),
    (_("a sale at ten"), SALE),
    (_("two peaks"), TWO_PEAKS),
    (_("a night batch"), BATCH),
    (_("even"), EVEN),
)


def written(load: tuple[int, ...]) -> str:
    """The curve as it stands in the address."""
    return ",".join(map(str, load))
