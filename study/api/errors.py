"""The one way for an API view to refuse: `config.api` turns it into the JSON form of an error."""

from ninja import Schema


class FaultOut(Schema):
    """`field` is the parameter that is wrong, `position` the place in its text, if known."""

    code: str
    message: str
    field: str | None
    position: int | None


class ErrorOut(Schema):
    """What is wrong, and what would be right.

    `suggestions` are names that may be meant, `regions` those in which there is what was asked for,
    `fact` the one that forbids it: each is there only where there are any.
    """

    error: FaultOut
    suggestions: list[str] | None = None
    regions: list[str] | None = None
    fact: str | None = None


class Problem(Exception):
    def __init__(
        self,
        *,
        status: int,
        code: str,
        message: str,
        field: str | None = None,
        position: int | None = None,
        more: dict[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.position = position
        self.more = more or {}
