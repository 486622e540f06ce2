"""What the calculator of EFS can say: every code of the core, its sentence and its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.efs.limits import price_fact
from study.calculators.sentences import Phrases, Said
from study.core.efs.ageing import Class
from study.core.efs.costing import Item
from study.core.efs.system import Back, Kind, Mode, System

KINDS: dict[Kind, Promise] = {"regional": _("Regional"), "one-zone": _("One Zone")}
MODES: dict[Mode, Promise] = {
    "elastic": _("Elastic"),
    "provisioned": _("Provisioned"),
    "bursting": _("Bursting"),
}
BACKS: dict[Back, Promise] = {
    "none": _("never by themselves"),
    "first-access": _("on first access"),
}
CLASSES: dict[Class, Promise] = {
    "standard": _("Standard"),
    "ia": _("IA"),
    "archive": _("Archive"),
}
ITEMS: dict[Item, Promise] = {
    "standard": _("Kept in Standard, GB"),
    "ia": _("Kept in IA, GB"),
    "archive": _("Kept in Archive, GB"),
    "reads": _("Read, GB"),
    "writes": _("Written, GB"),
    "provisioned": _("Provisioned above the baseline, MiB/s"),
    "ia_reads": _("Read in IA, GB"),
    "archive_reads": _("Read in Archive, GB"),
    "to_ia": _("Moved into IA, GB"),
    "to_archive": _("Moved into Archive, GB"),
}

PHRASES = Phrases(
    {
        **dict.fromkeys(("wanted", "most", "burst", "least"), "mib-per-second"),
        **dict.fromkeys(("days", "ia", "archive_least"), "day"),
        **dict.fromkeys(("hours",), "hour"),
        **dict.fromkeys(("file", "file_least"), "kib"),
        **dict.fromkeys(("read_iops", "write_iops"), "iops"),
    }
)

_FAST = "efs-throughput-limits"
WRONG: dict[str, Said] = {
    "not_a_number": (_("Write a plain number."), ""),
    "no_data": (_("Say how much there is, such as 100x0."), ""),
    "no_amount": (_("In Provisioned mode, say how many MiB/s."), "efs-throughput-modes"),
    "too_long": (_("This is too long. A few groups are enough."), ""),
    "not_a_group": (
        _("“%(word)s” is no group. Write such as 300x45: 300 GiB, last used 45 days ago."),
        "",
    ),
    "beyond": (_("“%(word)s” is beyond what is calculated here."), ""),
    "too_many_groups": (_("That is more than %(groups)s groups. Put like ones together."), ""),
    "period": (_("A period may be %(periods)s days."), "efs-lifecycle"),
}

# Broken rules, and what to do.
RULES: dict[str, Said] = {
    "archive_needs": (
        _(
            "Archive exists only on Regional file systems with Elastic throughput, so files stay "
            "where they were before."
        ),
        "efs-storage-classes",
    ),
    "archive_later": (
        _("Archive must come later than IA: %(days)s is not after %(ia)s. It is left out below."),
        "efs-lifecycle",
    ),
    "reads_elastic": (
        _("Elastic on a Regional file system reads at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "writes_elastic": (
        _("Elastic on a Regional file system writes at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "reads_provisioned": (
        _("Provisioned on a Regional file system reads at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "writes_provisioned": (
        _("Provisioned on a Regional file system writes at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "reads_bursting": (
        _("Bursting on a Regional file system reads at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "writes_bursting": (
        _("Bursting on a Regional file system writes at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "reads_one-zone": (
        _("A One Zone file system reads at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "writes_one-zone": (
        _("A One Zone file system writes at most %(most)s, not %(wanted)s."),
        _FAST,
    ),
    "client": (
        _(
            "One client gets at most %(most)s and wants %(wanted)s. Spread the load over at least "
            "%(clients)s clients."
        ),
        _FAST,
    ),
    "provisioned_short": (
        _(
            "The busy hours count as %(wanted)s, and only %(most)s are there. Provision more, or "
            "take Elastic."
        ),
        "efs-throughput-modes",
    ),
    "throttled": (
        _(
            "Credits run out after %(hours)s of load. From then on it moves %(least)s instead of "
            "%(wanted)s. Take Elastic or Provisioned."
        ),
        "efs-bursting-numbers",
    ),
    "burst_short": (
        _("Even with credits it moves at most %(burst)s, not %(wanted)s."),
        "efs-bursting-numbers",
    ),
}

# The fact of an item of the bill is that which holds its price, by type and mode.
STEPS: dict[str, Said] = {
    "in_standard": (_("Lies in Standard today"), "efs-file-use"),
    "in_ia": (_("Lies in IA today"), "efs-file-use"),
    "in_archive": (_("Lies in Archive today"), "efs-file-use"),
    "each_client": (_("Each client wants: load ÷ clients"), _FAST),
    "clients": (
        _("Clients that it takes: load ÷ what one may have, rounded up"),
        _FAST,
    ),
    "metered": (_("The load counts as: writes + reads ÷ their divisor"), "efs-burst-credits"),
    "base": (_("Baseline: rate for each GiB × GiB in Standard"), "efs-bursting-numbers"),
    "burst": (_("Burst: rate for each TiB × TiB in Standard"), "efs-bursting-numbers"),
    "credits": (_("A full balance: credits for each TiB × TiB in Standard"), "efs-burst-credits"),
    "lasts": (_("It lasts: credits ÷ (burst − baseline)"), "efs-burst-credits"),
    "standard": (_("Kept in Standard: GB × price"), ""),
    "ia": (_("Kept in IA: GB × price"), ""),
    "archive": (_("Kept in Archive: GB × price"), ""),
    "reads": (_("Read: MiB/s × seconds of load in a month, in GB × price"), ""),
    "writes": (_("Written: MiB/s × seconds of load in a month, in GB × price"), ""),
    "provisioned": (_("Provisioned above the baseline: MiB/s × price"), ""),
    "ia_reads": (_("Read in IA: GB × price"), ""),
    "archive_reads": (_("Read in Archive: GB × price"), ""),
    "to_ia": (_("Moved into IA within a month: GB × price"), ""),
    "to_archive": (_("Moved into Archive within a month: GB × price"), ""),
    "month": (_("EFS, a month: all together"), ""),
    "storage": (_("Of that, storage alone"), "efs-lifecycle"),
    "all_standard": (_("The same, had nothing moved: GB × price"), ""),
    "ebs_size": (_("EBS pays for free space too: GB × 100 ÷ percent full"), "cmp-price-order"),
    "ebs": (_("gp3, a month: GB provisioned × price"), "cmp-price-order"),
    "s3": (_("S3 Standard, a month: GB stored × price"), "cmp-price-order"),
}


def steps_of(system: System) -> dict[str, Said]:
    """The steps with the facts that hold the prices of such a file system."""
    priced = {item: item for item in ITEMS} | {"all_standard": "standard"}
    return STEPS | {
        code: (STEPS[code][0], price_fact(name, system.kind, system.mode) or "")
        for code, name in priced.items()
    }


NOTES: dict[str, Said] = {
    "by_region": (
        _("Between the lower and the upper limit the Region decides."),
        "efs-throughput-limits",
    ),
    "iops": (
        _("In this mode it does at most %(read_iops)s reading and %(write_iops)s writing."),
        "efs-performance-general-purpose",
    ),
    "baseline_falls": (
        _("What moves to IA or Archive no longer counts for the baseline."),
        "efs-bursting-numbers",
    ),
    "small": (
        _(
            "In IA and Archive a file is billed as %(file_least)s at least: at %(file)s each, "
            "%(times)s times its size."
        ),
        "efs-pay-per-use",
    ),
    "archive_least": (
        _("A file in Archive is billed for %(archive_least)s at least."),
        "efs-lifecycle",
    ),
    "stays": (
        _("A read does not bring files back: each read in IA or Archive is charged again."),
        "efs-file-use",
    ),
    "returns": (
        _("The first access brings a file back to Standard, and the count begins anew."),
        "efs-file-use",
    ),
    "one_zone": (
        _("All of it lies in a single zone, and is lost with it."),
        "efs-multi-az",
    ),
    "compare": (
        _(
            "A volume serves one zone and, as a rule, one instance; S3 is no file system. The "
            "requests of S3, snapshots, backups and traffic between zones are not counted."
        ),
        "cmp-ebs-multi-attach",
    ),
    "prices": (
        _("Prices of us-east-1 in USD, as checked %(checked)s. What you type goes before them."),
        "",
    ),
}
