"""The form of the calculator of EFS."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from study.calculators.efs.limits import limits, periods, prices
from study.calculators.efs.sentences import BACKS, KINDS, MODES, PHRASES, WRONG
from study.calculators.lab.forms import LabForm, choice, count, decimal, text
from study.core.efs.bursting import Stretch, days
from study.core.efs.costing import Bill, Prices, bill
from study.core.efs.moving import Throughput, check_periods, throughput
from study.core.efs.system import Limits, System, parse_files
from study.core.efs.working import steps
from study.core.remarks import Step, check_range

DEAREST = 100_000
DAYS = 3  # that the drawing of credits shows
OWN_PRICES = {
    "standard_price": _("GB-month in Standard, USD"),
    "ia_price": _("GB-month in IA, USD"),
    "archive_price": _("GB-month in Archive, USD"),
    "reads_price": _("GB read on Elastic, USD"),
    "writes_price": _("GB written on Elastic, USD"),
    "provisioned_price": _("MiB/s-month provisioned, USD"),
    "ebs_price": _("GB-month of gp3, USD"),
    "s3_price": _("GB-month of S3 Standard, USD"),
}
# Fields of which an empty one says something by itself.
_MAY_BE_EMPTY = {"read_on", "provisioned", *OWN_PRICES}


class EfsForm(LabForm):
    """A file system. Once valid it has what the core makes of it."""

    BEGIN = {
        "files": "100x0 300x45 600x200",
        "kind": "regional",
        "mode": "elastic",
        "to_ia": "30",
        "to_archive": "90",
        "back": "none",
        "reads": "4",
        "writes": "1",
        "busy": "2",
        "clients": "4",
        "file_size": "1024",
        "ia_reads": "0",
        "archive_reads": "0",
        "used": "60",
    }
    SELDOM = ("read_on", "clients", "file_size", "ia_reads", "archive_reads", "used", *OWN_PRICES)
    WRONG = WRONG
    PHRASES = PHRASES

    files = text(
        _("Files: GiB x days since last use"),
        _("300x45 is 300 GiB, last used 45 days ago; 0 days is used every day."),
    )
    kind = choice(_("Type"), KINDS)
    mode = choice(_("Throughput mode"), MODES)
    provisioned = decimal(_("Provisioned, MiB/s"))
    reads = decimal(_("Reads, MiB/s"))
    writes = decimal(_("Writes, MiB/s"))
    busy = decimal(_("Busy hours a day"))
    to_ia = count(_("To IA after days"))
    to_archive = count(_("To Archive after days"))
    back = choice(_("Files come back"), BACKS)
    read_on = count(_("Day on which all is read once"), _("In the drawing of the year."))
    clients = count(_("Clients"))
    file_size = decimal(_("Average file, KiB"))
    ia_reads = decimal(_("Read in IA a month, GiB"))
    archive_reads = decimal(_("Read in Archive a month, GiB"))
    used = count(_("An EBS volume would be full, %"))
    standard_price = decimal(OWN_PRICES["standard_price"])
    ia_price = decimal(OWN_PRICES["ia_price"])
    archive_price = decimal(OWN_PRICES["archive_price"])
    reads_price = decimal(OWN_PRICES["reads_price"])
    writes_price = decimal(OWN_PRICES["writes_price"])
    provisioned_price = decimal(OWN_PRICES["provisioned_price"])
    ebs_price = decimal(OWN_PRICES["ebs_price"])
    s3_price = decimal(OWN_PRICES["s3_price"])

    system: System
    limits: Limits
    prices: Prices
    throughput: Throughput
    stretches: tuple[Stretch, ...]  # of a Bursting file system
    bill: Bill
    steps: tuple[Step, ...]
    own: dict[str, Decimal | None]  # prices of one's own

    def __init__(self, typed: Mapping[str, str]) -> None:
        super().__init__(typed)
        days_offered = [(0, _("never")), *((each, str(each)) for each in periods())]
        for name in ("to_ia", "to_archive"):
            self.fields[name].widget = forms.Select(choices=days_offered)
        for name in _MAY_BE_EMPTY:
            self.fields[name].required = False

    def work(self, data: dict[str, Any]) -> None:
        self.own = {name.removesuffix("_price"): data[name] for name in OWN_PRICES}
        for name, value in self.own.items():
            if value is not None:
                check_range(f"{name}_price", value, 0, DEAREST)
        asked = {each.name: data[each.name] for each in fields(System) if each.name != "files"}
        self.system = System(files=parse_files(data["files"]), **asked)
        self.limits = limits()
        check_periods(self.system, self.limits)
        self.prices = prices(self.system.kind, self.system.mode, self.own)
        self.throughput = throughput(self.system, self.limits)
        self.stretches = ()
        if self.system.mode == "bursting":
            self.stretches = days(self.system, self.limits, self.throughput.bucket, DAYS)
        self.bill = bill(self.system, self.limits, self.prices)
        self.steps = steps(self.system, self.limits, self.prices, self.throughput, self.bill)
