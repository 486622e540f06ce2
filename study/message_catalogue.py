"""Interface words: what the code and templates say, and what the Chinese catalogue answers.

Done without the gettext programs, which many machines lack: templates through Django's own
`templatize`, Python through its syntax tree, the catalogue through Babel.
"""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from config.settings import BASE_DIR

CATALOGUE = BASE_DIR / "config" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
APPS = ("config", "learners", "study", "quizzes")

STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(
    rf"\b(?P<name>gettext|ngettext|pgettext|npgettext|_)\(\s*(?P<args>{STRING}(?:\s*,\s*{STRING})*)"
)
# How many leading arguments are text, and whether the first is a context.
FUNCTIONS = {
    "_": (1, False),
    "gettext": (1, False),
    "gettext_lazy": (1, False),
    "later": (1, False),  # gettext_lazy, where a module needs gettext as well
    "ngettext": (2, False),
    "ngettext_lazy": (2, False),
    "pgettext": (2, True),
    "pgettext_lazy": (2, True),
    "npgettext": (3, True),
}


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A sentence of the interface; `plural` only where the sentence counts."""

    text: str
    context: str = ""
    plural: str = ""


def _message(name: str, args: list[str]) -> Message | None:
    count, has_context = FUNCTIONS[name]
    if len(args) < count:
        return None
    context = args.pop(0) if has_context else ""
    plural = args[1] if name.startswith(("ngettext", "npgettext")) else ""
    return Message(args[0], context, plural)


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        args = [
            arg.value
            for arg in node.args
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if name in FUNCTIONS and (found := _message(name, args)):
            yield found


def _in_template(source: str, origin: str) -> Iterator[Message]:
    for match in TEMPLATE_CALL.finditer(templatize(source, origin=origin)):
        args = [ast.literal_eval(text) for text in re.findall(STRING, match["args"])]
        if found := _message(match["name"], args):
            yield found


def said() -> dict[Message, str]:
    """Every message of the interface, with a place where it is said."""
    found: dict[Message, str] = {}
    for path in sorted((BASE_DIR / "templates").rglob("*.*")):
        origin = path.relative_to(BASE_DIR).as_posix()
        for message in _in_template(path.read_text(encoding="utf-8"), origin):
            found.setdefault(message, origin)
    for app in APPS:
        for path in sorted((BASE_DIR / app).rglob("*.py")):
            for message in _in_python(path.read_text(encoding="utf-8")):
                found.setdefault(message, path.relative_to(BASE_DIR).as_posix())
    return found


def answered() -> set[Message]:
    """Every message that the catalogue has Chinese for."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_Hans", abort_invalid=True)
    found = set()
    for entry in catalogue:
        texts = entry.string if isinstance(entry.string, tuple | list) else [entry.string]
        if not entry.id or not all(texts) or entry.fuzzy:
            continue
        ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id, "")
        found.add(Message(ids[0], entry.context or "", ids[1]))
    return found


def compiled() -> bytes:
    """The catalogue in the form that Django reads at run time."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_Hans", abort_invalid=True)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def repeated() -> list[str]:
    """Message ids that stand twice in the file, which Babel would merge silently."""
    seen: set[tuple[str, str]] = set()
    twice = []
    text = CATALOGUE.read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", text):
        match = re.search(r'^msgid ((?:".*"\s*)+)', block, re.MULTILINE)
        context = re.search(r'^msgctxt (".*")', block, re.MULTILINE)
        if match is None:
            continue
        key = (context[1] if context else "", "".join(re.findall(r'"(.*)"', match[1])))
        if key in seen:
            twice.append(key[1])
        seen.add(key)
    return twice


def compiled_path() -> Path:
    return CATALOGUE.with_suffix(".mo")
