"""A paper is frozen, its clock is the server's, every press is kept once, and it closes once."""

import threading
import uuid
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.assembly import TooFewQuestions
from quizzes.core.blueprint import LENGTHS
from quizzes.exams import services
from quizzes.items import find_item
from quizzes.models import Card, Paper, PaperAnswer, Review
from quizzes.rekeying import rekey
from quizzes.services import undo
from tests.web.examining import (
    EXAM,
    NOON,
    answers_of,
    begin,
    choice_of,
    press,
    question_of,
    sit,
)

MINUTE = timedelta(minutes=1)


def after(**wait: float):
    return NOON + timedelta(**wait)


@pytest.mark.parametrize("extra", [True, False])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_paper_has_the_size_and_time_of_its_length(olga: Learner, length, extra):
    size = banks().blueprints[EXAM].size(length)
    paper = begin(olga, at=NOON, length=length, extra=extra)
    answers = answers_of(paper)
    assert len(answers) == size.questions
    assert sum(not answer.scored for answer in answers) == size.unscored
    assert paper.deadline - NOON == MINUTE * (size.minutes + (size.extra if extra else 0))
    assert [answer.number for answer in answers] == list(range(1, size.questions + 1))
    assert all(answer.version == question_of(answer).version for answer in answers)
    assert all(answer.domain == question_of(answer).domains[EXAM] for answer in answers)


def test_started_twice_by_one_id_it_is_one_paper(olga: Learner):
    wanted = uuid.uuid4()
    fields = {"learner": olga, "exam": EXAM, "extra": False, "at": NOON}
    one = services.start(paper_id=wanted, length="quarter", **fields)
    two = services.start(paper_id=wanted, length="half", **fields)
    assert one.id == two.id and two.length == "quarter"
    assert Paper.objects.count() == 1


def test_while_one_is_under_way_another_start_leads_to_it(olga: Learner, stan: Learner):
    paper = begin(olga, at=NOON)
    assert begin(olga, at=after(minutes=1)).id == paper.id
    assert begin(stan, at=after(minutes=1)).id != paper.id


def test_the_database_itself_allows_one_paper_under_way(olga: Learner):
    paper = begin(olga, at=NOON)
    paper.id = uuid.uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)


def test_when_time_has_run_out_a_new_one_may_begin(olga: Learner):
    paper = begin(olga, at=NOON)
    another = begin(olga, at=paper.deadline)
    assert another.id != paper.id
    assert Paper.objects.get(id=paper.id).ended == "time"


@pytest.mark.usefixtures("one_bank")
def test_too_few_questions_start_nothing(olga: Learner):
    with pytest.raises(TooFewQuestions) as refused:
        begin(olga, length="full")
    assert refused.value.wanted == 65
    assert not Paper.objects.exists()


@pytest.mark.usefixtures("one_bank")
def test_a_domain_with_too_few_questions_is_remembered_with_the_paper(olga: Learner):
    pool = banks().of_exam(EXAM)
    paper = begin(olga)
    answers = answers_of(paper)
    assert len(answers) == 16
    for domain, missing in paper.shortfall.items():
        assert missing > 0
        assert sum(each.domain == domain for each in answers) == len(pool[domain])
    assert paper.shortfall


def test_the_next_paper_brings_what_was_not_on_the_last(olga: Learner):
    first, second = sit(olga, at=NOON), sit(olga, at=after(hours=1))
    items = [{each.item for each in answers_of(paper)} for paper in (first, second)]
    assert not items[0] & items[1]


def test_a_later_press_wins_and_the_same_press_counts_once(olga: Learner):
    paper = begin(olga, at=NOON)
    answer = answers_of(paper)[0]
    right, wrong = choice_of(answer, right=True), choice_of(answer, right=False)
    press(paper, 1, after(seconds=20), choice=wrong, pressed_at=after(seconds=10))
    press(paper, 1, after(seconds=21), choice=right, pressed_at=after(seconds=12))
    # Sent again, and one that was held up on the way.
    press(paper, 1, after(seconds=30), choice=right, pressed_at=after(seconds=12))
    press(paper, 1, after(seconds=40), choice=wrong, pressed_at=after(seconds=11))
    answer = answers_of(paper)[0]
    assert answer.given == {"choice": right}
    assert answer.pressed_at == after(seconds=12)


def test_a_clock_that_runs_ahead_does_not_keep_later_presses_out(olga: Learner):
    paper = begin(olga, at=NOON)
    answer = answers_of(paper)[0]
    press(paper, 1, after(seconds=5), right=False, pressed_at=after(days=365))
    press(paper, 1, after(seconds=6), right=True, pressed_at=after(seconds=6))
    assert answers_of(paper)[0].given == {"choice": choice_of(answer, right=True)}


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=1), timedelta(days=30)])
def test_after_the_deadline_a_press_is_refused_and_the_paper_closed_as_it_stood(
    olga: Learner, late: timedelta
):
    paper = begin(olga, at=NOON)
    assert press(paper, 1, paper.deadline - timedelta(milliseconds=1), right=True) is not None
    assert press(paper, 2, paper.deadline + late, right=True) is None
    closed = Paper.objects.get()
    assert (closed.ended, closed.closed_at) == ("time", paper.deadline)
    first, second = answers_of(paper)[:2]
    assert (first.correct, second.correct) == (True, False)
    assert second.given == {}
    assert Review.objects.count() == 1


def test_a_flag_after_the_deadline_is_refused_too(olga: Learner):
    paper = begin(olga, at=NOON)
    assert services.flag(paper=paper, number=1, flagged=True, at=paper.deadline) is None
    assert not answers_of(paper)[0].flagged


def test_handed_in_twice_it_is_handed_in_once(olga: Learner):
    paper = begin(olga, at=NOON)
    press(paper, 1, after(seconds=1))
    one = services.submit(paper=paper, at=after(minutes=1))
    two = services.submit(paper=paper, at=after(minutes=2))
    assert one.closed_at == two.closed_at == after(minutes=1)
    assert press(paper, 2, after(minutes=3)) is None
    assert Review.objects.count() == 1


def test_handed_in_too_late_it_is_what_stood_at_the_deadline(olga: Learner):
    paper = begin(olga, at=NOON)
    late = services.submit(paper=paper, at=paper.deadline + MINUTE)
    assert (late.ended, late.closed_at) == ("time", paper.deadline)


def test_closing_what_has_expired_leaves_the_rest_alone(olga: Learner, stan: Learner):
    mine, his = begin(olga, at=NOON), begin(stan, at=after(minutes=10))
    services.close_expired(learner=olga, at=mine.deadline - MINUTE)
    assert Paper.objects.open().count() == 2
    services.close_expired(learner=olga, at=mine.deadline)
    assert [paper.id for paper in Paper.objects.open()] == [his.id]


def test_all_or_nothing_and_unscored_items_do_not_count(olga: Learner):
    paper = begin(olga, at=NOON, length="full")
    answers = answers_of(paper)
    several = next(each for each in answers if question_of(each).kind == "multiple")
    press(paper, several.number, after(seconds=1), choice=sorted(question_of(several).key)[:1])
    unscored = next(each for each in answers if not each.scored and each != several)
    press(paper, unscored.number, after(seconds=2))
    counted = next(each for each in answers if each.scored and each not in (several, unscored))
    press(paper, counted.number, after(seconds=3))
    closed = services.submit(paper=paper, at=after(minutes=1))
    graded = {each.number: each.correct for each in answers_of(paper)}
    assert not graded[several.number]
    assert graded[unscored.number] and graded[counted.number]
    assert (closed.right, closed.counted) == (1, 50)
    # Half an answer is none: only what is whole reaches the log.
    assert {each.item for each in Review.objects.all()} == {unscored.item, counted.item}


@pytest.mark.parametrize(
    ("confidence", "right", "rating"),
    [
        (None, True, None),
        (None, False, None),
        ("sure", True, 4),
        ("unsure", True, 3),
        ("guess", True, 2),
        ("sure", False, 1),
    ],
)
def test_only_an_answer_that_says_how_sure_it_was_moves_the_schedule(
    olga: Learner, confidence, right, rating
):
    paper = begin(olga, at=NOON)
    press(paper, 1, after(seconds=1), right=right, confidence=confidence)
    assert not Review.objects.exists()  # nothing is judged before the end
    services.submit(paper=paper, at=after(minutes=1))
    review = Review.objects.get()
    assert (review.mode, review.rating, review.correct) == ("exam", rating, right)
    assert (review.at, review.confidence) == (after(seconds=1), confidence or "")
    assert review.id == answers_of(paper)[0].review_id
    assert Card.objects.exists() is (rating is not None)


def test_an_exam_s_answer_cannot_be_taken_back(olga: Learner):
    sit(olga, at=NOON)
    review = Review.objects.first()
    assert review is not None
    assert undo(learner=olga, review_id=review.id, at=after(hours=1)) is None


def test_time_is_counted_for_the_item_that_was_looked_at_and_never_twice(olga: Learner):
    paper = begin(olga, at=NOON)
    press(paper, 1, after(seconds=30), shown_at=NOON)
    press(paper, 1, after(seconds=50), shown_at=NOON)
    press(paper, 2, after(seconds=70), shown_at=after(seconds=50))
    # A second tab that has stood open all along adds only what nobody has counted.
    press(paper, 3, after(seconds=80), shown_at=NOON)
    times = [each.milliseconds for each in answers_of(paper)[:3]]
    assert times == [50_000, 20_000, 10_000]


def test_only_a_change_on_a_later_visit_is_a_change_of_mind(olga: Learner):
    paper = begin(olga, at=NOON)
    # While thinking: wrong, then right.
    press(paper, 1, after(seconds=1), right=False, shown_at=NOON)
    press(paper, 1, after(seconds=2), right=True, shown_at=NOON)
    # On another visit: right, then wrong, and there and back again on a third.
    press(paper, 2, after(seconds=3), right=True, shown_at=after(seconds=2))
    press(paper, 2, after(seconds=60), right=False, shown_at=after(seconds=50))
    press(paper, 3, after(seconds=70), right=True, shown_at=after(seconds=60))
    press(paper, 3, after(seconds=90), right=False, shown_at=after(seconds=80))
    press(paper, 3, after(seconds=99), right=True, shown_at=after(seconds=95))
    services.submit(paper=paper, at=after(minutes=5))
    first, second, third = answers_of(paper)[:3]
    assert (first.first_correct, first.correct) == (None, True)
    assert (second.first_correct, second.correct) == (True, False)
    assert (third.first_correct, third.correct) == (None, True)


def test_a_question_that_was_mended_meanwhile_does_not_count(olga: Learner):
    paper = begin(olga, at=NOON)
    scored = next(each for each in answers_of(paper) if each.scored)
    press(paper, scored.number, after(seconds=1))
    PaperAnswer.objects.of(paper).filter(number=scored.number).update(version=99)
    closed = services.submit(paper=paper, at=after(minutes=1))
    assert (closed.right, closed.counted) == (0, 11)
    assert answers_of(paper)[scored.number - 1].correct is None
    assert not Review.objects.exists()


def test_a_retake_has_what_was_wrong_at_the_same_pace(olga: Learner):
    paper = sit(olga, at=NOON, right=10)
    again = services.retake(paper=paper, paper_id=uuid.uuid4(), at=after(hours=1))
    assert again is not None
    wrong = [each.item for each in answers_of(paper) if not each.correct]
    assert [each.item for each in answers_of(again)] == wrong
    assert len(wrong) == 6
    assert again.deadline - again.started_at == MINUTE * 13  # 33 minutes for 16, so 12.4 for 6
    assert again.is_retake and again.retakes == paper.id


def test_nothing_wrong_leaves_nothing_to_retake(olga: Learner):
    paper = sit(olga, at=NOON)
    assert services.retake(paper=paper, paper_id=uuid.uuid4(), at=after(hours=1)) is None


def test_a_key_mended_later_regrades_the_log_and_leaves_the_score(olga: Learner, monkeypatch):
    paper = sit(olga, at=NOON, right=16)
    scored = next(each for each in answers_of(paper) if each.scored)
    question = question_of(scored)
    turned = tuple(
        each.model_copy(update={"correct": not each.correct}) for each in question.choices
    )
    mended = question.model_copy(update={"choices": turned, "version": question.version + 1})
    monkeypatch.setitem(banks().questions, question.id, mended)
    item = find_item(scored.item)
    assert item is not None
    assert [found.now_wrong for found in rekey(item=item, at=after(days=1))] == [1]
    review = Review.objects.standing().get(item=scored.item)
    assert (review.correct, review.rating) == (False, None)
    assert answers_of(paper)[scored.number - 1].correct is True
    assert Paper.objects.get().right == paper.right


def test_half_right_is_wrong_on_the_paper_and_no_news_to_a_regrading(olga: Learner):
    paper = begin(olga, at=NOON, length="full")
    several = next(each for each in answers_of(paper) if question_of(each).kind == "multiple")
    press(paper, several.number, after(seconds=1), right=False)
    services.submit(paper=paper, at=after(minutes=1))
    assert answers_of(paper)[several.number - 1].correct is False
    item = find_item(several.item)
    assert item is not None
    assert [found.reviews for found in rekey(item=item, at=after(days=1))] == [0]


def at_once(count: int, act) -> list[Exception]:
    faults: list[Exception] = []

    def run() -> None:
        try:
            act()
        except Exception as error:  # told by the test that asks
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@pytest.mark.django_db(transaction=True)
def test_started_in_many_tabs_at_once_it_is_one_paper(olga: Learner):
    assert at_once(6, lambda: begin(olga, at=NOON)) == []
    assert Paper.objects.count() == 1
    assert PaperAnswer.objects.count() == 16


@pytest.mark.django_db(transaction=True)
def test_handed_in_from_many_tabs_at_once_it_closes_once(olga: Learner):
    paper = begin(olga, at=NOON)
    press(paper, 1, after(seconds=1), confidence="sure")
    assert at_once(6, lambda: services.submit(paper=paper, at=after(minutes=1))) == []
    assert Review.objects.count() == 1
    assert Card.objects.get().reps == 1


@pytest.mark.parametrize("late_first", [True, False])
def test_a_press_that_was_overtaken_undoes_none_of_its_own_kind(olga: Learner, late_first: bool):
    """Three kinds of press from two tabs, the older ones held up on the way, in either order."""
    paper = begin(olga, at=NOON)
    first = answers_of(paper)[0]
    old, new = after(seconds=5), after(seconds=9)

    def send(at: datetime, *, right: bool, confidence: str, flagged: bool) -> None:
        services.save(
            paper=paper,
            number=1,
            draft={"choice": choice_of(first, right=right)},
            confidence=confidence,
            language="en",
            pressed_at=at,
            sure_pressed_at=at,
            shown_at=NOON,
            at=after(minutes=1),
        )
        services.flag(paper=paper, number=1, flagged=flagged, pressed_at=at, at=after(minutes=1))

    presses = [
        lambda: send(new, right=True, confidence="sure", flagged=False),
        lambda: send(old, right=False, confidence="guess", flagged=True),
    ]
    for press_now in presses[::-1] if late_first else presses:
        press_now()
        press_now()  # doubled, it counts once
    answer = answers_of(paper)[0]
    assert answer.given == {"choice": choice_of(first, right=True)}
    assert (answer.confidence, answer.flagged) == ("sure", False)
    assert answer.pressed_at == answer.sure_pressed_at == answer.flag_pressed_at == new


def test_how_sure_does_not_make_an_older_answer_newer(olga: Learner):
    paper = begin(olga, at=NOON)
    first = answers_of(paper)[0]
    press(paper, 1, after(seconds=20), right=True, pressed_at=after(seconds=10))
    services.save(
        paper=paper,
        number=1,
        draft={"choice": choice_of(first, right=False)},
        confidence="sure",
        language="en",
        pressed_at=after(seconds=5),
        sure_pressed_at=after(seconds=15),
        shown_at=NOON,
        at=after(seconds=30),
    )
    answer = answers_of(paper)[0]
    assert answer.given == {"choice": choice_of(first, right=True)}
    assert answer.confidence == "sure"


def test_the_same_choice_pressed_again_later_stands_against_one_between(olga: Learner):
    paper = begin(olga, at=NOON)
    first = answers_of(paper)[0]
    for seconds in (5, 15):
        press(paper, 1, after(seconds=20), right=True, pressed_at=after(seconds=seconds))
    press(paper, 1, after(seconds=30), right=False, pressed_at=after(seconds=10))
    assert answers_of(paper)[0].given == {"choice": choice_of(first, right=True)}


def test_a_press_that_comes_late_takes_no_time_that_it_did_not_need(olga: Learner):
    paper = begin(olga, at=NOON)
    press(paper, 1, after(minutes=5), pressed_at=after(seconds=30), shown_at=NOON)
    press(paper, 2, after(minutes=5), pressed_at=after(seconds=50), shown_at=after(seconds=30))
    press(paper, 2, after(minutes=6), shown_at=after(minutes=5))
    assert [each.milliseconds for each in answers_of(paper)[:2]] == [30_000, 80_000]
