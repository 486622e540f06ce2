"""Names that somebody may have meant: the one door to rapidfuzz."""

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

# Two slips in a name of nine letters are 0.78; below six in ten a suggestion is a guess.
_CLOSE = 0.6


def nearest(text: str, names: Collection[str], limit: int) -> list[str]:
    """The names most like the text, best first.

    Slips are letters left out, put in, mistaken, or swapped with the next. Among equals the one
    that begins alike comes first: typing goes wrong later rather than sooner.
    """
    found = process.extract(
        text,
        names,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_CLOSE,
        limit=None,
    )
    ranked = sorted(
        found, key=lambda each: (-each[1], -_alike(text, each[0]), len(each[0]), each[0])
    )
    return [name for name, *_ in ranked[:limit]]


def _alike(text: str, name: str) -> int:
    """How many letters both have in common at the front."""
    return next((place for place, (a, b) in enumerate(zip(text, name, strict=False)) if a != b), 99)
