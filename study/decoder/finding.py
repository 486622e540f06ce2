"""From a form to a need. What is found is written by `study/found.py`."""

from dataclasses import fields, replace
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import pgettext

from config.numbers import FloatField
from study.core.types.comparing import FIGURES
from study.core.types.families import Architecture, Vendor
from study.core.types.find import ANY, SORT_KEYS, Bounds, Need, Strategy
from study.core.types.shorthand import LONGEST, InvalidNeed, parse_need
from study.decoder.spec_words import LABELS, MAKERS, STRATEGIES

EITHER = [("", later("either")), ("yes", later("yes")), ("no", later("no"))]
ANYTHING = ("", later("any"))
SORTS = {
    "name": later("Name"),
    "vcpus": LABELS["vcpus"],
    "memory": LABELS["memory_gib"],
    "ratio": LABELS["gib_per_vcpu"],
    "network": LABELS["network_peak_gbps"],
    "ebs": LABELS["ebs_maximum_mbps"],
    "disk": LABELS["disk_gb"],
    "generation": later("Generation"),
}
USUAL_COLUMNS = ("vcpus", "memory_gib", "maker", "network_peak_gbps", "ebs_maximum_mbps", "disks")
# Fields that stand in one frame: what is asked for at least and, where it is asked, at most.
RANGES = {
    "vcpus": later("vCPUs"),
    "memory": later("Memory, GiB"),
    "ratio": later("GiB for each vCPU"),
    "network": later("Network, Gbps"),
}
NEED_FAULTS = {
    "unknown_word": later("“%(word)s” is not understood. Words are such as arm, nvme, no-gpu."),
    "unknown_unit": later("The unit of “%(word)s” is not understood. Write vcpu, gb or gbps."),
    "bad_range": later("“%(word)s” leaves nothing: the least is above the most."),
    "repeated": later("“%(word)s” contradicts a word before it."),
    "too_long": later("This is too long. A few words are enough."),
}

ENDS = ("least", "most")


def _either(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=EITHER, required=False)


def _number(label: Any) -> FloatField:
    return FloatField(label=label, required=False, min_value=0, max_value=10**7)


class FindForm(forms.Form):
    """What a type must be. Every field may be left empty."""

    need = forms.CharField(
        label=later("In a line"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"placeholder": "arm 8vcpu >=32gb nvme", "autocomplete": "off"}
        ),
        help_text=later(
            "Words and amounts in any order. Where a field below says otherwise, the field counts."
        ),
    )
    architecture = forms.ChoiceField(
        label=LABELS["architectures"],
        required=False,
        choices=[ANYTHING, *((each, each) for each in get_args(Architecture))],
    )
    maker = forms.ChoiceField(
        label=LABELS["maker"],
        required=False,
        choices=[ANYTHING, *((each, MAKERS[each]) for each in get_args(Vendor))],
    )
    vcpus_least = _number(later("vCPUs, at least"))
    vcpus_most = _number(later("vCPUs, at most"))
    memory_least = _number(later("Memory in GiB, at least"))
    memory_most = _number(later("Memory in GiB, at most"))
    ratio_least = _number(later("GiB for each vCPU, at least"))
    ratio_most = _number(later("GiB for each vCPU, at most"))
    network_least = _number(later("Network peak in Gbps, at least"))
    local_disk = _either(LABELS["disks"])
    gpu = _either(later("GPU"))
    burstable = _either(LABELS["burstable"])
    bare_metal = _either(LABELS["bare_metal"])
    current = _either(LABELS["current_generation"])
    strategy = forms.ChoiceField(
        label=later("Placement strategy"),
        required=False,
        choices=[ANYTHING, *((each, STRATEGIES[each]) for each in get_args(Strategy))],
    )
    sort = forms.ChoiceField(label=later("Sort by"), required=False, choices=list(SORTS.items()))
    order = forms.ChoiceField(
        label=later("Order"),
        required=False,
        choices=[("", later("ascending")), ("down", later("descending"))],
    )
    columns = forms.MultipleChoiceField(
        label=later("Columns"),
        required=False,
        choices=[(field, LABELS[field]) for field in FIGURES],
        widget=forms.CheckboxSelectMultiple,
    )

    def ranges(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The frames of RANGES: a title and one or two fields."""
        return [
            (title, [self[f"{name}_{end}"] for end in ENDS if f"{name}_{end}" in self.fields])
            for name, title in RANGES.items()
        ]

    def choices(self) -> list[forms.BoundField]:
        """The fields that offer a choice, one value each."""
        return [each for each in self if type(each.field) is forms.ChoiceField]

    def clean_need(self) -> Need:
        try:
            return parse_need(self.cleaned_data["need"])
        except InvalidNeed as fault:
            message = NEED_FAULTS[fault.code] % {"word": fault.word[:40]}
            place = _("Position %(position)s") % {"position": fault.position + 1}
            told = place + pgettext("after a label", ": ") + message
            raise forms.ValidationError(told, code=fault.code) from fault

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in ("vcpus", "memory", "ratio"):
            least, most = data.get(f"{name}_least"), data.get(f"{name}_most")
            if least is not None and most is not None and least > most:
                self.add_error(f"{name}_most", _("This is below the least: raise it or clear one."))
        return data

    def asked(self) -> Need:
        """The need of the valid form: the line, and over it whatever the fields say."""
        data = self.cleaned_data
        over: dict[str, Any] = {
            "architecture": data["architecture"] or None,
            "makers": frozenset({data["maker"]} - {""}),
            "vcpus": Bounds(data["vcpus_least"], data["vcpus_most"]),
            "memory_gib": Bounds(data["memory_least"], data["memory_most"]),
            "gib_per_vcpu": Bounds(data["ratio_least"], data["ratio_most"]),
            "network_gbps": Bounds(data["network_least"]),
            "strategy": data["strategy"] or None,
        }
        for name in ("local_disk", "gpu", "burstable", "bare_metal", "current"):
            over[name] = {"yes": True, "no": False, "": None}[data[name]]
        nothing = {field.name: field.default for field in fields(Need)}
        nothing["makers"] = frozenset()
        given = {name: value for name, value in over.items() if value not in (nothing[name], ANY)}
        return replace(data["need"], **given)

    def sorting(self) -> tuple[Any, bool]:
        key = self.cleaned_data["sort"] or "name"
        return (key if key in SORT_KEYS else "name"), self.cleaned_data["order"] == "down"

    def chosen_columns(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["columns"]) or USUAL_COLUMNS
