"""A run of credits as a drawing: the CPU above, the balance below, on one axis of time."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.credits.words import MODES
from study.calculators.time_drawing import TimeDrawing, stairs
from study.core.credits.answering import Answer
from study.core.credits.running import Books, Run
from study.core.facts import write_number
from study.core.frame import Frame, frame
from study.core.pricing.amounts import to_places
from study.core.time_chart import RIGHT, Axis, Number, Panel

CPU_TOP, CPU_BOTTOM = 34, 118
CREDITS_TOP, CREDITS_BOTTOM = 176, 306
HEIGHT = 336


def drawing(answer: Answer) -> dict[str, Any]:
    """The run in the mode that was asked for."""
    run, instance = answer.run, answer.instance
    drawn = TimeDrawing(
        id="credits-chart",
        title=_("%(type)s, %(mode)s: CPU and credits over time")
        % {"type": instance.name, "mode": MODES[answer.mode]},
        words=_words(run),
        axis=Axis(run.last.minute),
        height=HEIGHT,
        bottom=CREDITS_BOTTOM,
    )
    _cpu(drawn, run, instance.baseline)
    _credits(drawn, run, instance.most)
    return drawn.context()


def _words(run: Run) -> str:
    last = run.last
    words = _("At the end the balance is %(balance)s; %(charged)s were charged.") % {
        "balance": _n(last.balance),
        "charged": _n(last.charged),
    }
    slow = run.minutes("throttled")
    if slow:
        held = _("It is held down for %(hours)s h.") % {"hours": _n(slow / 60)}
        words = f"{words} {held}"
    return words


def ceiling_words(answer: Answer) -> str:
    """How far the credits could go, where the drawing does not reach so far."""
    most = answer.instance.most
    if _frame(answer.run, most).ceilings:
        return ""
    if answer.mode == "standard":
        words = _("The ceiling lies outside the drawing: at most %(most)s credits are saved.")
    else:
        words = _(
            "The ceilings lie outside the drawing: at most %(most)s credits are saved, and as many "
            "owed before any is charged."
        )
    return words % {"most": write_number(most)}


def _n(value: Number) -> str:
    return write_number(to_places(Decimal(f"{float(value):.4f}"), 2))


def _cpu(drawn: TimeDrawing, run: Run, baseline: Decimal) -> None:
    panel = Panel(CPU_TOP, CPU_BOTTOM, 0, 100)
    drawn.panel(_("CPU use"), panel, [(0, ""), (100, "100%")])
    times = [(each.before.minute, each.after.minute, each) for each in run.stretches]
    wanted = stairs((begin, end, each.wanted) for begin, end, each in times)
    given = stairs((begin, end, each.given) for begin, end, each in times)
    if run.minutes("throttled"):
        drawn.surface("missed", wanted, panel)
    drawn.surface("given", given, panel)
    drawn.line("given-line", given, panel)
    end = run.last.minute
    drawn.line("base", [(0, baseline), (end, baseline)], panel)
    text = _("baseline %(percent)s%%") % {"percent": write_number(baseline)}
    drawn.label(RIGHT, panel.y(baseline) - 5, text, anchor="end")


def _credits(drawn: TimeDrawing, run: Run, most: Decimal) -> None:
    """The balance above the line of nothing, what is owed below it."""
    net = [(each.minute, _net(each)) for each in _points(run)]
    framed = _frame(run, most)
    panel = Panel(CREDITS_TOP, CREDITS_BOTTOM, framed.low, framed.high)
    ticks = [(tick, _signed(tick)) for tick in framed.ticks]
    ticks += [
        (each, _("ceiling %(credits)s") % {"credits": _signed(each)}) for each in framed.ceilings
    ]
    drawn.panel(_("Credits: saved, and owed below the line"), panel, ticks)
    for each in framed.ceilings:
        drawn.line("base", [(0, each), (run.last.minute, each)], panel)
    drawn.surface("credits", net, panel)
    drawn.line("zero", [(0, 0), (run.last.minute, 0)], panel)
    drawn.line("credits-line", net, panel)
    for each in run.stretches:
        if each.state == "charged":
            level = [(point.minute, _net(point)) for point in (each.before, each.after)]
            drawn.line("charged", level, panel)
            x = drawn.axis.x((each.before.minute + each.after.minute) / 2)
            drawn.label(x, panel.y(_net(each.after)) - 8, _("charged"), "over__alarm", "middle")


def _points(run: Run) -> list[Books]:
    return [run.first, *(each.after for each in run.stretches)]


def _net(books: Books) -> Fraction:
    return books.balance - books.owed


def _frame(run: Run, most: Decimal) -> Frame:
    return frame([_net(each) for each in _points(run)], most)


def _signed(value: Decimal) -> str:
    return write_number(value).replace("-", "−")
