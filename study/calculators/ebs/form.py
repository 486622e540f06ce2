"""The form of the EBS calculator."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from config.numbers import IntegerField
from study.calculators.ebs.asking import Answer, Asked, UnknownType, answered
from study.calculators.ebs.words import TYPE_FAULT, TYPE_FAULT_MEANT, TYPES
from study.calculators.lab_form import LabForm, number, text
from study.core.ebs.volume import MOST
from study.core.types.naming import LONGEST


class EbsForm(LabForm):
    """Once valid it has what it `found`."""

    defaults = {"type": "gp3", "size": "100", "count": "1"}
    seldom: ClassVar = (
        "io_size",
        "count",
        "boot",
        "load",
        "start",
        "price_gib",
        "price_iops",
        "price_throughput",
    )

    type = forms.ChoiceField(label=_("Volume type"), required=False, choices=list(TYPES.items()))
    size = number(_("Size, GiB"))
    iops = number(_("IOPS"), help_text=_("Empty: what is included. io1 and io2 need it."))
    throughput = number(
        _("Throughput, MiB/s"), help_text=_("Of gp3 only. Empty: what is included.")
    )
    instance_type = text(
        _("Instance type"),
        placeholder="m7i.large",
        help_text=_("Empty: the volume alone."),
        longest=4 * LONGEST,
    )
    io_size = number(
        _("Size of an I/O, KiB"),
        help_text=_("As it reaches the volume. Empty: 16 on SSD, 1,024 on HDD."),
    )
    count = IntegerField(
        label=_("Such volumes on the instance"),
        required=False,
        min_value=1,
        max_value=MOST["count"],
    )
    boot = forms.BooleanField(label=_("It is to be a boot volume"), required=False)
    load = text(
        _("Load over time"),
        placeholder="30m@3000 5h@100",
        rows=2,
        help_text=_(
            "Hours or minutes, @, and IOPS on gp2, MiB/s on HDD. Empty: until the bucket is "
            "empty, and until it is full again."
        ),
    )
    start = number(_("Bucket at the beginning, %"), help_text=_("Empty: full."))
    price_gib = number(_("Price of a GiB-month, USD"), places=8)
    price_iops = number(_("Price of an IOPS-month, USD"), places=8)
    price_throughput = number(
        _("Price of a MiB/s-month, USD"),
        places=8,
        help_text=_("Empty: us-east-1."),
    )

    found: Answer

    def answer(self) -> None:
        data = self.cleaned_data
        try:
            self.found = answered(Asked(**data))
        except UnknownType as fault:
            words = TYPE_FAULT_MEANT if fault.near else TYPE_FAULT
            meant = ", ".join(fault.near)
            self.add_error("instance_type", str(words) % {"name": fault.name, "meant": meant})
