"""How many names are decoded in a second, in one process.

The aim is 100,000; the floor is half of it, for the machine may be busy with other tests.
"""

from time import perf_counter

import pytest

from study.decoder.families_file import decoder
from tests.core.test_naming import VENDOR_NAMES

AIM = 100_000


@pytest.mark.slow
def test_names_are_decoded_quickly():
    decode = decoder().decode
    rates = []
    for _ in range(5):
        start = perf_counter()
        for _ in range(20):
            for name in VENDOR_NAMES:
                decode(name)
        rates.append(20 * len(VENDOR_NAMES) / (perf_counter() - start))
    assert max(rates) > AIM / 2, f"{max(rates):,.0f} a second"
