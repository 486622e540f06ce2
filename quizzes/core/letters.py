"""The letters of instance type names as items: which a name exercises, and what asks them."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from quizzes.core.questions import BuildQuestion, DecodeQuestion
from quizzes.core.questions.building import NamePart, Said
from quizzes.core.questions.pairing import Pair, Spare
from quizzes.core.tables import fill
from study.core.language import Strict, Text
from study.core.types.decoding import Decoded, Meaning

NUMBER = "instance-types-000"  # drawn from a name, it has no number of its own in a bank
SPARES = 3
SPECIALS = (("tb", "memory"), ("flex", "flex"))


class LetterFrames(Strict):
    """The sentences around a name."""

    decode: Text
    build: Text
    fits_none: Text


def letter_of(segment: Meaning) -> str | None:
    """The name of the item that a segment exercises; None for numbers, sizes and the dot."""
    code = segment.code
    match segment.role:
        case "series":
            return f"series-{code}"
        case "option" if len(code) == 1:
            return f"option-{code}"
        case "option":
            known = (name for ending, name in SPECIALS if code.endswith(ending))
            return f"special-{next(known, 'chip' if code[0] == 'm' else 'accelerator')}"
        case "size" if code.startswith("metal"):
            return "special-metal"
    return None


def letters_of(decoded: Decoded) -> dict[str, str]:
    """The letters that a name exercises, by the id of the part that asks each."""
    found = ((f"part-{n}", letter_of(each)) for n, each in enumerate(_meant(decoded)))
    return {part: letter for part, letter in found if letter is not None}


def decode_question(
    decoded: Decoded, frames: LetterFrames, others: Mapping[str, Text], section: str, seed: str
) -> DecodeQuestion:
    """Every part of the name to be put to its meaning; some meanings of other letters lie about."""
    pairs = tuple(
        Pair(
            id=f"part-{n}",
            left=_same(each.text),
            right=meaning_of(each),
            reason=each.choose or each.meaning,
        )
        for n, each in enumerate(_meant(decoded))
    )
    said = {pair.right.en for pair in pairs}
    spare = [letter for letter, sense in others.items() if sense.en not in said]
    return DecodeQuestion(
        id=NUMBER,
        kind="decode",
        version=1,
        section=section,
        difficulty=3,
        stem=fill(frames.decode, {"name": _same(decoded.name.name)}),
        name=decoded.name.name,
        pairs=pairs,
        spares=tuple(
            Spare(id=letter, right=others[letter], reason=frames.fits_none)
            for letter in _draw(spare, SPARES, seed)
        ),
    )


def build_question(decoded: Decoded, frames: LetterFrames, section: str) -> BuildQuestion:
    """The name to be written from what its parts say."""
    said = tuple(
        Said(part=_part(each), code=each.code, reason=meaning_of(each)) for each in _meant(decoded)
    )
    need = Text.model_construct(
        en="\n".join(f"- {each.reason.en}" for each in said),
        zh_hans="\n".join(f"- {each.reason.zh_hans}" for each in said),
    )
    return BuildQuestion(
        id=NUMBER,
        kind="build",
        version=1,
        section=section,
        difficulty=4,
        stem=fill(frames.build, {"need": need}),
        name=decoded.name.name,
        said=said,
    )


def _meant(decoded: Decoded) -> list[Meaning]:
    return [each for each in decoded.segments if each.role != "separator"]


def _part(segment: Meaning) -> NamePart:
    match segment.role:
        case "series" | "generation" | "size":
            return segment.role
    return "options"


def meaning_of(segment: Meaning) -> Text:
    """What a segment says without naming it: “Series M: general purpose” would give the m away."""
    sense = segment.sense
    if segment.role != "series":
        return sense
    return Text.model_construct(
        en=sense.en.partition(": ")[2] or sense.en,
        zh_hans=sense.zh_hans.partition("：")[2] or sense.zh_hans,
    )


def _same(text: str) -> Text:
    return Text.model_construct(en=text, zh_hans=text)


def _draw(things: Sequence[str], count: int, seed: str) -> list[str]:
    return sorted(things, key=lambda thing: sha256(f"{seed} {thing}".encode()).digest())[:count]
