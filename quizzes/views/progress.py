"""What has been read, what is remembered, what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learners import access
from quizzes.leeches import leeches_of
from quizzes.progress import lesson_rows, minutes_for, states, tallies_by_confidence
from quizzes.today import today_of, week_of
from quizzes.words import CONFIDENCE_WORDS, STATES
from study.language import page_language
from study.progress import course_progress


@require_safe
@never_cache
def progress(request: HttpRequest) -> HttpResponse:
    learner, at, language = access.current(request), timezone.now(), page_language()
    today = today_of(learner, at)
    week = week_of(learner, at)
    lessons = course_progress(learner, language)
    counted = states(learner)
    ctx = {
        "today": today,
        "minutes": minutes_for(learner, today.total),
        "week": week,
        "most": max(day.due for day in week),
        "read": sum(row.read for row in lessons),
        "sections": sum(row.total for row in lessons),
        "states": [(STATES[state], count) for state, count in counted.items()],
        "rows": lesson_rows(learner, language, at),
        "sureness": [
            (CONFIDENCE_WORDS[confidence], tally)
            for confidence, tally in tallies_by_confidence(learner).items()
        ],
        "leeches": leeches_of(learner, language),
        "begun": counted["new"] < sum(counted.values()),
    }
    return render(request, "quizzes/progress.html", ctx)
