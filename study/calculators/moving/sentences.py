"""What the move planner can say: every code of the core, its words and its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from study.calculators.sentences import Said

UNITS = {"volumes": "snapshot", "days": "day"}

OBSTACLES: dict[str, tuple[Promise, str, Promise]] = {  # what, its fact, what helps
    "volume_partition": (
        _("A snapshot can be neither shared with another partition nor copied to it."),
        "scenario-cross-account-and-partition",
        _("Copy the files, or move the instance: its AMI can be stored in S3 and restored there."),
    ),
    "store_root": (
        _("The root is on the instance store, and snapshots exist for EBS volumes only."),
        "cmp-snapshots",
        _("Launch a new instance there from an EBS-backed AMI, and copy the files to it."),
    ),
    "id_stays": (
        _("The ID cannot come along: what arrives is a new thing with an ID of its own."),
        "resource-reach",
        _("Let others find it by a name in DNS or a tag, not by its ID."),
    ),
    "address_stays": (
        _("The Elastic IP address cannot come along: it belongs to its Region."),
        "elastic-ip-transfer",
        _("Allow a new address and change the DNS record."),
    ),
    "stays_encrypted": (
        _("Encryption cannot be removed: snapshots and volumes made from it stay encrypted."),
        "snapshot-encryption-inheritance",
        _("Copy the files to a new volume that is not encrypted, or leave it encrypted."),
    ),
}

STEPS: dict[str, Said] = {
    "save_local": (
        _("Copy what is on the instance store to EBS, S3 or EFS: no image takes it in."),
        "instance-store-other-loss-events",
    ),
    "create_ami": (
        _("Create an AMI, with %(volumes)s: of root and attached volumes. The instance reboots."),
        "ami-create-makes-snapshots",
    ),
    "create_ami_running": (
        _("Create an AMI without a reboot, with %(volumes)s: of root and attached volumes."),
        "ami-create-makes-snapshots",
    ),
    "wait_ami": (_("Wait until the AMI is available."), "snapshot-copy-regions"),
    "copy_ami": (_("Copy the AMI to %(to)s. The copy has an ID of its own."), "ami-copy-facts"),
    "copy_ami_encrypted": (
        _("Copy the AMI to %(to)s, encrypted with a key of that Region."),
        "ami-copy-facts",
    ),
    "rekey_ami": (
        _("Copy the AMI under a customer managed key, and go on with the copy."),
        "snapshot-sharing",
    ),
    "share_ami": (
        _("Share the AMI with the account %(account)s."),
        "ami-launch-permissions",
    ),
    "share_snapshots": (
        _("Share its snapshots, too: who launches needs no access to them, who copies does."),
        "ami-copy-facts",
    ),
    "share_key": (
        _("Let the account use the KMS key, in the key policy."),
        "ami-launch-permissions",
    ),
    "copy_ami_there": (
        _("Copy the AMI in that account to %(to)s, as an image of its own."),
        "scenario-cross-account-and-partition",
    ),
    "copy_ami_there_encrypted": (
        _("Copy the AMI in that account to %(to)s, encrypted with a key of its own."),
        "scenario-cross-account-and-partition",
    ),
    "store_ami": (_("Store the AMI as an object in S3."), "ami-store-and-restore"),
    "carry": (
        _("Carry the object to a bucket of the other partition, with the credentials of each."),
        "aws-partitions",
    ),
    "restore_ami": (_("Restore the AMI from it in %(to)s."), "ami-store-and-restore"),
    "encrypt_ami_there": (
        _("Copy the restored AMI within %(to)s to encrypt it: storing has decrypted it."),
        "ami-store-and-restore",
    ),
    "prepare": (
        _("Make there what belongs to a Region or an account: security groups, key pair, subnet."),
        "resource-reach",
    ),
    "launch": (
        _("Launch from the AMI in %(to_zone)s: root and data volumes are made anew with it."),
        "scenario-move-instance-region",
    ),
    "launch_encrypted": (
        _("Launch from the AMI in %(to_zone)s, and have its volumes encrypted as they are made."),
        "ami-encryption-at-launch",
    ),
    "snapshot_loose": (
        _("Take a snapshot of each volume that the AMI leaves out (%(loose)s)."),
        "scenario-move-instance-region",
    ),
    "rekey_loose": (
        _("Copy these snapshots under a customer managed key, and go on with the copies."),
        "snapshot-sharing",
    ),
    "share_loose": (_("Share these snapshots, too."), "snapshot-sharing"),
    "copy_loose": (_("Copy these snapshots to %(to)s."), "snapshot-copy-regions"),
    "files_loose": (
        _("Copy the files of these volumes: no snapshot crosses a partition."),
        "scenario-cross-account-and-partition",
    ),
    "attach_loose": (
        _("Create volumes from them in the zone of the new instance, and attach them."),
        "ebs-same-az-attach",
    ),
    "new_address": (
        _("Allocate an Elastic IP address there, associate it and change the DNS record."),
        "resource-reach",
    ),
    "release_address": (
        _("Release the old address: it costs even while it is idle."),
        "lifecycle-stopped-still-costs",
    ),
    "offer_address": (
        _("Offer the Elastic IP address to the account; it has %(days)s to accept."),
        "elastic-ip-transfer",
    ),
    "accept_address": (_("Accept the address there."), "elastic-ip-transfer"),
    "associate_address": (
        _("Associate the Elastic IP address with the new instance."),
        "lifecycle-ip-behaviour",
    ),
    "restore_local": (
        _("Copy the saved files to the new instance store, which comes empty."),
        "instance-store-attach-rules",
    ),
    "test": (_("Test it before anyone depends on it."), ""),
    "terminate": (_("Terminate the old instance."), "ebs-survives-termination"),
    "delete_data": (
        _("Delete its data volumes: they survive the termination and go on costing."),
        "ebs-survives-termination",
    ),
    "clean_ami": (
        _("Deregister what AMIs were made for the way, and delete their snapshots."),
        "ami-deregister",
    ),
    "pause_writes": (
        _("Pause the writes, or unmount the volume until the snapshot is pending."),
        "snapshot-memory-not-included",
    ),
    "stop_instance": (
        _("Stop the instance, as is advised for a root volume."),
        "snapshot-memory-not-included",
    ),
    "snapshot": (
        _("Take a snapshot. It belongs to the Region and serves every zone of it."),
        "scenario-copy-volume-az",
    ),
    "wait_snapshot": (_("Wait until the snapshot is completed."), "snapshot-copy-regions"),
    "rekey_snapshot": (
        _("Copy the snapshot under a customer managed key, and go on with the copy."),
        "snapshot-sharing",
    ),
    "share_snapshot": (
        _("Share the snapshot with the account %(account)s."),
        "snapshot-sharing",
    ),
    "copy_snapshot": (_("Copy the snapshot to %(to)s."), "snapshot-copy-regions"),
    "copy_snapshot_encrypted": (
        _("Copy the snapshot to %(to)s, encrypted with a key of that Region."),
        "snapshot-encryption-inheritance",
    ),
    "copy_snapshot_there": (
        _("Copy the snapshot in that account to %(to)s."),
        "scenario-cross-account-and-partition",
    ),
    "copy_snapshot_there_encrypted": (
        _("Copy the snapshot in that account to %(to)s, encrypted with a key of its own."),
        "scenario-cross-account-and-partition",
    ),
    "create_volume": (
        _("Create a volume from the snapshot in %(to_zone)s; type and a larger size are free."),
        "snapshot-restore-any-type-size",
    ),
    "create_volume_encrypted": (
        _("Create an encrypted volume from the snapshot in %(to_zone)s."),
        "ebs-encryption-claim",
    ),
    "attach": (_("Attach it to an instance in the same zone."), "ebs-same-az-attach"),
    "attach_root": (
        _("Attach it as the root of a stopped instance in the same zone, and start that."),
        "ebs-same-az-attach",
    ),
    "delete_volume": (_("Delete the old volume: it costs until then."), "ebs-definition"),
    "clean_snapshot": (
        _("Delete the snapshots that were made for the way."),
        "snapshot-point-in-time-incremental",
    ),
}

WARNINGS: dict[str, Said] = {
    "not_consistent": (
        _("Without the reboot the file system of the image may not be consistent."),
        "ami-create-makes-snapshots",
    ),
    "stored_plain": (
        _("The encrypted snapshots are decrypted as the AMI is stored: guard the bucket."),
        "ami-store-and-restore",
    ),
    "sleeper_image": (
        _("Hibernation is enabled: instances from such an AMI may be unreachable. Test early."),
        "hibernate-side-effects",
    ),
    "new_names": (
        _("The new instance has another ID, another private address and another public one."),
        "resource-reach",
    ),
    "first_copy_full": (
        _("The first copy to a Region is a full one, so it takes time."),
        "snapshot-copy-regions",
    ),
    "permissions_stay": (_("Launch permissions are not copied with the AMI."), "ami-copy-facts"),
    "tags_stay": (_("Tags of your own are not copied with the snapshot."), "snapshot-copy-regions"),
    "no_direct_copy": (
        _("The direct copy of a volume is no way: it stays in the zone of its source."),
        "ebs-volume-copy-and-share",
    ),
    "slow_at_first": (
        _("New volumes load their blocks on first access, so they are slow at first."),
        "snapshot-restore-any-type-size",
    ),
}

STOPS: dict[str, Promise] = {
    "instance": pgettext_lazy("on the way", "instance"),
    "volume": pgettext_lazy("on the way", "volume"),
    "ami": pgettext_lazy("on the way", "AMI"),
    "snapshot": pgettext_lazy("on the way", "snapshot"),
    "object": pgettext_lazy("on the way", "object in S3"),
}
FAULTS: dict[str, Promise] = {
    "not_a_place": _("Name a Region, such as eu-west-1, or a zone, such as eu-west-1b."),
    "not_an_account": _("An account has twelve digits."),
    "no_zone": _("Within a Region, say to which zone."),
    "same_place": _("It is there already."),
    "too_small": _("Give 0 or more."),
    "too_large": _("Give %(most)s or less."),
}
