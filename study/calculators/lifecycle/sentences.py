"""What the machine of an instance's life can say: every code of the core and its words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from study.calculators.sentences import Said
from study.core.lifecycle.instance import Bill, State, Thing
from study.core.lifecycle.pressing import Action, Refusal

# A button, and what pressing it means.
ACTIONS: dict[Action, tuple[Promise, Promise]] = {
    "launch": (
        pgettext_lazy("an action", "launch"),
        _("A new instance, from an AMI, on the first host."),
    ),
    "run": (pgettext_lazy("an action", "wait"), _("Until it is running.")),
    "fail": (
        pgettext_lazy("an action", "fail"),
        _("The launch fails: a volume limit, a damaged snapshot, a KMS key you may not use."),
    ),
    "reboot": (
        pgettext_lazy("an action", "reboot"),
        _("The operating system begins anew, the instance stays where it is."),
    ),
    "stop": (pgettext_lazy("an action", "stop"), _("The system shuts down, the host is given up.")),
    "hibernate": (
        pgettext_lazy("an action", "hibernate"),
        _("A stop that first writes memory to the root volume."),
    ),
    "shutdown": (
        pgettext_lazy("an action", "shut down inside"),
        _("The operating system shuts down by itself. A setting says what follows."),
    ),
    "terminate": (pgettext_lazy("an action", "terminate"), _("The end. There is no way back.")),
    "rest": (pgettext_lazy("an action", "wait"), _("Until it is stopped.")),
    "falter": (
        pgettext_lazy("an action", "hibernation fails"),
        _("It becomes an ordinary shutdown."),
    ),
    "force": (
        pgettext_lazy("an action", "force"),
        _("If it hangs on its way. Data not yet written may be lost."),
    ),
    "end": (pgettext_lazy("an action", "wait"), _("Until it is terminated.")),
    "start": (
        pgettext_lazy("an action", "start"),
        _("Needs free capacity; begins a new billing period."),
    ),
    "resize": (pgettext_lazy("an action", "change the type"), _("It stays stopped meanwhile.")),
}
# What an action rests on, where its fact is not that of a thing.
ACTION_FACTS: dict[Action, str] = {
    "fail": "lifecycle-launch-fails",
    "shutdown": "lifecycle-shutdown-and-protection",
    "falter": "hibernate-side-effects",
    "force": "lifecycle-force",
    "start": "lifecycle-start-limits",
    "resize": "lifecycle-change-type",
}
# What is written in the log: an action, or a passage that came to its end.
DONE: dict[Action, Promise] = {
    **{action: words for action, (words, _meaning) in ACTIONS.items()},
    "run": _("it is running"),
    "rest": _("it has stopped"),
    "end": _("it is gone"),
}

# The API's names of the states are the same in every language; beside them stands the Chinese.
STATES: dict[State, Promise] = {
    "none": pgettext_lazy("a state", "not launched"),
    "pending": pgettext_lazy("a state", "being prepared"),
    "running": pgettext_lazy("a state", "ready for use"),
    "stopping": pgettext_lazy("a state", "on its way to stopped"),
    "stopped": pgettext_lazy("a state", "switched off"),
    "shutting-down": pgettext_lazy("a state", "on its way to terminated"),
    "terminated": pgettext_lazy("a state", "gone for good"),
}
ASLEEP = pgettext_lazy("a state", "hibernated")
FALLING_ASLEEP = pgettext_lazy("a state", "hibernating")

THINGS: dict[Thing, Promise] = {
    "memory": _("Memory"),
    "local": _("Instance store"),
    "root": _("Root volume"),
    "data": _("Data volume"),
    "host": _("Host"),
    "private": _("Private IPv4 address"),
    "ipv6": _("IPv6 address"),
    "public": _("Public IPv4 address"),
    "elastic": _("Elastic IP address"),
    "id": _("Instance ID"),
}
# Of each thing, by what has become of it.
CONDITIONS: dict[str, Said] = {
    "memory_empty": (_("empty: nothing has booted yet"), ""),
    "memory_in_use": (_("in use, boot %(number)s"), "lifecycle-memory-erased"),
    "memory_on_root": (_("written to the root volume"), "hibernate-mechanism"),
    "memory_lost": (_("lost"), "lifecycle-memory-erased"),
    "local_present": (_("the disks of host A, with their data"), "instance-store-reboot-keeps"),
    "local_fresh": (
        _("other disks, empty at the start"),
        "instance-store-stop-hibernate-terminate",
    ),
    "local_erased": (_("erased"), "instance-store-stop-hibernate-terminate"),
    "root_attached": (_("attached, with its data"), "ebs-definition"),
    "root_kept": (_("kept, without an instance"), "ebs-survives-termination"),
    "root_deleted": (_("deleted"), "ebs-survives-termination"),
    "data_attached": (_("attached, with its data"), "ebs-definition"),
    "data_kept": (_("kept, without an instance"), "ebs-survives-termination"),
    "data_deleted": (_("deleted"), "ebs-survives-termination"),
    "host_on": (_("host %(host)s"), "lifecycle-host-change"),
    "host_none": (_("none"), "lifecycle-host-change"),
    "private_assigned": (_("assigned"), "lifecycle-ip-behaviour"),
    "private_released": (_("given up"), "lifecycle-ip-behaviour"),
    "ipv6_assigned": (_("assigned"), "lifecycle-ip-behaviour"),
    "ipv6_released": (_("given up"), "lifecycle-ip-behaviour"),
    "public_assigned": (_("address no. %(number)s, from the pool"), "lifecycle-ip-behaviour"),
    "public_released": (_("given back to the pool"), "lifecycle-ip-behaviour"),
    "elastic_associated": (_("associated"), "lifecycle-ip-behaviour"),
    "elastic_disassociated": (
        _("in your account, associated with nothing"),
        "lifecycle-ip-behaviour",
    ),
    "id_same": (_("as given at the launch"), "hibernate-resume"),
    "id_gone": (_("gone for good"), ""),
}
# An instance store root is no volume of EBS.
STORE_ROOT: dict[str, Said] = {
    "root_attached": (_("on the instance store"), "instance-store-cannot-stop"),
    "root_deleted": (_("erased"), "instance-store-stop-hibernate-terminate"),
}
EFFECTS: dict[str, Promise] = {
    "same": _("as before"),
    "lost": pgettext_lazy("what became of it", "gone"),
    "new": pgettext_lazy("what became of it", "new"),
    "saved": pgettext_lazy("what became of it", "saved"),
    "back": pgettext_lazy("what became of it", "back"),
    "kept": pgettext_lazy("what became of it", "kept"),
}

BILLS: dict[Bill, Said] = {
    "usage": (_("the usage of the instance"), "lifecycle-states-billing"),
    "root": (_("the root volume"), "ebs-definition"),
    "image": (_("in it, the room for the memory image"), "lifecycle-states-billing"),
    "data": (_("the data volume"), "ebs-definition"),
    "public": (_("the public IPv4 address"), "lifecycle-stopped-still-costs"),
    "elastic": (_("the Elastic IP address"), "lifecycle-stopped-still-costs"),
}

REFUSALS: dict[Refusal, Said] = {
    "not_now": (_("Not in the state %(state)s."), ""),
    "store_root": (
        _("An instance whose root is on the instance store cannot be stopped."),
        "instance-store-cannot-stop",
    ),
    "not_enabled": (
        _("Hibernation was not enabled at the launch, and cannot be enabled later."),
        "hibernate-enable-at-launch",
    ),
    "stop_protected": (
        _("Stop protection refuses a stop by console, CLI or API."),
        "lifecycle-protection-limits",
    ),
    "termination_protected": (
        _("The protection refuses a termination by console, CLI or API."),
        "lifecycle-protection-limits",
    ),
    "asleep": (_("A hibernated instance cannot be modified."), "hibernate-60-days-and-exclusions"),
}
FAULTS: dict[str, Promise] = {
    "unknown_action": _("“%(action)s” is no action. Those there are: %(actions)s."),
    "too_many": _("At most %(most)s actions."),
    "nothing_predicted": _("This prediction does not fit what was pressed last."),
}
REFUSED = _("“%(action)s” at place %(place)s cannot be pressed. %(why)s")

CLAIMS: dict[str, Promise] = {
    **THINGS,
    "host": _("The same host"),
    "way": _("On the way there, usage is billed"),
    "rest": _("Once it rests, usage is billed"),
}
