"""What calculators say, as JSON: steps, remarks, broken rules, refusals.

Codes and numbers are for programs, the words come in every language.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import override
from ninja import Schema

from study.api.errors import Problem
from study.calculators.load_faults import load_fault
from study.calculators.pricing.words import scenario_fault
from study.calculators.sentences import Said, Units, Values, in_both
from study.core.loads import InvalidLoad
from study.core.pricing.amounts import InvalidScenario, as_decimal, plain, to_places
from study.core.remarks import Remark, Step, Violation

Translated = dict[str, str]
PLACES = 6


class StepOut(Schema):
    """A step of the working: what it finds, in words; the formula with its numbers."""

    code: str
    name: Translated
    fact: str | None
    formula: str
    result: str
    unit: str


class SaidOut(Schema):
    code: str
    fact: str | None
    message: Translated


class RemedyOut(Schema):
    code: str
    message: Translated


class ViolationOut(Schema):
    rule: str
    fact: str
    message: Translated
    remedies: list[RemedyOut]


def number(value: Decimal | Fraction, places: int = PLACES) -> str:
    exact = as_decimal(value) if isinstance(value, Fraction) else value
    return plain(to_places(exact, places))


def steps_out(table: Mapping[str, Said], steps: Iterable[Step]) -> list[StepOut]:
    return [
        StepOut(
            code=step.code,
            name=in_both(table[step.code][0]),
            fact=table[step.code][1] or None,
            formula=step.formula,
            result=number(step.result.value),
            unit=step.result.unit,
        )
        for step in steps
    ]


def said_out(
    table: Mapping[str, Said],
    code: str,
    values: Values | None = None,
    units: Units | None = None,
) -> SaidOut:
    words, fact = table[code]
    return SaidOut(code=code, fact=fact or None, message=in_both(words, values, units))


def remarks_out(table: Mapping[str, Said], remarks: Iterable[Remark]) -> list[SaidOut]:
    return [said_out(table, each.code, each.values) for each in remarks]


def violations_out(
    rules: Mapping[str, Said],
    remedies: Mapping[str, Promise],
    broken: Iterable[Violation],
    units: Units | None = None,
) -> list[ViolationOut]:
    return [
        ViolationOut(
            rule=each.rule,
            fact=rules[each.rule][1],
            message=in_both(rules[each.rule][0], each.values, units),
            remedies=[
                RemedyOut(code=mend.code, message=in_both(remedies[mend.code], mend.values, units))
                for mend in each.remedies
            ],
        )
        for each in broken
    ]


def refusal(fault: InvalidLoad | InvalidScenario) -> Problem:
    """What a core refused, in the form of the house."""
    with override("en"):
        if isinstance(fault, InvalidLoad):
            return Problem(
                status=422,
                code=fault.code,
                message=load_fault(fault),
                field="load",
                position=fault.position,
            )
        return Problem(
            status=422, code=fault.code, message=scenario_fault(fault), field=fault.field
        )
