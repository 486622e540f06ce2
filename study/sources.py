"""The one door to content files: strict YAML and Markdown heads, every problem with file and line.

PyYAML is imported only here. It would let a repeated key pass and reads `no` as false; both are
refused. Pydantic says *what* is wrong by a path such as `questions, 3, choices`; the YAML nodes say
*where* that is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from config.settings import BASE_DIR

T = TypeVar("T")
Location = Sequence[str | int]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a content file that an author must mend."""

    path: str
    line: int
    message: str
    item: str = ""
    hint: str = ""

    def __str__(self) -> str:
        item = f" ({self.item})" if self.item else ""
        return f"{self.path}:{self.line}{item}: {self.message}"


class ContentError(Exception):
    """Content that cannot be used, with every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Findings(list[Problem]):
    """Problems gathered on the way, so that an author sees all of them at once."""

    @contextmanager
    def gather(self) -> Iterator[None]:
        try:
            yield
        except ContentError as error:
            self.extend(error.problems)

    def raise_any(self) -> None:
        if self:
            raise ContentError(self)


def shown(path: Path) -> str:
    """The path as an author knows it."""
    return path.relative_to(BASE_DIR).as_posix() if path.is_relative_to(BASE_DIR) else str(path)


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which words stay words: `no`, `on` and `off` are not booleans.

    Read in C: every start reads the whole course.
    """


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Document:
    """A content file as plain data, with the line of every part."""

    path: Path
    data: Any
    node: yaml.Node | None
    first_line: int = 1

    def line(self, location: Location) -> int:
        """The line where the part at this path begins; the nearest known part if it is missing."""
        node = self.node
        line = node.start_mark.line if node else 0
        for step in location:
            if isinstance(node, yaml.MappingNode):
                found = next((pair for pair in node.value if pair[0].value == str(step)), None)
                if found is None:
                    continue  # a step of pydantic's own, such as the name of a validator
                line, node = found[0].start_mark.line, found[1]
            elif (
                isinstance(node, yaml.SequenceNode)
                and isinstance(step, int)
                and step < len(node.value)
            ):
                node = node.value[step]
                line = node.start_mark.line
        return line + self.first_line

    def item(self, location: Location) -> str:
        """The id of the innermost part on the path that has one."""
        data, name = self.data, ""
        for step in location:
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(data, dict) and isinstance(data.get("id"), str):
                name = data["id"]
        return name

    def problem(self, message: str, location: Location = (), hint: str = "") -> Problem:
        return Problem(shown(self.path), self.line(location), message, self.item(location), hint)

    def build(self, shape: type[T]) -> T:
        """The file as the given model, or list or dict of models; raises ContentError."""
        try:
            result: T = TypeAdapter(shape).validate_python(self.data)
        except ValidationError as error:
            raise ContentError(self._explain(error)) from error
        return result

    def _explain(self, error: ValidationError) -> list[Problem]:
        problems = []
        for each in error.errors(include_url=False):
            where = ".".join(str(step) for step in each["loc"])
            hint = {
                "extra_forbidden": "remove the field, or correct its name",
                "missing": f"add `{each['loc'][-1] if each['loc'] else ''}`",
            }.get(each["type"], "")
            message = each["msg"].removeprefix("Value error, ")
            problems.append(
                self.problem(f"{where}: {message}" if where else message, each["loc"], hint)
            )
        return problems


def _repeated_keys(node: yaml.Node | None) -> Iterable[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line, key.value
            seen.add(key.value)
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value)


def read_text(path: Path) -> str:
    """The file's text; raises ContentError where it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([Problem(shown(path), 1, f"cannot be read: {error}")]) from error


def read_yaml(path: Path, text: str | None = None, first_line: int = 1) -> Document:
    """A YAML file, or a piece of one; raises ContentError."""
    source = read_text(path) if text is None else text
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else 0
        message = f"invalid YAML: {getattr(error, 'problem', None) or error}"
        hint = "put text that holds `: `, `#` or begins with `[` or `{` in quotes"
        raise ContentError([Problem(shown(path), line + first_line, message, hint=hint)]) from error
    repeated = [
        Problem(shown(path), line + first_line, f"key `{key}` is given twice")
        for line, key in _repeated_keys(node)
    ]
    if repeated:
        raise ContentError(repeated)
    return Document(path, data, node, first_line)


def read_markdown(path: Path, head: type[T]) -> tuple[T, str, int]:
    """The head of a Markdown file as a model, its body, and the body's first line."""
    lines = read_text(path).splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        hint = "begin with `---`, `title: …`, `lead: …`, `---`"
        raise ContentError([Problem(shown(path), 1, "the head is missing", hint=hint)])
    end = lines.index("---", 1)
    document = read_yaml(path, "\n".join(lines[1:end]), first_line=2)
    return document.build(head), "\n".join(lines[end + 1 :]), end + 2
