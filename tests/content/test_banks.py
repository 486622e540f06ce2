"""What makes a bank fair: enough questions over all sections, and nothing that gives a key away."""

from collections import Counter

import pytest

from quizzes.content import banks
from quizzes.core.assembly import shares
from quizzes.core.questions import ChoiceQuestion
from study.content import course
from study.core.inline import Writer
from study.core.language import LANGUAGES, Language
from study.core.reading import plain_text

LESSONS = list(course().lessons)
# Of four choices the key is the longest in a quarter of cases by chance.
MOST_LONGEST = 0.4
# The longest choice beside the shortest, and what short ones may differ by anyway.
MOST_APART, SLACK = 2.0, {"en": 14, "zh-hans": 8}


# Exams of which a full paper leaves no domain short, and the least there are of each kind.
FULL = ["SAA-C03", "CLF-C02", "SOA-C03"]
KINDS = {"term": 10, "decode": 8, "ordering": 15, "matching": 15, "numeric": 15}


def lengths(question: ChoiceQuestion, language: Language) -> dict[str, int]:
    writer = Writer(course().desk, language, asking=True)
    return {
        choice.id: len(plain_text(choice.text.in_(language), writer)) for choice in question.choices
    }


def singles(lesson: str) -> list[ChoiceQuestion]:
    return [
        each
        for each in banks().of_lesson(lesson)
        if isinstance(each, ChoiceQuestion) and each.kind == "single"
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_bank_asks_enough_and_of_every_section(lesson: str):
    asked = banks().of_lesson(lesson)
    assert len(asked) >= 10
    assert {question.section for question in asked} == set(course().lessons[lesson].section_ids)
    assert {"single", "multiple"} <= {question.kind for question in asked}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_key_is_not_the_longest_choice_by_habit(lesson: str, language: Language):
    longest = 0
    asked = singles(lesson)
    for question in asked:
        sizes = lengths(question, language)
        (key,) = question.key
        longest += all(sizes[key] > size for other, size in sizes.items() if other != key)
    assert longest <= MOST_LONGEST * len(asked), f"{longest} of {len(asked)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_are_of_like_length(language: Language):
    apart = {}
    for question in banks().asked:
        if isinstance(question, ChoiceQuestion):
            sizes = lengths(question, language).values()
            if max(sizes) > MOST_APART * min(sizes) + SLACK[language]:
                apart[question.id] = sorted(sizes)
    assert apart == {}


def test_the_key_stands_in_every_place():
    places = Counter(
        [choice.correct for choice in question.choices].index(True)
        for lesson in LESSONS
        for question in singles(lesson)
    )
    assert all(count > 0.1 * places.total() for count in places.values())


def test_no_stem_is_asked_twice():
    for language in LANGUAGES:
        stems = Counter(question.stem.in_(language) for question in banks().asked)
        assert [stem for stem, count in stems.items() if count > 1] == []


def test_a_third_of_the_distractors_say_when_they_would_be_right():
    wrong = [
        choice
        for question in banks().asked
        if isinstance(question, ChoiceQuestion) and question.kind == "single"
        for choice in question.choices
        if not choice.correct
    ]
    assert sum(choice.right_if is not None for choice in wrong) > len(wrong) / 3


@pytest.mark.parametrize("exam", FULL)
def test_a_full_paper_has_enough_of_every_domain(exam: str):
    blueprint = banks().blueprints[exam]
    size = blueprint.size("full")
    pool = banks().of_exam(exam)
    counting, trial = (shares(blueprint.weights, part) for part in (size.scored, size.unscored))
    short = {
        domain: counting[domain] + trial[domain] - len(pool[domain])
        for domain in blueprint.domains
        if counting[domain] + trial[domain] > len(pool[domain])
    }
    assert short == {}


def test_no_kind_of_question_is_a_rarity():
    counts = Counter(question.kind for question in banks().asked)
    assert {kind: counts[kind] for kind, least in KINDS.items() if counts[kind] < least} == {}
    assert len(banks().asked) > 480


def test_a_hint_helps_with_many_of_the_harder_questions():
    harder = [question for question in banks().asked if question.difficulty >= 3]
    assert sum(question.hint is not None for question in harder) > len(harder) / 5


def test_a_case_is_the_text_of_two_questions_or_more():
    """Questions of one case share its text to the letter, or they would not be kept apart."""
    cases = Counter(question.case for question in banks().asked if question.case is not None)
    assert len(cases) >= 7
    assert min(cases.values()) >= 2
