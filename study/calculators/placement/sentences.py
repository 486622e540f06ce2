"""What the placement calculator can say: every code of the core, its sentence and its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.sentences import Said
from study.core.placement.group import Strategy

STRATEGIES: dict[Strategy, Promise] = {
    "cluster": _("Cluster"),
    "partition": _("Partition"),
    "spread-rack": _("Spread by rack"),
    "spread-host": _("Spread by host (Outposts)"),
    "precision-time": _("Precision time"),
}
SHORT_STRATEGIES: dict[str, Promise] = {
    "cluster": STRATEGIES["cluster"],
    "partition": STRATEGIES["partition"],
    "spread": _("Spread"),
}
TENANCIES: dict[str, Promise] = {
    "default": _("Default (shared hardware)"),
    "dedicated": _("Dedicated Instances"),
    "host": _("Dedicated Hosts"),
}
INTERRUPTIONS: dict[str, Promise] = {
    "": _("No Spot Instances"),
    "terminate": _("Spot, terminated on interruption"),
    "stop": _("Spot, stopped on interruption"),
    "hibernate": _("Spot, hibernated on interruption"),
}
UNIT_NAMES: dict[str, Promise] = {
    "rack": _("Rack %(number)s"),
    "host": _("Host %(number)s"),
    "partition": _("Partition %(number)s"),
}

RULES: dict[str, Said] = {
    "dedicated_host": (
        _("Instances on a Dedicated Host cannot run in a placement group."),
        "pg-tenancy-and-spot-rules",
    ),
    "spread_dedicated": (
        _("A spread group takes no Dedicated Instances: its tenancy is default."),
        "pg-tenancy-and-spot-rules",
    ),
    "spot_interruption": (
        _(
            "A Spot Instance that stops or hibernates on interruption cannot be launched into "
            "any placement group."
        ),
        "pg-tenancy-and-spot-rules",
    ),
    "type_without_spot": (
        _("Not offered as Spot Instances: %(types)s."),
        "placement-spot-types",
    ),
    "mac_needs_host": (
        _("Mac types run on Dedicated Hosts only, so %(types)s cannot enter a placement group."),
        "placement-mac-types",
    ),
    "cluster_type": (_("A cluster group refuses %(types)s."), "pg-instance-types-allowed"),
    "type_not_supported": (_("This strategy does not support %(types)s."), "pg-types-per-strategy"),
    "partitions_per_zone": (
        _("A partition group has at most %(most_partitions)s in each zone, not %(partitions)s."),
        "pg-partition-limits",
    ),
    "partitions_dedicated": (
        _("With Dedicated Instances it has at most %(most_partitions)s, not %(partitions)s."),
        "pg-partition-limits",
    ),
    "groups_per_region": (
        _(
            "The account has %(groups)s in this Region and may have %(most_groups)s: "
            "it cannot create another."
        ),
        "pg-quota-share-delete",
    ),
    "hosts_on_outposts": (
        _("Instances are spread by host on AWS Outposts only, and no Outpost is given."),
        "pg-spread-host-level",
    ),
    "cluster_zones": (
        _("A cluster group lies within %(most_zones)s, not %(zones)s."),
        "pg-cluster-definition",
    ),
    "outpost_zones": (
        _("An Outpost belongs to %(most_zones)s, not to %(zones)s."),
        "placement-outpost-zone",
    ),
    "spread_per_zone": (
        _("A spread group runs at most %(limit)s in each zone; asked for: %(shares)s."),
        "pg-spread-definition",
    ),
    "outpost_racks": (
        _("Every instance takes a rack of its own: %(instances)s, but %(racks)s on the Outpost."),
        "pg-spread-host-level",
    ),
    "outpost_hosts": (
        _("Every instance takes a host of its own: %(instances)s, but %(hosts)s on the Outpost."),
        "pg-spread-host-level",
    ),
}

REMEDIES: dict[str, Promise] = {
    "default_tenancy": _("Use default tenancy."),
    "no_group": _("Run them without a placement group."),
    "dedicated_in_partitions": _("Use a partition group: it takes them in up to %(partitions)s."),
    "terminate_on_interruption": _("Let the interruption terminate them."),
    "on_demand": _("Launch them as On-Demand Instances."),
    "other_type": _("Choose a type that this strategy supports."),
    "other_strategy": _("Choose a strategy that the type supports: %(strategies)s."),
    "fewer_partitions": _("Ask for %(partitions)s or fewer."),
    "delete_group": _("Delete a group that holds no instances, or use one that exists."),
    "other_region": _("Create it in another Region: the quota counts each by itself."),
    "say_hosts": _("On an Outpost, give the number of its hosts."),
    "rack_level": _("In a Region, spread by rack."),
    "one_zone": _("Use one zone."),
    "partition_or_spread": _("To survive the loss of a zone, use a partition or spread group."),
    "spread_evenly": _("Share them evenly: %(instances)s fit in %(zones)s."),
    "more_zones": _("Use %(zones)s, if the Region has so many: they hold %(capacity)s."),
    "fewer_instances": _("Launch %(instances)s or fewer."),
    "more_groups": _("Use %(groups)s; instances of different groups may share a rack."),
    "partition_instead": _(
        "Use a partition group: it does not limit instances, and a failure stays in one partition."
    ),
    "more_racks": _("Use an Outpost with %(racks)s."),
    "more_hosts": _("Use an Outpost with %(hosts)s."),
    "host_level": _("If a host of its own is enough for each, spread by host."),
}

WARNINGS: dict[str, Said] = {
    "type_unknown": (
        _("The catalogue has no figures for %(types)s, so the type is not checked."),
        "pg-types-per-strategy",
    ),
    "precision_hardware": (
        _(
            "No list says which types have the clock hardware: "
            "DescribeInstanceTypes does not name this strategy."
        ),
        "pg-types-per-strategy",
    ),
    "mixed_cluster": (
        _(
            "Different types in one cluster group make a capacity error likelier, and traffic "
            "between two members runs at the speed of the slower one."
        ),
        "pg-homogeneous",
    ),
    "mixed_spread": (
        _("Different types are no trouble: a spread group suits mixed types."),
        "pg-homogeneous",
    ),
    "launch_together": (
        _("Launch all of them in one request, of one type: adding some later may find no room."),
        "pg-homogeneous",
    ),
    "launch_later": (
        _(
            "You are adding to a running group: a capacity error is likelier than with all "
            "launched together."
        ),
        "pg-homogeneous",
    ),
    "capacity_cluster": (
        _(
            "If the launch fails for capacity, stop and start every member, then launch again: "
            "they may move to hardware with room for all."
        ),
        "pg-capacity-error",
    ),
    "capacity_distinct": (
        _("If too little distinct hardware is free, the launch fails. Try again later."),
        "pg-capacity-error",
    ),
    "not_one_rack": (
        _("Nothing says that they share a rack, nor that they do not: only the zone is certain."),
        "pg-cluster-same-rack",
    ),
    "empty_partitions": (_("Some partitions stay empty."), "pg-partition-definition"),
    "uneven_partitions": (
        _(
            "EC2 tries to fill partitions evenly and guarantees nothing. To be sure, choose the "
            "partition of each instance."
        ),
        "pg-partition-definition",
    ),
    "hosts_share_racks": (
        _("Hosts may share a rack: one rack that fails can take several of them."),
        "pg-spread-host-level",
    ),
    "precision_parent": (
        _(
            "This strategy is about clocks, not about nearness or failures. It can be the parent "
            "of a cluster group."
        ),
        "pg-strategies-count",
    ),
}

STEPS: dict[str, Said] = {
    "shared": (_("Share %(instances)s over %(zones)s as evenly as possible: %(shares)s."), ""),
    "in_one_zone": (_("Put %(instances)s into %(zones)s."), ""),
    "as_asked": (_("Take %(instances)s in %(zones)s as asked: %(shares)s."), ""),
    "joined": (_("With %(existing)s there already, it makes %(instances)s: %(shares)s."), ""),
    "refused": (_("A rule refuses the launch itself, so none of them starts."), ""),
    "cluster_limit": (_("A cluster group lies within %(zones)s."), "pg-cluster-definition"),
    "partition_limit": (
        _("Each zone has %(partitions)s; at most %(most_partitions)s are allowed here."),
        "pg-partition-limits",
    ),
    "partitions_in_all": (
        _("%(each_partitions)s in each of %(zones)s make %(partitions)s in all."),
        "",
    ),
    "precision_limit": (
        _("No limit on instances or zones is documented."),
        "pg-strategies-count",
    ),
    "spread_limit": (
        _("One spread group runs at most %(limit)s in each zone."),
        "pg-spread-definition",
    ),
    "multiplied": (_("%(zones)s × %(limit)s = %(capacity)s."), ""),
    "rack_limit": (
        _("On an Outpost its racks are the limit: %(racks)s, one instance on each."),
        "pg-spread-host-level",
    ),
    "host_limit": (
        _("On an Outpost its hosts are the limit: %(hosts)s, one instance on each."),
        "pg-spread-host-level",
    ),
    "quotas_only": (
        _("The group does not limit how many run; only the quotas of the account do."),
        "on-demand-quota-vcpu",
    ),
    "fits": (_("%(instances)s ≤ %(capacity)s: it fits, with room for %(room)s more."), ""),
    "too_many": (_("%(instances)s > %(capacity)s: too many by %(excess)s."), ""),
    "too_many_in_a_zone": (
        _("%(instances)s ≤ %(capacity)s would fit, but one zone is asked to hold too many."),
        "",
    ),
}

MOVES: dict[str, Said] = {
    "mend_first": (
        _("First mend what refuses the launch: it would refuse this instance as well."),
        "",
    ),
    "tenancy_default": (
        _("Check that the tenancy of the instance is default."),
        "pg-tenancy-and-spot-rules",
    ),
    "tenancy_either": (
        _("Check that the tenancy of the instance is default or dedicated."),
        "pg-tenancy-and-spot-rules",
    ),
    "room_in": (
        _("Check that its zone has room once these run. Zones with room: %(free_zones)s."),
        "pg-spread-definition",
    ),
    "no_room": (
        _("Make room first: once these run, no zone has a place left."),
        "pg-spread-definition",
    ),
    "room_on_outpost": (
        _("Check that the Outpost has room once these run: it has for %(room)s."),
        "pg-spread-host-level",
    ),
    "no_room_on_outpost": (
        _("Make room first: once these run, the Outpost has no place left."),
        "pg-spread-host-level",
    ),
    "same_zone": (
        _("Check that it is in the zone of the group: a move changes the group, not the zone."),
        "pg-cluster-definition",
    ),
    "save_local_disks": (
        _("Save what is on its local disks: a stop erases them."),
        "instance-store-stop-hibernate-terminate",
    ),
    "stop": (_("Stop the instance. While it runs it cannot enter."), "pg-move-existing-instance"),
    "modify": (
        _("Modify its placement: name the group. It leaves the group it was in."),
        "pg-move-existing-instance",
    ),
    "modify_partition": (
        _("Modify its placement: name the group, and the partition if it matters."),
        "pg-move-existing-instance",
    ),
    "start": (_("Start the instance. No AMI is needed."), "pg-move-existing-instance"),
    "start_cluster": (
        _("If the start fails for capacity, stop and start all members and try again."),
        "pg-capacity-error",
    ),
    "start_elsewhere": (
        _("If the start fails for lack of hardware, try again later."),
        "pg-capacity-error",
    ),
    "take_out": (
        _("To take it out again, stop it, set an empty group name, start it."),
        "pg-move-existing-instance",
    ),
}
COMMANDS = {
    "stop": "aws ec2 stop-instances --instance-ids $ID",
    "modify": "aws ec2 modify-instance-placement --instance-id $ID --group-name my-group",
    "modify_partition": "aws ec2 modify-instance-placement --instance-id $ID"
    " --group-name my-group --partition-number 1",
    "start": "aws ec2 start-instances --instance-ids $ID",
    "take_out": 'aws ec2 modify-instance-placement --instance-id $ID --group-name ""',
}

MISNAMED = _("“%(name)s”: %(why)s")
MISNAMED_MEANT = _("“%(name)s”: %(why)s Did you mean %(meant)s?")
FAULTS: dict[str, Promise] = {
    "too_small": _("Give %(least)s or more."),
    "too_large": _("Give %(most)s or less."),
    "missing": _("Say how many instances, in all or in each zone."),
    "too_many_types": _("Give at most %(most)s types."),
    "not_counts": _("Write whole numbers with commas between them, such as 7, 7, 8."),
    "not_one_each": _("Give one number for each of %(zones)s, or a single one."),
    "other_total": _(
        "This makes %(total)s, not %(given)s: change one of both, or clear the total."
    ),
    "cluster_elsewhere": _("A cluster group runs in one zone: put them in the first."),
    "already_too_many": _("No zone of such a group can run more than %(limit)s already."),
    "unknown_part": _("Nothing in this arrangement is called “%(part)s”."),
}
