"""The letters of type names, with what is known of each, to be drilled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learners import access
from quizzes.letter_items import senses
from quizzes.models import Card
from quizzes.words import STATES


@require_safe
@never_cache
def drill(request: HttpRequest) -> HttpResponse:
    learner = access.current(request)
    states = dict(
        Card.objects.of(learner).filter(item__startswith="letter:").values_list("item", "state")
    )
    groups: dict[str, list[dict[str, object]]] = {"series": [], "option": [], "special": []}
    for letter, sense in senses().items():
        kind, _dash, code = letter.partition("-")
        state = states.get(f"letter:{letter}")
        row = {"code": code, "sense": sense, "state": state, "words": STATES.get(state or "")}
        groups[kind].append(row)
    ctx = {"groups": groups, "known": sum(state == "review" for state in states.values())}
    return render(request, "quizzes/drill.html", ctx)
