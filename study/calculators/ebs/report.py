"""An answer on EBS in the words of the page."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.ebs.asking import Answer, Given
from study.calculators.ebs.drawing import drawing, rows
from study.calculators.ebs.limits import PRICES, fact_of
from study.calculators.ebs.words import ADVICE, CEILINGS, REMEDIES, TYPES, rules, steps_of
from study.calculators.pricing.words import money
from study.calculators.sentences import amount, say_all, say_rules, say_steps
from study.content import ledger
from study.core.ebs.capping import Ceiling, Outcome
from study.core.ebs.costing import Option
from study.core.ebs.volume import Volume
from study.core.facts import write_number
from study.core.pricing.amounts import to_places
from study.language import page_language

BAR = 100  # the width of the longest bar
NOTHING = "–"


def reported(answer: Answer) -> dict[str, Any]:
    """All that the page says, and the ids of the facts that it rests on."""
    language, volume = page_language(), answer.volume
    broken = say_rules(rules(volume.type), REMEDIES, answer.violations, language)
    said: dict[str, Any] = {
        "answer": answer,
        "volume": volume,
        "type_name": TYPES[volume.type],
        "name": _name(volume),
        "rules": broken,
        "facts": list(dict.fromkeys(each["said"].fact for each in broken)),
    }
    if answer.given is None:
        return said
    given = answer.given
    remarks = say_all(ADVICE, given.advice, language)
    working = say_steps(steps_of(volume.type), given.steps, language)
    ceilings = _ceilings(answer, given)
    rests = [each["fact"] for each in (*working, *ceilings)] + [each.fact for each in remarks]
    said |= {
        "given": given,
        "verdict": _verdict(answer, given),
        "ceilings": ceilings,
        "same": given.together.steady.ios == given.together.peak.ios,
        "io_size": amount(answer.io_size, "kib", language),
        "cost": _cost(given),
        "own_prices": given.own_prices,
        "versus": _versus(given),
        "steps": working,
        "advice": remarks,
        "price_fact": ledger()[PRICES],
        "facts": list(dict.fromkeys(each for each in [*rests, PRICES] if each)),
    }
    if bucket := given.gift.bucket:
        said |= {"chart": drawing(volume, given, bucket), "stretches": rows(given, bucket)}
    return said


def _n(value: Decimal) -> str:
    return write_number(to_places(value, 1))


def _name(volume: Volume) -> str:
    name = f"{volume.type}, {write_number(volume.size)} GiB"
    return f"{volume.count} × {name}" if volume.count > 1 else name


def _outcome(outcome: Outcome) -> dict[str, str]:
    language = page_language()
    return {
        "ios": _n(outcome.ios),
        "throughput": amount(outcome.throughput, "mib-per-second", language),
        "caps": _joined([str(CEILINGS[each][0]) for each in outcome.caps]),
    }


def _joined(words: list[str]) -> str:
    return ("、" if page_language() == "zh-hans" else ", ").join(words)


def _verdict(answer: Answer, given: Given) -> dict[str, Any]:
    steady, peak = given.together.steady, given.together.peak
    return {
        "steady": _outcome(steady),
        "peak": _outcome(peak) if peak.ios != steady.ios else None,
        "instance": answer.instance.name if answer.instance else "",
        "by_instance": steady.capped_by_instance,
        "lasts": amount(given.gift.bucket.seconds / 60, "minute", page_language())
        if given.gift.bucket
        else "",
    }


def _ceilings(answer: Answer, given: Given) -> list[dict[str, Any]]:
    """Each ceiling, all day and at the most, with a bar as long as what it allows."""
    steady, peak = given.together.steady, given.together.peak
    longest = max(each.ios for each in (*steady.ceilings, *peak.ceilings))
    return [
        {
            "name": CEILINGS[day.id][0],
            "fact": CEILINGS[day.id][1] or fact_of(answer.volume.type),
            "steady": _cell(day, steady, longest),
            "peak": _cell(most, peak, longest),
        }
        for day, most in zip(steady.ceilings, peak.ceilings, strict=True)
    ]


def _cell(ceiling: Ceiling, outcome: Outcome, longest: Decimal) -> dict[str, Any]:
    unit = "mib-per-second" if ceiling.id.endswith("throughput") else "iops"
    return {
        "own": amount(ceiling.own, unit, page_language()),
        "ios": _n(ceiling.ios),
        "caps": ceiling.id in outcome.caps,
        "width": round(max(float(ceiling.ios / longest) * BAR, 1), 1),
    }


def _cost(given: Given) -> dict[str, str]:
    return {
        "total": money(given.cost.total, "USD"),
        "storage": money(given.cost.storage, "USD"),
        "iops": money(given.cost.iops, "USD"),
        "throughput": money(given.cost.throughput, "USD"),
    }


def _versus(given: Given) -> dict[str, Any]:
    """gp2 and gp3 for what the volume gives all day, side by side."""
    both, language = given.versus, page_language()
    options = [("gp2", both.gp2), ("gp3", both.gp3)]
    cheapest, saving = None, ""
    if both.gp2 and both.gp3:
        cheapest = min(both.gp2.cost.total, both.gp3.cost.total)
        saved = both.gp2.cost.total - both.gp3.cost.total
        share = abs(saved) / max(both.gp2.cost.total, both.gp3.cost.total, Decimal("0.01"))
        percent = write_number(to_places(share * 100, 0))
        names = {"cheaper": "gp3" if saved > 0 else "gp2", "percent": percent}
        saving = (
            _("%(cheaper)s is %(percent)s%% cheaper.") % names
            if saved
            else _("Both cost the same.")
        )
    return {
        "need": _joined(
            [
                amount(both.size, "gib", language),
                amount(both.iops, "iops", language),
                amount(both.throughput, "mib-per-second", language),
            ]
        ),
        "saving": saving,
        "options": [
            {"type": type_, **_option(option, cheapest)} if option else {"type": type_}
            for type_, option in options
        ],
    }


def _option(option: Option, cheapest: Decimal | None) -> dict[str, Any]:
    language, gift = page_language(), option.gift
    return {
        "size": amount(option.volume.size, "gib", language),
        "iops": amount(gift.steady.iops, "iops", language),
        "burst": amount(gift.burst.iops, "iops", language) if gift.bucket else NOTHING,
        "throughput": amount(gift.steady.throughput, "mib-per-second", language),
        "cost": money(option.cost.total, "USD"),
        "best": option.cost.total == cheapest,
    }
