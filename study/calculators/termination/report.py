"""The choice of the termination lab in the words of the page, and its instances as drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Sentence
from study.calculators.termination.form import TerminationForm
from study.calculators.termination.sentences import NOTES, PHRASES, QUESTIONS, SOURCES
from study.core.remarks import remark
from study.core.termination.group import Instance


@dataclass(frozen=True, slots=True)
class Box:
    """An instance as it stands after the steps shown."""

    name: str
    about: str
    out_at: int  # the step at which it dropped out; 0 while it is in the choice
    chosen: bool


def report(form: TerminationForm) -> Report:
    choice = form.choice
    names = {"name": choice.chosen.id if choice.chosen else "", "round": form.cleaned_data["round"]}
    left = len(choice.steps[form.shown - 1].left)
    if choice.chosen is None:
        verdict = _("Nobody leaves.")
    elif form.decided:
        verdict = _("%(name)s leaves as number %(round)s.") % names
    else:
        verdict = _("Still in the choice after step %(step)s: %(left)s.") % {
            "step": form.shown,
            "left": left,
        }
    return Report(
        title=_("Who leaves first"),
        verdict=verdict,
        sheets=[_ladder(form), _order(form)],
        notes=list(_notes(form)),
        basis=[QUESTIONS[step.code][1] for step in choice.steps],
    )


def drawing(form: TerminationForm) -> dict[str, Any]:
    """Zones with their instances, and the addresses of what comes before and after."""
    step, turn = form.shown, form.cleaned_data["round"]
    zones: dict[str, list[Box]] = {}
    for each in form.present:
        zones.setdefault(each.zone, []).append(_box(form, each))
    moves = []
    if step > 1:
        moves.append(("back", _("Step back"), form.address(step=str(step - 1))))
    if not form.decided:
        moves.append(("on", _("Next step"), form.address(step=str(step + 1))))
        moves.append(("end", _("To the decision"), form.address(step="10")))
    elif turn < len(form.order):
        moves.append(("next", _("Who is next?"), form.address(round=str(turn + 1), step="1")))
    if turn > 1:
        moves.append(("first", _("From the beginning"), form.address(round="1", step="1")))
    return {"zones": sorted(zones.items()), "moves": moves, "ladder": _said(form)}


def _box(form: TerminationForm, instance: Instance) -> Box:
    out_at = next(
        (
            place
            for place, step in enumerate(form.choice.steps[: form.shown], 1)
            if instance in step.out
        ),
        0,
    )
    return Box(
        instance.id,
        about(instance),
        out_at,
        form.decided and instance is form.choice.chosen,
    )


def about(instance: Instance) -> str:
    """Where an instance comes from and how it is, in words."""
    words = [
        str(SOURCES[instance.source.kind]) % {"number": instance.source.number},
        _("%(minute)s min") % {"minute": instance.minute},
    ]
    if instance.protected:
        words.append(_("protected"))
    if not instance.healthy:
        words.append(_("unhealthy"))
    return ", ".join(words)


def _said(form: TerminationForm) -> list[tuple[Sentence, str, str]]:
    """The steps shown: the question, who dropped out, and who is left."""
    return [
        (
            PHRASES.say(QUESTIONS, remark(step.code, **step.values)),
            _names(step.out),
            _names(step.left),
        )
        for step in form.choice.steps[: form.shown]
    ]


def _ladder(form: TerminationForm) -> Sheet:
    rows = [
        Row(f"{place}. {question.text}", [out, left])
        for place, (question, out, left) in enumerate(_said(form), 1)
    ]
    head = [_("Step"), _("Drops out"), _("Still in the choice")]
    return Sheet("ladder", _("Step by step, as a table"), head, rows, end=3, folded=True)


def _order(form: TerminationForm) -> Sheet:
    rows = [
        Row(str(place), [each.id, each.zone, about(each)], place == form.cleaned_data["round"])
        for place, each in enumerate(form.order, 1)
    ]
    rows += [Row(_("stays"), [each.id, each.zone, about(each)]) for each in form.stay]
    head = [_("Turn"), _("Instance"), _("Zone"), _("About it")]
    return Sheet(
        "order", _("If the group shrinks on and on"), head, rows, end=4, folded=True, best=_("now")
    )


def _notes(form: TerminationForm) -> Iterator[Sentence]:
    if form.choice.chosen is None:
        yield PHRASES.say(NOTES, remark("all_protected"))
    yield PHRASES.say(NOTES, remark("not_the_oldest"))
    yield PHRASES.say(NOTES, remark("mixed"))


def _names(instances: tuple[Instance, ...]) -> str:
    return ", ".join(each.id for each in instances) or "–"
