"""The one way for an API view to refuse: `config.api` turns it into the JSON form of an error."""


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
