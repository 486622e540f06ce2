"""What a closed paper says: raw scores, honest words, every question with its reasons, a trend."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.questions import Question
from quizzes.exams.regrading import regraded
from quizzes.exams.sitting import looked_back
from quizzes.models import Paper, PaperAnswer, Report
from study.core.language import Language
from study.templatetags.content import inline
from tests.web.examining import (
    EXAM,
    answers_of,
    begin,
    press,
    question_of,
    sit,
)

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def text_of(response) -> str:
    return response.content.decode()


def long_ago(**more: float):
    return timezone.now() - timedelta(days=3) + timedelta(**more)


def test_the_result_counts_scored_items_and_says_what_it_is_not(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper = sit(olga, at=long_ago(), right=9)
    html = text_of(client_of(olga).get(url("quizzes:result", paper.id)))
    scored = [each for each in answers_of(paper) if each.scored]
    assert (paper.right, paper.counted) == (sum(bool(e.correct) for e in scored), 12)
    blueprint = banks().blueprints[EXAM]
    for domain in blueprint.domains.values():
        assert domain.name.in_(language) in html
    # The pass mark stands there only to be told apart from a share.
    assert ("量表分" if language == "zh-hans" else "a scale from 100 to 1,000") in html
    assert ("计算服务" if language == "zh-hans" else "only compute") in html
    assert html.count('class="interval"') == len({each.domain for each in scored})
    assert html.count("<tr>") == 17


@pytest.mark.parametrize(
    ("confidence", "right", "words"),
    [
        ("sure", 10, {"en": "Read these first", "zh-hans": "先看这几题"}),
        ("guess", 10, {"en": "Guessed, and right", "zh-hans": "猜对的"}),
    ],
)
def test_sureness_is_held_against_what_was_right(
    client_of: ClientOf, olga: Learner, url: Url, language: str, confidence, right, words
):
    paper = sit(olga, at=long_ago(), right=right, confidence=confidence)
    html = text_of(client_of(olga).get(url("quizzes:result", paper.id)))
    assert words[language] in html


def test_every_question_is_there_with_its_verdict_and_reasons(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = sit(olga, at=long_ago(), right=8), client_of(olga)
    for answer in answers_of(paper):
        html = text_of(browser.get(url("quizzes:sitting", paper.id, answer.number)))
        verdict = "right" if answer.number <= 8 else "wrong"
        assert f'class="verdict verdict--{verdict}"' in html
        with override(language):
            for choice in question_of(answer).choices:
                assert inline(choice.reason) in html
        assert ("不计分题" if language == "zh-hans" else "unscored") in html or answer.scored


def test_a_blank_is_wrong_and_shows_the_right_answer(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper = begin(olga, at=long_ago())
    html = text_of(client_of(olga).get(url("quizzes:sitting", paper.id, 1)))
    assert ("空着没答" if language == "zh-hans" else "Left blank") in html
    assert "choice--right" in html and "choice--wrong" not in html


def of_each_kind() -> list[Question]:
    kinds: dict[str, Question] = {}
    for question in banks().asked:
        kinds.setdefault(question.kind, question)
    return list(kinds.values())


@pytest.mark.parametrize("question", of_each_kind(), ids=lambda question: question.kind)
def test_every_kind_that_the_banks_have_can_be_looked_back_at_blank(
    client_of: ClientOf, olga: Learner, url: Url, language: Language, question: Question
):
    paper = begin(olga, at=long_ago())
    answers = PaperAnswer.objects.of(paper)
    if not answers.filter(item=question.item).exists():
        answers.filter(number=1).update(item=question.item, version=question.version)
    browser = client_of(olga)
    browser.get(url("quizzes:result", paper.id))
    answer = answers.get(item=question.item)
    assert browser.get(url("quizzes:sitting", paper.id, answer.number)).status_code == 200
    shown = looked_back(answer, language)
    assert shown is not None and shown.verdict is not None and not shown.verdict.correct


def test_a_mended_question_says_that_it_does_not_count(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper = begin(olga, at=long_ago())
    PaperAnswer.objects.of(paper).filter(number=1).update(version=99)
    browser = client_of(olga)
    html = text_of(browser.get(url("quizzes:result", paper.id)))
    assert ("不计分，题目已修改" if language == "zh-hans" else "no, mended since") in html
    html = text_of(browser.get(url("quizzes:sitting", paper.id, 1)))
    assert ("修改过" if language == "zh-hans" else "mended after you began") in html


def test_a_question_mended_after_the_end_says_that_the_score_stays(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = sit(olga, at=long_ago()), client_of(olga)
    PaperAnswer.objects.of(paper).filter(number=1).update(version=99)
    html = text_of(browser.get(url("quizzes:sitting", paper.id, 1)))
    assert ("仍按当时的判分" if language == "zh-hans" else "stays as it was given") in html
    assert 'class="verdict verdict--right"' in html


def test_a_question_can_be_reported_from_a_closed_paper(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = sit(olga, at=long_ago()), client_of(olga)
    html = text_of(browser.get(url("quizzes:sitting", paper.id, 1)))
    review = re.search(r'name="review" value="([^"]+)"', html)
    assert review is not None
    sent = browser.post(url("quizzes:report"), {"review": review[1], "text": "The key is wrong."})
    assert sent.status_code == 200
    assert Report.objects.get().item == answers_of(paper)[0].item


def test_the_wrong_ones_can_be_sat_again_once_at_a_time(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = sit(olga, at=long_ago(), right=10), client_of(olga)
    wanted = {"paper": str(uuid.uuid4())}
    for _press in range(2):
        reply = browser.post(url("quizzes:retake", paper.id), wanted)
        assert reply["Location"] == url("quizzes:paper", wanted["paper"])
    again = Paper.objects.get(id=wanted["paper"])
    assert again.is_retake and len(answers_of(again)) == 6
    browser.post(url("quizzes:submit", again.id))
    html = text_of(browser.get(url("quizzes:result", again.id)))
    assert 'class="interval"' not in html  # it measures nothing
    assert ("不代表考试水平" if language == "zh-hans" else "nothing of the exam") in html


@pytest.mark.parametrize("wanted", ["", "nonsense", "x" * 10_000])
def test_a_bad_retake_leads_back_to_the_result(
    client_of: ClientOf, olga: Learner, url: Url, language: str, wanted: str
):
    paper = sit(olga, at=long_ago(), right=10)
    reply = client_of(olga).post(url("quizzes:retake", paper.id), {"paper": wanted})
    assert reply["Location"] == url("quizzes:result", paper.id)
    assert Paper.objects.count() == 1


def test_the_history_lists_papers_and_claims_a_trend_only_when_there_is_one(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    browser = client_of(olga)
    up = "你在进步" if language == "zh-hans" else "You are getting better"
    for hour, right in enumerate((2, 2, 15, 16)):
        sit(olga, at=long_ago(hours=hour), right=right)
        html = text_of(browser.get(url("quizzes:exams"), {"exam": EXAM}))
        assert html.count('class="past"') == hour + 1
        if hour in (1, 3):
            assert (up in html) is (hour == 3)
    other = text_of(browser.get(url("quizzes:exams"), {"exam": "SOA-C03"}))
    assert 'class="past"' not in other


def test_half_an_answer_is_named_on_the_look_over(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper = begin(olga, length="full")
    several = next(each for each in answers_of(paper) if question_of(each).kind == "multiple")
    half = sorted(question_of(several).key)[:1]
    press(paper, several.number, timezone.now(), choice=half)
    html = text_of(client_of(olga).get(url("quizzes:look-over", paper.id)))
    assert html.count("cell--part") == 1 and html.count("cell--blank") == 64


def test_a_score_stays_as_it_was_given_and_is_marked_where_a_key_was_mended_since(
    client_of: ClientOf, olga: Learner, gao: Learner, url: Url, language: str, monkeypatch
):
    paper, other = sit(olga, at=long_ago(), right=9), sit(gao, at=long_ago(), right=0)
    answer = next(each for each in answers_of(paper) if each.scored and each.correct)
    question = question_of(answer)
    browser, page = client_of(olga), url("quizzes:result", paper.id)
    marks = {
        "en": (
            "The key of 1 question was mended",
            "wrong by today's key",
            "A key was mended since",
        ),
        "zh-hans": ("有 1 道题的答案更正过", "按现在的答案算错", "后来有题目更正过答案"),
    }[language]

    def shown() -> list[bool]:
        pages = (page, page, url("quizzes:exams"))
        htmls = [unescape(text_of(browser.get(each))) for each in pages]
        return [mark in text for mark, text in zip(marks, htmls, strict=True)]

    assert shown() == [False, False, False]
    choices = [each.model_copy(update={"correct": not each.correct}) for each in question.choices]
    swapped = question.model_copy(update={"choices": tuple(choices)})
    monkeypatch.setitem(banks().questions, question.id, swapped)
    call_command("rekey", question.id, stdout=StringIO())
    assert shown() == [True, True, True]
    text = text_of(browser.get(page))
    given, today = {
        "en": (f"{paper.right} of 12 right", f"it would be {paper.right - 1} of 12"),
        "zh-hans": (f"{paper.right}", f"12 题中答对 {paper.right - 1} 题"),
    }[language]
    assert given in text
    assert today in text
    paper.refresh_from_db()
    assert Paper.objects.of(olga).get().right == paper.right
    assert regraded(None) == {}
    assert set(regraded(olga)) == {paper.id}
    assert other.id not in regraded(olga)
    monkeypatch.setitem(banks().questions, question.id, question)
    call_command("rekey", question.id, stdout=StringIO())
    assert shown() == [False, False, False]
