"""An answer on CPU credits in the words of the page."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.credits.drawing import ceiling_words, drawing
from study.calculators.credits.words import ADVICE, MODES, STATES, STEPS
from study.calculators.pricing.words import money
from study.calculators.sentences import amount, say_all, say_steps
from study.calculators.time_drawing import clock
from study.content import ledger
from study.core.credits.answering import Answer, advice, steps
from study.core.credits.instance import MODES as BOTH
from study.core.facts import write_number
from study.core.pricing.amounts import as_decimal, to_places
from study.language import page_language

PRICE_FACT = "cpu-surplus-price"
NOTHING = "–"


def reported(answer: Answer) -> dict[str, Any]:
    """All that the page says, and the ids of the facts that it rests on."""
    language = page_language()
    remarks = say_all(ADVICE, advice(answer), language)
    working = say_steps(STEPS, steps(answer), language)
    stretches = _stretches(answer)
    rests = [each["fact"] for each in (*working, *stretches)] + [each.fact for each in remarks]
    return {
        "answer": answer,
        "mode": MODES[answer.mode],
        "verdicts": _verdicts(answer),
        "chart": drawing(answer),
        "ceiling": ceiling_words(answer),
        "stretches": stretches,
        "compared": _compared(answer),
        "modes": [(each, MODES[each], each == answer.mode) for each in BOTH],
        "steps": working,
        "advice": remarks,
        "price": money(answer.price, "USD"),
        "price_fact": ledger()[PRICE_FACT],
        "facts": list(dict.fromkeys(each for each in [*rests, PRICE_FACT] if each)),
    }


def _n(value: Decimal | Fraction) -> str:
    exact = as_decimal(value) if isinstance(value, Fraction) else value
    return write_number(to_places(exact, 2)).replace("-", "−")


def _hours(minutes: Fraction) -> str:
    return amount(as_decimal(minutes / 60), "hour", page_language())


def _verdicts(answer: Answer) -> list[dict[str, Any]]:
    """One sentence for each mode, that of the asked one first."""
    order = sorted(BOTH, key=lambda mode: mode != answer.mode)
    return [
        {"mode": MODES[mode], "chosen": mode == answer.mode, "text": _verdict(answer, mode)}
        for mode in order
    ]


def _verdict(answer: Answer, mode: Any) -> str:
    run = answer.runs[mode]
    slow = run.minutes("throttled")
    if slow:
        return _("held down to the baseline of %(baseline)s%% for %(hours)s, at no extra cost.") % {
            "baseline": write_number(answer.instance.baseline),
            "hours": _hours(slow),
        }
    if run.last.charged:
        return _("never slow, but %(credits)s surplus credits are charged: %(cost)s.") % {
            "credits": _n(run.last.charged),
            "cost": money(answer.cost(mode), "USD"),
        }
    if run.last.owed:
        return _("never slow. It owes %(credits)s credits at the end, charged if it stops.") % {
            "credits": _n(run.last.owed)
        }
    return _("never slow, and nothing to pay beyond the instance.")


def _stretches(answer: Answer) -> list[dict[str, Any]]:
    return [
        {
            "from": clock(each.before.minute),
            "to": clock(each.after.minute),
            "wanted": f"{_n(each.wanted)}%",
            "given": f"{_n(each.given)}%",
            "short": each.given < each.wanted,
            "state": STATES[each.state][0],
            "fact": STATES[each.state][1],
            "alarm": each.state in ("throttled", "charged"),
            "balance": _n(each.after.balance),
            "owed": _n(each.after.owed) if each.after.owed else NOTHING,
            "charged": _n(each.after.charged) if each.after.charged else NOTHING,
        }
        for each in answer.run.stretches
    ]


def _compared(answer: Answer) -> list[tuple[str, list[str]]]:
    """Both modes, line by line."""
    last = [answer.runs[mode].last for mode in BOTH]
    first = [answer.runs[mode].first for mode in BOTH]
    return [
        (_("Balance at the start"), [_n(each.balance) for each in first]),
        (_("Earned"), [_n(each.earned) for each in last]),
        (_("Borrowed and not paid back"), [_n(each.surplus) for each in last]),
        (_("Spent"), [_n(each.spent) for each in last]),
        (_("Lost: earned with a full balance"), [_n(each.lost) for each in last]),
        (_("Balance at the end"), [_n(each.balance) for each in last]),
        (_("Wanted and not given"), [_n(each.denied) for each in last]),
        (_("Charged, credits"), [_n(each.charged) for each in last]),
        (_("Charged"), [money(answer.cost(mode), "USD") for mode in BOTH]),
        (
            _("Charged if it stops at the end"),
            [money(answer.cost_if_stopped(mode), "USD") for mode in BOTH],
        ),
    ]
