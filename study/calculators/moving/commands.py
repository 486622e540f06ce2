"""The commands of a move's steps. What is not known beforehand stands as a shell variable."""

from study.core.moving.move import Move

_COPY_AMI = (
    "aws ec2 copy-image --source-image-id $AMI --source-region %(from)s"
    " --region %(to)s --name $NAME%(encrypted)s"
)
_COPY_SNAPSHOT = (
    "aws ec2 copy-snapshot --source-snapshot-id $SNAPSHOT --source-region %(from)s"
    " --region %(to)s%(encrypted)s"
)
_REKEY_SNAPSHOT = (
    "aws ec2 copy-snapshot --source-snapshot-id $SNAPSHOT --source-region %(from)s"
    " --region %(from)s --encrypted --kms-key-id $CUSTOMER_KEY"
)
_SHARE_SNAPSHOT = (
    "aws ec2 modify-snapshot-attribute --region %(from)s --snapshot-id $SNAPSHOT"
    ' --create-volume-permission "Add=[{UserId=%(account)s}]"'
)
_CREATE_VOLUME = (
    "aws ec2 create-volume --region %(to)s --availability-zone %(zone)s"
    " --snapshot-id $SNAPSHOT --volume-type gp3"
)
_LAUNCH = (
    "aws ec2 run-instances --region %(to)s --image-id $NEW_AMI --instance-type $TYPE"
    " --subnet-id $SUBNET_IN_ZONE --security-group-ids $GROUP"
)
_KEY = " --encrypted --kms-key-id $KEY"

# Of each step, the commands in order; `_encrypted` steps add the key.
_COMMANDS: dict[str, str] = {
    "create_ami": "aws ec2 create-image --region %(from)s --instance-id $ID --name $NAME",
    "create_ami_running": "aws ec2 create-image --region %(from)s --instance-id $ID --name $NAME"
    " --no-reboot",
    "wait_ami": "aws ec2 wait image-available --region %(from)s --image-ids $AMI",
    "copy_ami": _COPY_AMI,
    "copy_ami_there": _COPY_AMI,
    "rekey_ami": "aws ec2 copy-image --source-image-id $AMI --source-region %(from)s"
    " --region %(from)s --name $NAME --encrypted --kms-key-id $CUSTOMER_KEY",
    "share_ami": "aws ec2 modify-image-attribute --region %(from)s --image-id $AMI"
    ' --launch-permission "Add=[{UserId=%(account)s}]"',
    "share_snapshots": _SHARE_SNAPSHOT,
    "store_ami": "aws ec2 create-store-image-task --region %(from)s --image-id $AMI"
    " --bucket $BUCKET",
    "carry": "aws s3 cp s3://$BUCKET/$AMI.bin . --profile $HERE\n"
    "aws s3 cp $AMI.bin s3://$BUCKET_THERE/ --profile $THERE",
    "restore_ami": "aws ec2 create-restore-image-task --region %(to)s --object-key $AMI.bin"
    " --bucket $BUCKET_THERE --name $NAME",
    "encrypt_ami_there": "aws ec2 copy-image --source-image-id $NEW_AMI --source-region %(to)s"
    " --region %(to)s --name $NAME" + _KEY,
    "launch": _LAUNCH,
    "launch_encrypted": _LAUNCH
    + ' --block-device-mappings "DeviceName=$DEVICE,Ebs={Encrypted=true}"',
    "snapshot_loose": "aws ec2 create-snapshot --region %(from)s --volume-id $LOOSE_VOLUME",
    "rekey_loose": _REKEY_SNAPSHOT,
    "share_loose": _SHARE_SNAPSHOT,
    "copy_loose": _COPY_SNAPSHOT,
    "attach_loose": _CREATE_VOLUME + "%(encrypted)s\n"
    "aws ec2 attach-volume --region %(to)s --volume-id $NEW_VOLUME --instance-id $NEW_ID"
    " --device /dev/sdf",
    "new_address": "aws ec2 allocate-address --region %(to)s\n"
    "aws ec2 associate-address --region %(to)s --allocation-id $NEW_ADDRESS"
    " --instance-id $NEW_ID",
    "release_address": "aws ec2 release-address --region %(from)s --allocation-id $ADDRESS",
    "offer_address": "aws ec2 enable-address-transfer --region %(from)s"
    " --allocation-id $ADDRESS --transfer-account-id %(account)s",
    "accept_address": "aws ec2 accept-address-transfer --region %(to)s --address $PUBLIC_IP",
    "associate_address": "aws ec2 associate-address --region %(to)s --allocation-id $ADDRESS"
    " --instance-id $NEW_ID --allow-reassociation",
    "terminate": "aws ec2 terminate-instances --region %(from)s --instance-ids $ID",
    "delete_data": "aws ec2 delete-volume --region %(from)s --volume-id $DATA_VOLUME",
    "clean_ami": "aws ec2 deregister-image --region %(from)s --image-id $AMI"
    " --delete-associated-snapshots",
    "stop_instance": "aws ec2 stop-instances --region %(from)s --instance-ids $ID",
    "snapshot": "aws ec2 create-snapshot --region %(from)s --volume-id $VOLUME",
    "wait_snapshot": "aws ec2 wait snapshot-completed --region %(from)s --snapshot-ids $SNAPSHOT",
    "rekey_snapshot": _REKEY_SNAPSHOT,
    "share_snapshot": _SHARE_SNAPSHOT,
    "copy_snapshot": _COPY_SNAPSHOT,
    "copy_snapshot_there": _COPY_SNAPSHOT,
    "create_volume": _CREATE_VOLUME,
    "create_volume_encrypted": _CREATE_VOLUME + _KEY,
    "attach": "aws ec2 attach-volume --region %(to)s --volume-id $NEW_VOLUME"
    " --instance-id $INSTANCE_THERE --device /dev/sdf",
    "attach_root": "aws ec2 attach-volume --region %(to)s --volume-id $NEW_VOLUME"
    " --instance-id $INSTANCE_THERE --device $ROOT_DEVICE\n"
    "aws ec2 start-instances --region %(to)s --instance-ids $INSTANCE_THERE",
    "delete_volume": "aws ec2 delete-volume --region %(from)s --volume-id $VOLUME",
    "clean_snapshot": "aws ec2 delete-snapshot --region %(from)s --snapshot-id $SNAPSHOT",
}


def command(code: str, move: Move) -> str:
    """The command of a step, or several on lines of their own; empty where it has none."""
    template = _COMMANDS.get(code) or _COMMANDS.get(code.removesuffix("_encrypted"), "")
    if not template:
        return ""
    return template % {
        "from": move.source.region,
        "to": move.target.region,
        "zone": move.target.zone or "$ZONE",
        "account": move.account,
        "encrypted": _KEY if _encrypts(code, move) else "",
    }


def _encrypts(code: str, move: Move) -> bool:
    """Whether the step names a key: a copy does, or else the volume that is made without one."""
    zonal = not move.crosses_region and not move.account
    if code == "attach_loose":
        return move.encrypts and zonal
    return code.endswith("_encrypted") or (
        code == "copy_loose" and (move.encrypted or move.encrypts)
    )
