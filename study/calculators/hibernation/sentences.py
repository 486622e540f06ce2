"""What the hibernation check can say: every code of the core, its words and its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.sentences import Said
from study.core.hibernation.checking import Point

UNITS = {
    "gib": "gib",
    "needed": "gib",
    "size": "gib",
    "memory": "gib",
    "used": "gib",
    "free": "gib",
    "lacking": "gib",
    "days": "day",
}
# A limit is in GiB or in days, by the point it belongs to.
LIMIT_UNITS: dict[Point, str] = {"memory": "gib", "days": "day"}

POINTS: dict[Point, Promise] = {
    "enabled": _("Enabled in time"),
    "purchase": _("Bought as"),
    "metal": _("Virtual"),
    "memory": _("Memory"),
    "type": _("Instance type"),
    "device": _("Root device"),
    "encryption": _("Root encrypted"),
    "volume": _("Root volume type"),
    "size": _("Root size"),
    "image": _("Image"),
    "managed": _("Managed by"),
    "boot": _("Boot mode"),
    "enclaves": _("Enclaves"),
    "days": _("How long"),
}

FAILED: dict[str, Said] = {
    "not_enabled": (
        _("Hibernation must be enabled at the launch; an existing instance cannot be given it."),
        "hibernate-enable-at-launch",
    ),
    "one_time_request": (
        _("A one-time Spot request does not do: it must be persistent."),
        "hibernate-enable-at-launch",
    ),
    "bare_metal": (_("%(type)s is bare metal, which cannot hibernate."), "hibernate-ram-and-root"),
    "type_without": (
        _("%(type)s is not among the types that can hibernate."),
        "hibernate-families-graviton",
    ),
    "memory_linux": (
        _("%(gib)s of memory: on Linux it must be less than %(limit)s."),
        "hibernate-ram-and-root",
    ),
    "memory_windows": (
        _("%(gib)s of memory: on Windows at most %(limit)s are allowed."),
        "hibernate-ram-and-root",
    ),
    "store_root": (
        _("The root is on the instance store; memory can be written to an EBS root volume only."),
        "hibernate-ram-and-root",
    ),
    "not_encrypted": (
        _("The root volume is not encrypted, and memory holds secrets."),
        "hibernate-ram-and-root",
    ),
    "root_type": (
        _("A root of type %(root)s does not do; those that do: %(roots)s."),
        "hibernate-ram-and-root",
    ),
    "root_small": (
        _("The root has %(size)s, but memory and what is on it need %(needed)s."),
        "hibernate-ram-and-root",
    ),
    "image_other": (
        _("The image is not an HVM one of the supported list."),
        "hibernate-ram-and-root",
    ),
    "auto_scaling": (
        _("An instance of an Auto Scaling group cannot be hibernated; the group would replace it."),
        "hibernate-60-days-and-exclusions",
    ),
    "ecs": (
        _("An instance that ECS uses cannot be hibernated."),
        "hibernate-60-days-and-exclusions",
    ),
    "secure_boot": (
        _("An instance that boots with UEFI Secure Boot cannot hibernate."),
        "hibernate-60-days-and-exclusions",
    ),
    "enclaves": (
        _("Hibernation and Nitro Enclaves exclude each other."),
        "hibernate-side-effects",
    ),
    "too_long": (
        _("%(days)s are too long: at most %(limit)s are supported."),
        "hibernate-60-days-and-exclusions",
    ),
}
MET: dict[str, Said] = {
    "enabled": (_("Enabled at the launch."), "hibernate-enable-at-launch"),
    "on_demand": (_("On-Demand."), "hibernate-enable-at-launch"),
    "persistent_request": (_("Spot, with a persistent request."), "hibernate-enable-at-launch"),
    "virtual": (_("%(type)s is no bare metal."), "hibernate-ram-and-root"),
    "type_with": (_("%(type)s can hibernate."), "hibernate-families-graviton"),
    "linux_fits": (_("%(gib)s < %(limit)s, on Linux."), "hibernate-ram-and-root"),
    "windows_fits": (_("%(gib)s ≤ %(limit)s, on Windows."), "hibernate-ram-and-root"),
    "ebs_root": (_("An EBS volume."), "hibernate-ram-and-root"),
    "encrypted": (_("Encrypted."), "hibernate-ram-and-root"),
    "root_type_fits": (_("%(root)s is one of %(roots)s."), "hibernate-ram-and-root"),
    "root_fits": (_("%(size)s ≥ %(needed)s."), "hibernate-ram-and-root"),
    "image_listed": (_("An HVM image of the supported list."), "hibernate-ram-and-root"),
    "managed_by_you": (_("Nobody but you."), "hibernate-60-days-and-exclusions"),
    "plain_boot": (_("Without UEFI Secure Boot."), "hibernate-60-days-and-exclusions"),
    "no_enclaves": (_("None."), "hibernate-side-effects"),
    "days_fit": (_("%(days)s ≤ %(limit)s."), "hibernate-60-days-and-exclusions"),
}
OPEN: dict[str, Said] = {
    "no_type": (
        _("No type is given, so this is not checked."),
        "hibernate-families-graviton",
    ),
    "type_unknown": (
        _("The catalogue has no figures for %(type)s, so this is not checked."),
        "hibernate-families-graviton",
    ),
    "memory_unknown": (_("Say how much memory, or which type."), "hibernate-ram-and-root"),
    "no_volume": (_("There is no EBS root volume to look at."), "hibernate-ram-and-root"),
    "size_unknown": (_("The root must have at least %(needed)s."), "hibernate-ram-and-root"),
    "days_unknown": (_("At most %(limit)s at a time."), "hibernate-60-days-and-exclusions"),
}

REMEDIES: dict[str, Promise] = {
    "not_enabled": _("Launch a new instance with hibernation enabled."),
    "one_time_request": _("Make a persistent request, or launch On-Demand."),
    "bare_metal": _("Take a virtual size of the family."),
    "type_without": _("Take a type of a supported family."),
    "memory_linux": _("Take a smaller size."),
    "memory_windows": _("Take a smaller size, or Linux."),
    "store_root": _("Launch from an EBS-backed AMI."),
    "not_encrypted": _(
        "Launch anew with the root encrypted: by default encryption, in the block device mapping, "
        "or from an encrypted AMI."
    ),
    "root_type": _("Choose one of these types for the root."),
    "root_small": _("Enlarge the root to %(needed)s or more. A volume can grow while in use."),
    "image_other": _("Launch from an image of the list."),
    "auto_scaling": _("Use a warm pool, which can keep instances hibernated."),
    "ecs": _("Stop it, or let the cluster scale in."),
    "secure_boot": _("Launch from an image without UEFI Secure Boot."),
    "enclaves": _("Launch with one of the two only."),
    "too_long": _("Start it, stop it and start it again before the time is over; then hibernate."),
}
REMEDY_FACTS: dict[str, str] = {
    "not_encrypted": "ebs-encryption-claim",
    "root_small": "ebs-elastic-volumes",
    "auto_scaling": "hibernate-warm-pool",
    "too_long": "hibernate-side-effects",
}

STEPS: dict[str, Said] = {
    "launch": (
        _("Launch with hibernation enabled and the root encrypted."),
        "hibernate-enable-at-launch",
    ),
    "hibernate": (
        _("Hibernate. Memory goes to the root volume; the state is stopping, and billed."),
        "hibernate-mechanism",
    ),
    "asleep": (
        _("Stopped: only the volumes and an Elastic IP address cost."),
        "lifecycle-stopped-still-costs",
    ),
    "start": (
        _("Start it within %(limit)s. Memory is read back and the processes go on."),
        "hibernate-resume",
    ),
}
# %(spot)s is empty unless the instance is bought so.
COMMANDS = {
    "launch": "aws ec2 run-instances --image-id $AMI --instance-type %(type)s%(spot)s"
    " --hibernation-options Configured=true --block-device-mappings"
    ' "DeviceName=$ROOT_DEVICE,Ebs={Encrypted=true,VolumeType=%(root)s,VolumeSize=%(size)s}"',
    "hibernate": "aws ec2 stop-instances --instance-ids $ID --hibernate",
    "start": "aws ec2 start-instances --instance-ids $ID",
}
SPOT = (
    ' --instance-market-options "MarketType=spot,'
    'SpotOptions={SpotInstanceType=persistent,InstanceInterruptionBehavior=hibernate}"'
)
WARNINGS: dict[str, Said] = {
    "may_fail": (
        _("If hibernation fails, an ordinary shutdown takes place and memory is lost."),
        "hibernate-side-effects",
    ),
    "no_guarantee": (
        _("The return needs free capacity; a Capacity Reservation does not guarantee it."),
        "hibernate-60-days-and-exclusions",
    ),
    "local_disks": (
        _("The local disks of %(type)s are erased all the same."),
        "instance-store-stop-hibernate-terminate",
    ),
    "unchangeable": (
        _("Asleep, it cannot be modified: wake it and stop it to change its type."),
        "lifecycle-change-type",
    ),
    "image_of_sleeper": (
        _("Build no golden image from it: instances from such an AMI may be unreachable."),
        "hibernate-side-effects",
    ),
}
FAULTS: dict[str, Promise] = {
    "too_small": _("Give %(bound)s or more."),
    "too_large": _("Give %(bound)s or less."),
    "misnamed": _("“%(name)s”: %(why)s"),
    "misnamed_meant": _("“%(name)s”: %(why)s Did you mean %(meant)s?"),
}
