"""families.yaml and the decoder made of it, read once."""

from functools import cache

from config.settings import BASE_DIR
from study.core.types.decoding import Decoder
from study.core.types.families import FamilyBook
from study.sources import read_yaml

FAMILIES = BASE_DIR / "study" / "data" / "families.yaml"


@cache
def decoder() -> Decoder:
    """The decoder; raises ContentError."""
    return Decoder(read_yaml(FAMILIES).build(FamilyBook))
