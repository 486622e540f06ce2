"""The working of a calculator's case, in the words of its own page, line by line.

Each function here asks a page's form for the inputs of a case and says the steps that the page
says. What no page says, the maker adds with a name of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import pgettext

from study.calculators.balancing.capacity import DIMENSIONS, CapacityForm
from study.calculators.credits.form import CreditsForm
from study.calculators.credits.words import STEPS as CREDIT_STEPS
from study.calculators.ebs.form import EbsForm
from study.calculators.ebs.words import steps_of
from study.calculators.efs.form import EfsForm
from study.calculators.efs.sentences import steps_of as efs_steps_of
from study.calculators.hibernation.form import HibernationForm
from study.calculators.hibernation.sentences import POINTS
from study.calculators.hibernation.words import say_check
from study.calculators.lifecycle.form import LifecycleForm
from study.calculators.lifecycle.report import log
from study.calculators.moving.form import MoveForm
from study.calculators.moving.words import say_step
from study.calculators.placement.form import PlacementForm
from study.calculators.placement.sentences import STEPS as PLACEMENT_STEPS
from study.calculators.placement.words import say
from study.calculators.pricing.form import PricingForm
from study.calculators.pricing.quotes import quote
from study.calculators.pricing.words import STEP_NAMES, step_result
from study.calculators.sentences import number, say_steps, written
from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.sentences import STEPS as SERVERLESS_STEPS
from study.calculators.termination.form import TerminationForm
from study.calculators.termination.sentences import PHRASES, QUESTIONS
from study.core.credits.answering import steps as credit_steps
from study.core.remarks import Step, remark
from study.language import page_language

Inputs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A step of a working: what it finds, its formula, and what that comes to. Where there is
    nothing to reckon it has no formula; a whole sentence has no result either."""

    code: str
    name: str
    formula: str = ""
    result: str = ""


def none(_inputs: Inputs) -> Iterator[Line]:
    """Of a page that shows results and no steps."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a calculator: its address, its steps, and which of them lead to the key; without
    codes all do."""

    url: str
    lines: Callable[[Inputs], Iterator[Line]] = none
    codes: tuple[str, ...] = ()

    def working(self, inputs: Inputs) -> list[Line]:
        lines = self.lines(inputs)
        return [line for line in lines if not self.codes or line.code in self.codes]


def named(name: str, step: Step) -> Line:
    """A step with the name that a maker gives it."""
    return Line(step.code, name, step.formula, written(step.result, page_language()))


def pricing(inputs: Inputs) -> Iterator[Line]:
    answer = quote(_asked(PricingForm, inputs).asked())
    for step in answer.working:
        if step.option in {answer.asked.plan, "dedicated-host"}:
            result = step_result(step, answer.currency)
            yield Line(step.code, str(STEP_NAMES[step.code]), step.formula, result)


def placement(inputs: Inputs) -> Iterator[Line]:
    for step in _asked(PlacementForm, inputs).answer.steps:
        yield Line(step.code, say(PLACEMENT_STEPS, step, page_language()).text)


def credits(inputs: Inputs) -> Iterator[Line]:
    yield from _steps(CREDIT_STEPS, credit_steps(_asked(CreditsForm, inputs).found))


def ebs(inputs: Inputs) -> Iterator[Line]:
    found = _asked(EbsForm, inputs).found
    if found.given:
        yield from _steps(steps_of(found.volume.type), found.given.steps)


def efs(inputs: Inputs) -> Iterator[Line]:
    form = _asked(EfsForm, inputs)
    yield from _steps(efs_steps_of(form.system), form.steps)


def serverless(inputs: Inputs) -> Iterator[Line]:
    yield from _steps(SERVERLESS_STEPS, _asked(ServerlessForm, inputs).steps)


def capacity_units(inputs: Inputs) -> Iterator[Line]:
    """The rows of the page's table: what is used, divided by what one unit holds."""
    for used in _asked(CapacityForm, inputs).bill.used:
        formula = f"{number(used.amount)} ÷ {number(used.holds)}"
        name = str(DIMENSIONS[used.dimension])
        yield Line(used.dimension, name, formula, number(used.units, 3))


def hibernation(inputs: Inputs) -> Iterator[Line]:
    """Check after check, up to the first that fails; what the case leaves open is passed over."""
    answer = _asked(HibernationForm, inputs).answer
    for check in answer.checks:
        if check.outcome != "open":
            said = say_check(check, page_language()).text
            yield Line(check.code, str(POINTS[check.point]), result=said)
        if check is answer.obstacle:
            return


def lifecycle(inputs: Inputs) -> Iterator[Line]:
    """The page's log: what was pressed, and what it changed."""
    colon = pgettext("after a label", ": ")
    between = "；" if page_language() == "zh-hans" else "; "
    for row in log(_asked(LifecycleForm, inputs)):
        changes = [f"{each['name']}{colon}{each['is'].text}" for each in row["changes"]]
        yield Line(row["state"], row["action"], result=between.join(changes))


def moving(inputs: Inputs) -> Iterator[Line]:
    form = _asked(MoveForm, inputs)
    for step in form.plan.steps:
        yield Line(step.code, say_step(step, form.move, page_language()).text)


def termination(inputs: Inputs) -> Iterator[Line]:
    """Each question of the policy, and who is still in the choice after it."""
    for step in _asked(TerminationForm, inputs).choice.steps:
        asked = PHRASES.say(QUESTIONS, remark(step.code, **step.values))
        yield Line(step.code, asked.text, result=", ".join(each.id for each in step.left))


def _asked(form: type[Any], inputs: Inputs) -> Any:
    """The page's form with what a link to it says; raises ValueError where it would refuse that."""
    query = QueryDict(mutable=True)
    query.update(inputs)
    asked = form(query)
    if not asked.is_valid():
        raise ValueError(f"{form.__name__} refuses {dict(inputs)}: {asked.errors}")
    return asked


def _steps(table: Mapping[str, Any], steps: tuple[Step, ...]) -> Iterator[Line]:
    for said in say_steps(table, steps, page_language()):
        yield Line(said["code"], said["name"], said["formula"], said["result"])
