"""The EBS calculator in words: ceilings, rules and what mends them, steps, states, faults."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.ebs.limits import PRICES, fact_of
from study.calculators.sentences import Said
from study.core.ebs.capping import CeilingId
from study.core.ebs.draining import State
from study.core.ebs.volume import VolumeType

TYPES: dict[VolumeType, Promise] = {
    "gp3": _("gp3, General Purpose SSD"),
    "gp2": _("gp2, older General Purpose SSD"),
    "io2": _("io2 Block Express, Provisioned IOPS SSD"),
    "io1": _("io1, older Provisioned IOPS SSD"),
    "st1": _("st1, Throughput Optimized HDD"),
    "sc1": _("sc1, Cold HDD"),
}
CEILINGS: dict[CeilingId, Said] = {
    "volume_iops": (_("IOPS of the volume"), ""),
    "volume_throughput": (_("throughput of the volume"), ""),
    "platform_iops": (_("IOPS without Nitro"), "ebs-nitro-iops-ceiling"),
    "instance_iops": (_("IOPS of the instance"), "ebs-optimized-limit"),
    "instance_throughput": (_("throughput of the instance"), "ebs-optimized-limit"),
}
# The rules whose fact is that of the volume's own type.
_BY_TYPE: dict[str, Promise] = {
    "size_too_small": _("%(type)s begins at %(least)s; asked for: %(size)s."),
    "size_too_large": _("%(type)s ends at %(most)s; asked for: %(size)s."),
    "iops_fixed": _("The IOPS of %(type)s follow from its size; they cannot be set."),
    "throughput_fixed": _("The throughput of %(type)s cannot be set: only gp3 sells it apart."),
    "iops_missing": _("%(type)s has no IOPS of its own: say how many to provision."),
    "iops_too_few": _("%(type)s has at least %(least)s; asked for: %(iops)s."),
    "iops_too_many": _("%(type)s has at most %(most)s; asked for: %(iops)s."),
    "iops_ratio": _(
        "%(type)s allows at most %(ratio)s: with %(size)s that is %(most)s, not %(iops)s."
    ),
    "throughput_too_low": _("%(type)s has at least %(least)s; asked for: %(throughput)s."),
    "throughput_too_high": _("%(type)s has at most %(most)s; asked for: %(throughput)s."),
    "throughput_ratio": _(
        "%(type)s allows at most %(ratio)s: with %(iops)s that is %(most)s, not %(throughput)s."
    ),
}
_OTHERS: dict[str, Said] = {
    "boot": (_("%(type)s cannot be a boot volume."), "ebs-boot-volume-types"),
    "attach_limit": (
        _("An instance without Nitro attaches volumes of up to %(most)s, not %(iops)s."),
        "ebs-nitro-iops-ceiling",
    ),
}
REMEDIES: dict[str, Promise] = {
    "size": _("Make it %(size)s."),
    "other_type": _("Use another type: %(types)s."),
    "boot_ssd": _("Boot from an SSD type; gp3 is the cheapest."),
    "clear_iops": _("Leave IOPS empty, or make the volume larger."),
    "clear_throughput": _("Leave throughput empty."),
    "use_gp3": _("Use gp3."),
    "say_iops": _("Say IOPS, from %(iops)s on."),
    "fewer_iops": _("Ask for %(iops)s or fewer."),
    "more_iops": _("Provision %(iops)s."),
    "throughput": _("Make the throughput %(throughput)s."),
    "nitro_instance": _("Use an instance on Nitro."),
}
STEPS: dict[str, Said] = {
    "gp2_iops": (_("IOPS: by size, with a floor and a ceiling"), "ebs-gp2-limits"),
    "gp2_throughput": (
        _("Throughput: IOPS × the largest I/O that counts as one"),
        "ebs-io-counting",
    ),
    "iops_most": (_("The most IOPS at this size"), ""),
    "throughput_most": (_("The most throughput at these IOPS"), ""),
    "throughput_follows": (_("Throughput follows from IOPS"), ""),
    "hdd_base": (_("Baseline: TiB × rate"), ""),
    "hdd_burst": (_("Burst: TiB × rate"), ""),
    "lasts": (_("A full bucket lasts: credits ÷ (burst − baseline)"), "ebs-burst-bucket"),
    "refills": (_("An empty one is full again after: credits ÷ baseline"), "ebs-burst-bucket"),
    "instance": (_("The instance’s Mbps as MiB/s"), "ebs-optimized-limit"),
    "cost_storage": (_("Storage: GiB × price"), PRICES),
    "cost_iops": (_("IOPS that are paid for"), PRICES),
    "cost_throughput": (_("Throughput beyond what is included"), PRICES),
}
BY_SIZE = ("iops_most", "throughput_most", "throughput_follows", "hdd_base", "hdd_burst")
STATES: dict[State, Promise] = {
    "filling": _("fills"),
    "full": _("full"),
    "even": _("stays as it is"),
    "draining": _("drains"),
    "empty": _("empty: only the baseline is left"),
}
ADVICE: dict[str, Said] = {
    "bursts_half_hour": (
        _("The instance holds its maximum for half an hour a day for sure; plan with “all day”."),
        "ebs-optimized-limit",
    ),
    "instance_unknown": (
        _("The catalogue has no EBS figures for %(type)s: what it lets through is not known."),
        "ebs-optimized-limit",
    ),
    "no_instance": (
        _("No instance is given: what it lets through may be less."),
        "ebs-optimized-limit",
    ),
    "larger_instance": (
        _("The smallest size of its family that lets all of it through is %(name)s."),
        "ebs-optimized-limit",
    ),
    "none_larger": (
        _("No size of its family lets all of it through."),
        "ebs-optimized-limit",
    ),
    "small_io": (
        _("On a hard disk every I/O costs a whole MiB: small ones waste most of the throughput."),
        "ebs-burst-bucket",
    ),
    "split_io": (
        _("An I/O of this size counts as several: on an SSD each %(counted)s is one."),
        "ebs-io-counting",
    ),
    "watch_balance": (
        _("Watch BurstBalance: at nothing the volume falls to its baseline."),
        "ebs-burst-bucket",
    ),
}
TYPE_FAULT = _("“%(name)s” is no instance type.")
TYPE_FAULT_MEANT = _("“%(name)s” is no instance type. Did you mean %(meant)s?")


def rules(volume_type: VolumeType) -> dict[str, Said]:
    """Every rule that a volume of the type can break, and the fact it rests on."""
    return {code: (words, fact_of(volume_type)) for code, words in _BY_TYPE.items()} | _OTHERS


def steps_of(volume_type: VolumeType) -> dict[str, Said]:
    return STEPS | {code: (STEPS[code][0], fact_of(volume_type)) for code in BY_SIZE}
