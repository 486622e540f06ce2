"""The pricing calculator in words: options, steps, faults, and how amounts are written."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import pgettext_lazy

from study.core.facts import write_number
from study.core.pricing.amounts import InvalidScenario, plain, to_cents, to_places
from study.core.pricing.prices import Currency, System, UnknownPrice
from study.core.pricing.pricing import OptionId
from study.core.working import Kind, Step

NOTHING = "–"

OPTION_NAMES: dict[OptionId, Promise] = {
    "on-demand": later("On-Demand"),
    "compute-sp-1y": later("Compute Savings Plan, 1 year"),
    "compute-sp-3y": later("Compute Savings Plan, 3 years"),
    "instance-sp-1y": later("EC2 Instance Savings Plan, 1 year"),
    "instance-sp-3y": later("EC2 Instance Savings Plan, 3 years"),
    "convertible-ri-1y": later("Convertible Reserved, 1 year"),
    "convertible-ri-3y": later("Convertible Reserved, 3 years"),
    "standard-ri-1y": later("Standard Reserved, 1 year"),
    "standard-ri-3y": later("Standard Reserved, 3 years"),
    "spot": later("Spot"),
    "dedicated-host": later("Dedicated Host"),
}
SYSTEM_NAMES: dict[System, str] = {
    "linux": "Linux",
    "windows": "Windows",
    "rhel": "RHEL",
    "suse": "SUSE",
}
UPFRONTS: dict[str, Promise] = {
    "none": later("No Upfront"),
    "partial": later("Partial Upfront"),
    "all": later("All Upfront"),
}
STEP_NAMES: dict[str, Promise] = {
    "monthly_used": later("A month: price × hours run × instances"),
    "rate": later("Price of an hour after the discount"),
    "monthly_all": later("A month: price × all its hours × instances, used or not"),
    "unused": later("Of that, for hours nobody used"),
    "effective": later("So an hour of use comes to"),
    "one_year": later("A year: twelve such months"),
    "lost": later("Share of the running time lost to interruptions"),
    "spot_hours": later("Hours to run until the work is done"),
    "break_even": later("Break-even with On-Demand, in hours a month"),
    "share_of_use": later("As a share of use"),
    "hosts": later("Hosts: instances ÷ what one carries, rounded up"),
    "monthly_hosts": later("A month: price of a host × all its hours × hosts"),
    "storage": later("Storage: gigabytes × price"),
    "transfer": later("Data transfer: gigabytes × price"),
}
SCENARIO_FAULTS: dict[str, Promise] = {
    "not_a_number": later("Write a plain number."),
    "not_whole": later("Write a whole number."),
    "too_small": later("This is too small: the least is %(limit)s, or just above it."),
    "too_large": later("This is too large: the most is %(limit)s."),
    "too_precise": later("Write no more than eight digits after the point."),
    "half_a_host": later("Give both: what a host costs, and how many instances it carries."),
    "never_done": later("Spot would lose all it does: fewer interruptions, or fewer hours each."),
}
PRICE_FAULTS: dict[str, Promise] = {
    "unknown_region": later("There are no prices for this Region."),
    "unknown_type": later("No price of such a type was looked up."),
    "not_in_region": later("No price of this type was looked up in this Region."),
    "not_for_system": later("No price of this type was looked up there for this system."),
}
FLEET_FAULTS: dict[str, Promise] = {
    "not_a_group": later("“%(word)s” is no group. Write such as 10x730: ten for 730 hours each."),
    "too_many_hours": later("“%(word)s” has more hours than a month."),
    "too_many_groups": later("That is more than twelve groups. Put like ones together."),
    "too_long": later("This is too long. A few groups are enough."),
}
CURRENCIES: dict[Currency, Promise] = {
    "USD": pgettext_lazy("an amount of money", "USD %(amount)s"),
    "CNY": pgettext_lazy("an amount of money", "CNY %(amount)s"),
}


def amount(value: Decimal) -> str:
    """Money without its currency, rounded to cents: 1,234.50."""
    return f"{to_cents(value):,f}"


def money(value: Decimal, currency: Currency) -> str:
    return str(CURRENCIES[currency]) % {"amount": amount(value)}


def per_hour(value: Decimal | None) -> str:
    """The price of an hour to six places, as AWS writes them."""
    return NOTHING if value is None else write_number(to_places(value, 6))


def hours(value: Decimal) -> str:
    return write_number(to_places(value, 2))


def percent(share: Decimal) -> str:
    """A share as a percentage to one place; a true minus for a loss."""
    return f"{write_number(to_places(share * 100, 1))}%".replace("-", "−")


def step_result(step: Step, currency: Currency) -> str:
    write: dict[Kind, str] = {
        "money": money(step.result, currency),
        "rate": per_hour(step.result),
        "hours": _("%(hours)s hours") % {"hours": hours(step.result)},
        "share": percent(step.result),
        "count": write_number(step.result),
    }
    return write[step.kind]


def scenario_fault(fault: InvalidScenario) -> str:
    limit = NOTHING if fault.limit is None else plain(fault.limit)
    return str(SCENARIO_FAULTS[fault.code]) % {"limit": limit}


def price_fault(fault: UnknownPrice) -> str:
    return str(PRICE_FAULTS[fault.code])
