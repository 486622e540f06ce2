"""When a key was mended: what was graded by the old one is graded anew, once, and those told."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from learners.models import Learner
from quizzes import folding, services
from quizzes.content import banks
from quizzes.core.questions import ChoiceQuestion
from quizzes.models import Card, Note, Review
from quizzes.rekeying import rekey
from tests.web.quizzing import item_of, record, single, wrong_choices

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


@pytest.fixture
def mend(monkeypatch) -> Callable[[], None]:
    """Make the choice that `wrong_choices` takes the right one; once more, and it is as before."""
    question = single()
    taken = next(iter(wrong_choices(question)))
    keys = [taken, *question.key]

    def mended(key: str) -> ChoiceQuestion:
        choices = tuple(
            choice.model_copy(update={"correct": choice.id == key}) for choice in question.choices
        )
        return question.model_copy(update={"choices": choices})

    def turn() -> None:
        monkeypatch.setitem(banks().questions, question.id, mended(keys[0]))
        keys.reverse()

    return turn


def cards(learner: Learner) -> list[tuple[object, ...]]:
    return list(Card.objects.of(learner).order_by("item").values_list())


def run() -> str:
    call_command("rekey", single().id, stdout=(out := StringIO()))
    return out.getvalue().split("\r")[-1].strip()


def test_answers_are_graded_anew_and_the_card_is_what_it_would_have_been(
    gao: Learner, olga: Learner, mend
):
    question, at = single(), timezone.now()
    gao.time_zone = olga.time_zone
    gao.save()
    for days, right in ((20, False), (12, True), (3, False)):
        record(gao, question, right=right, at=at - timedelta(days=days))
        record(olga, question, right=not right, at=at - timedelta(days=days))
    expected = [row[2:] for row in cards(olga)]
    log = Review.objects.of(gao).count()
    Review.objects.of(olga).delete()
    Card.objects.of(olga).delete()

    mend()
    assert run() == "1 learners, 3 answers regraded: 2 now right, 1 now wrong, 0 with other credit"
    assert [row[2:] for row in cards(gao)] == expected
    assert Review.objects.of(gao).count() == log + 3  # nothing is edited, three are added
    answers = Review.objects.of(gao).standing().order_by("at")
    assert [review.correct for review in answers] == [True, False, True]
    assert folding.replay(learner=gao).changed == 0
    note = Note.objects.of(gao).get()
    assert (note.now_right, note.now_wrong, note.otherwise) == (2, 1, 0)


def test_done_twice_nothing_is_left_to_do(gao: Learner, mend):
    record(gao, single(), right=False)
    mend()
    run()
    before, log = cards(gao), Review.objects.count()
    assert "0 answers regraded" in run()
    assert (cards(gao), Review.objects.count(), Note.objects.count()) == (before, log, 1)


def test_a_key_mended_and_mended_back_leaves_what_was(gao: Learner, mend):
    record(gao, single(), right=False, at=timezone.now() - timedelta(days=1))
    before = cards(gao)
    for expected in ("1 now right", "1 now wrong", "1 now right", "1 now wrong"):
        mend()
        assert expected in run()
        assert Review.objects.of(gao).standing().count() == 1
    assert cards(gao) == before
    assert folding.replay(learner=gao).changed == 0


def test_an_answer_graded_anew_is_taken_back_whole(gao: Learner, mend):
    record(gao, single(), right=False)
    mend()
    run()
    mended = Review.objects.of(gao).standing().get()
    for _press in range(2):
        assert services.undo(learner=gao, review_id=mended.id, at=timezone.now()) == mended
        assert not Card.objects.of(gao).exists()
        assert not Review.objects.of(gao).standing().exists()
    assert "0 answers regraded" in run()


def test_what_was_not_to_touch_the_schedule_still_does_not(gao: Learner, mend):
    record(gao, single(), right=False)
    before = cards(gao)
    Review.objects.update(mode=Review.Mode.CRAM, rating=None)
    mend()
    assert "1 now right" in run()
    assert Review.objects.of(gao).standing().get().rating is None
    assert before
    assert not Card.objects.of(gao).exists()


def test_other_questions_and_answers_taken_back_are_left_alone(gao: Learner, mend):
    other = next(q for q in banks().asked if q.kind == "single" and q.id != single().id)
    record(gao, other, right=False)
    review = record(gao, single(), right=False)
    services.undo(learner=gao, review_id=review.id, at=timezone.now())
    mend()
    assert run().startswith("1 learners, 0 answers regraded")
    assert not Note.objects.exists()


def test_it_goes_on_learner_by_learner(gao: Learner, olga: Learner, stan: Learner, mend):
    for learner in (gao, olga):
        record(learner, single(), right=False)
    mend()
    found = rekey(item=item_of(single()), at=timezone.now())
    assert next(found).now_right == 1
    assert Note.objects.count() == 1  # the first is done, whole, before the second begins
    assert [each.now_right for each in found] == [1]
    assert not Note.objects.of(stan).exists()


@pytest.mark.parametrize("name", ["", "nothing-001", "cell:ebs.x.y.z", "x" * 1000])
def test_a_question_of_no_bank_is_named(name: str):
    with pytest.raises(CommandError, match="no question"):
        call_command("rekey", name)


def test_the_learner_is_told_once(
    client_of: ClientOf, gao: Learner, stan: Learner, url: Url, language: str, mend
):
    record(gao, single(), right=False)
    mend()
    run()
    browser, page = client_of(gao), url("quizzes:review")
    said = "现在算对" if language == "zh-hans" else "now counts as right"
    for _visit in range(2):  # until it was read
        assert said in browser.get(page).content.decode()
    note = Note.objects.of(gao).get()
    client_of(stan).post(url("quizzes:note"), {"note": str(note.id)})
    assert said in browser.get(page).content.decode()
    assert browser.post(url("quizzes:note"), {"note": str(note.id)})["Location"] == page
    assert said not in browser.get(page).content.decode()
    assert browser.post(url("quizzes:note"), {"note": "x" * 10_000}).status_code == 404
    assert browser.get(url("quizzes:note")).status_code == 405
    assert uuid.UUID(str(note.id))
