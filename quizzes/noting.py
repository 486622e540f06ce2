"""Notes to a learner, with the question that each is about."""

from dataclasses import dataclass

from learners.models import Learner
from quizzes.items import find_item
from quizzes.models import Note
from study.core.language import Text


@dataclass(frozen=True, slots=True)
class ShownNote:
    """What counts differently since a key was mended, and the stem of its question."""

    note: Note
    name: str
    stem: Text


def notes_of(learner: Learner | None) -> list[ShownNote]:
    """What the learner has not been told yet; what is gone since needs no word."""
    found = []
    for note in Note.objects.of(learner).unseen():
        item = find_item(note.item)
        if item is not None:
            name = item.key.removeprefix("question:")
            found.append(ShownNote(note, name, item.question.stem))
    return found
