"""What every kind of question shares: its form in a bank, and the way an answer is read and graded.

Ids are for ever. A question or part that proves wrong is retired, never renamed, and its id is
never given to another; whoever changes what a question asks raises its version.

A kind is one model with `parts`, `read` and `grade`, one template of its name, and a test.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from study.core.language import Strict, Text, Words

QuestionId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-\d{3}$")]
PartId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

# What was answered, as it is stored: for choices their ids, for an order the ids in it, for pairs
# `left=right`, for what is typed the text.
Response = tuple[str, ...]
# What a browser sends: the values of each field.
Sent = Mapping[str, Sequence[str]]
LONGEST_TYPED = 200


class InvalidResponse(ValueError):
    """An answer that cannot be graded. `code` says why and `wanted`, where it counts, how many:
    nothing_chosen, half_chosen, wrong_count, unknown_part, repeated_part, not_a_name, too_long.

    Of a number (not_a_number, misplaced_comma, other_unit, unknown_unit) it knows the `unit` that
    is asked for, what was `written` instead, and how that may be written `right`.
    """

    def __init__(
        self,
        code: str,
        wanted: int = 0,
        *,
        unit: Text | None = None,
        written: str = "",
        right: Sequence[str] = (),
    ) -> None:
        super().__init__(code)
        self.code = code
        self.wanted = wanted
        self.unit = unit
        self.written = written
        self.right = right


@dataclass(frozen=True, slots=True)
class Verdict:
    """`credit` runs from 0 to 1; `correct` is full credit, and all that an exam counts.

    `parts` says of each part, by id, whether it was right; `remark` is the code of a near miss.
    """

    correct: bool
    credit: Decimal
    parts: Mapping[str, bool] = field(default_factory=dict)
    remark: str = ""


def verdict(credit: Decimal, parts: Mapping[str, bool], remark: str = "") -> Verdict:
    """A verdict whose credit is kept to three places, of which only the whole is correct."""
    kept = max(Decimal(0), credit).quantize(Decimal("0.001"))
    return Verdict(kept == 1, kept, parts, remark)


def share(parts: Mapping[str, bool]) -> Verdict:
    """A verdict that gives each right part its share."""
    return verdict(Decimal(sum(parts.values())) / len(parts), parts)


@dataclass(frozen=True, slots=True)
class Part:
    """Something of a question that is shown and has an order: a choice, a step, a right side.

    `correct` is None where being right depends on what it is put to. Parts of one `group` stand
    together, before those of the next.
    """

    id: str
    text: Text
    reason: Text
    correct: bool | None = None
    right_if: Text | None = None
    keep_last: bool = False
    group: str = "choice"


class Question(Strict):
    """The head of every question. `kind` is narrowed by each kind to its own name or names."""

    id: QuestionId
    kind: str
    version: int = Field(ge=1)
    section: str
    domains: dict[str, str] = {}
    difficulty: int = Field(ge=1, le=5)
    # What the key rests on. A question of a bank names one at least.
    facts: Annotated[tuple[str, ...], Field(strict=False)] = ()
    # Questions of one case share its text, which stands before each stem.
    case: Text | None = None
    stem: Text
    hint: Text | None = None
    retired: bool = False

    @property
    def item(self) -> str:
        """The key under which this question is scheduled."""
        return f"question:{self.id}"

    @property
    def template(self) -> str:
        """The name of the template that shows it, before and after the answer."""
        raise NotImplementedError

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the form's fields that `read` looks at."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown in an order decided by the answer's id."""
        return ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the question, for the check of its markup."""
        extra = (self.case, self.hint)
        return (self.stem, *(text for text in extra if text is not None))

    def read(self, sent: Sent) -> Response:
        """The response in what a browser sent; raises InvalidResponse."""
        raise NotImplementedError

    def grade(self, response: Response) -> Verdict:
        """The verdict on a response that `read` has let through; raises InvalidResponse for one
        that an older form of the question let through and this one would not."""
        raise NotImplementedError

    def given(self, response: Response) -> dict[str, str]:
        """The response by part, as the page shows it: what was taken, its number, its partner."""
        raise NotImplementedError


def typed(sent: Sent, name: str) -> str:
    """One field of text, trimmed; raises InvalidResponse where it is empty or endless."""
    text = next(iter(sent.get(name, ())), "").strip()
    if not text:
        raise InvalidResponse("nothing_chosen")
    if len(text) > LONGEST_TYPED:
        raise InvalidResponse("too_long")
    return text


def unique_ids(ids: Sequence[str], what: str) -> None:
    """Raises ValueError where an id is used twice."""
    if len(set(ids)) != len(ids):
        raise ValueError(f"two {what} have the same id")


class Explained(Strict):
    """A part of a question with the reason that belongs to it."""

    id: PartId
    text: Words
    reason: Text

    @property
    def texts(self) -> tuple[Text, ...]:
        return self.text, self.reason


def optional(*texts: Any) -> tuple[Text, ...]:
    return tuple(text for text in texts if text is not None)
