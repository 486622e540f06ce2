"""What the calculator of Lambda can say: every code of the core, its sentence and its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.sentences import Phrases, Said
from study.calculators.serverless.limits import PRICES, TASKS
from study.core.serverless.costing import Option
from study.core.serverless.retrying import Outcome
from study.core.serverless.workload import Catcher, Failure, Trigger

OPTIONS: dict[Option, str] = {"lambda": "Lambda", "fargate": "Fargate", "ec2": "EC2"}
TRIGGERS: dict[Trigger, Promise] = {
    "async": _("asynchronously: S3, SNS, EventBridge"),
    "api": _("synchronously, by API Gateway"),
}
FAILURES: dict[Failure, Promise] = {
    "error": _("the code fails"),
    "throttle": _("it is throttled"),
}
CATCHERS: dict[Catcher, Promise] = {
    "dlq": _("a dead-letter queue"),
    "destination": _("a failure destination"),
    "none": _("nothing: it is lost"),
}
FREE: dict[str, Promise] = {"yes": _("counted"), "no": _("used up elsewhere")}
OUTCOMES: dict[Outcome, Promise] = {
    "failed": _("fails"),
    "throttled": _("is throttled"),
    "succeeded": _("succeeds"),
}

PHRASES = Phrases(
    {
        **dict.fromkeys(("limit_mb", "given_mb", "least_mb"), "mb"),
        **dict.fromkeys(("limit_s", "given_s", "ramp"), "second"),
        **dict.fromkeys(("cap", "concurrency", "unreserved", "account"), "concurrent-execution"),
        **dict.fromkeys(("vcpus",), "vcpu"),
        **dict.fromkeys(("tier",), "gb-second"),
        **dict.fromkeys(("retries",), "retry"),
        **dict.fromkeys(("attempts",), "attempt"),
        **dict.fromkeys(("share",), "percent"),
    }
)

_MONTH, _BILLING, _CONCURRENCY = "month-of-hours", "lambda-billing", "lambda-concurrency"
WRONG: dict[str, Said] = {
    "below_average": (
        _("The busiest second has at least the average, %(average)s requests a second."),
        "",
    ),
    "not_a_number": (_("Write a plain number."), ""),
    "task_size": (
        _("With %(vcpu)s vCPU a task has %(sizes)s GB of memory."),
        "fargate-task-sizes",
    ),
    "unknown_type": (
        _("No price of such a type was looked up in us-east-1. Near it: %(near)s."),
        "",
    ),
    "no_type_name": (_("This is no name of an instance type."), ""),
}

# Broken rules, and what to do.
RULES: dict[str, Said] = {
    "memory": (
        _(
            "Lambda takes from %(least_mb)s to %(limit_mb)s of memory, not %(given_mb)s. Set it "
            "within these, or use Fargate or EC2."
        ),
        "lambda-memory",
    ),
    "timeout": (
        _(
            "An invocation ends after %(limit_s)s; this one takes %(given_s)s. Use Fargate or "
            "Batch, or cut the work into steps with Step Functions."
        ),
        "lambda-timeout",
    ),
    "api_timeout": (
        _(
            "API Gateway waits %(limit_s)s by default, so the caller of these %(given_s)s sees a "
            "504. Answer at once and do the work asynchronously."
        ),
        "lambda-api-timeout",
    ),
    "reserve": (
        _(
            "Of %(account)s at least %(unreserved)s must stay unreserved: this function can "
            "reserve %(room)s, not %(reserved)s. Reserve no more than that, or have the quota of "
            "the account raised."
        ),
        "lambda-reserved-provisioned",
    ),
    "stopped": (
        _(
            "Nothing is reserved for it, a reservation of 0: the function is stopped. Reserve at "
            "least 1, or leave the field empty."
        ),
        "lambda-reserved-provisioned",
    ),
    "throttled": (
        _(
            "The busiest second needs %(concurrency)s and may use %(cap)s: %(share)s of its "
            "requests are throttled with status 429. Make it shorter, reserve or raise more, or "
            "put a queue in front."
        ),
        "lambda-concurrency",
    ),
    "age": (
        _(
            "An event grows at most %(limit_s)s old, not %(given_s)s. No attempt beyond it is "
            "counted."
        ),
        "lambda-dlq-retries",
    ),
    "retries": (
        _("At most %(retries)s can be set, not %(given)s. No attempt beyond it is counted."),
        "lambda-dlq-retries",
    ),
}

STEPS: dict[str, Said] = {
    "average": (_("Requests a second on average: those of a month ÷ its seconds"), _MONTH),
    "busiest": (_("The busiest second, taken as ten times the average"), ""),
    "concurrency": (
        _("At once in the busiest second: requests a second × seconds of each"),
        _CONCURRENCY,
    ),
    "environments": (_("Execution environments for them: rounded up"), _CONCURRENCY),
    "throttled": (_("Share that finds no room: 1 − what it may use ÷ what it needs"), _CONCURRENCY),
    "gb_seconds": (_("GB-seconds: requests × seconds × GB of memory"), _BILLING),
    "lambda_requests": (_("Lambda, requests: those not free, in millions × price"), PRICES),
    "lambda_duration": (_("Lambda, duration: GB-seconds not free × price"), PRICES),
    "lambda": (_("Lambda, a month: both together"), _BILLING),
    "task_hour": (_("An hour of a task: vCPUs × price + GB × price"), TASKS),
    "fargate_units": (
        _("Tasks: what runs at once ÷ what one serves, rounded up, and never fewer than asked for"),
        "",
    ),
    "fargate": (_("Fargate, a month: tasks × hours × price"), TASKS),
    "ec2_units": (
        _(
            "Instances: what runs at once ÷ what one serves, rounded up, and never fewer than "
            "asked for"
        ),
        "",
    ),
    "ec2": (_("EC2, a month: instances × hours × price"), _MONTH),
}

NOTES: dict[str, Said] = {
    "cpu": (
        _(
            "%(given_mb)s are worth %(vcpus)s. Twice the memory costs the same if it halves the "
            "time."
        ),
        "lambda-memory",
    ),
    "ramp": (
        _(
            "From none it takes %(ramp)s to grow that far, as one function adds only so many "
            "environments at a time."
        ),
        "lambda-concurrency",
    ),
    "shared": (
        _(
            "All functions of the account in the Region share that concurrency. A reservation is a "
            "guarantee and a cap, and costs nothing."
        ),
        "lambda-reserved-provisioned",
    ),
    "idle": (
        _(
            "Tasks and instances are paid for day and night for the busiest second; nothing scales "
            "them in here. Lambda is paid for requests alone."
        ),
        "ecs-launch-fargate",
    ),
    "at_once": (
        _(
            "How many requests a task or an instance serves at once is an example: measure yours "
            "and type it under more conditions."
        ),
        "",
    ),
    "beyond_tier": (
        _(
            "Beyond %(tier)s a month the price of duration falls in tiers, which are not counted "
            "here: Lambda would cost somewhat less."
        ),
        "lambda-prices",
    ),
    "prices": (
        _(
            "Prices of us-east-1 in USD: Lambda and Fargate as checked %(checked)s, %(instance)s "
            "as of %(date)s (%(source)s). What you type goes before them."
        ),
        "lambda-prices",
    ),
    "own_instance": (
        _(
            "Prices of us-east-1 in USD: Lambda and Fargate as checked %(checked)s; that of "
            "%(instance)s is your own."
        ),
        "lambda-prices",
    ),
    "not_in": (
        _(
            "Not counted: load balancer or API Gateway, traffic, logs, storage, and your work on "
            "servers."
        ),
        "",
    ),
    "sync": (
        _(
            "Lambda does not retry a synchronous call: the error goes to the caller. The timeline "
            "shows what would become of an asynchronous event."
        ),
        "lambda-dlq-retries",
    ),
    "dlq_only_event": (
        _(
            "A dead-letter queue receives the event alone; a destination, preferred to it, also "
            "why it failed."
        ),
        "lambda-destinations",
    ),
}

ENDS: dict[str, Said] = {
    "succeeded": (_("It succeeds with attempt %(number)s, %(at)s after the event."), ""),
    "exhausted": (
        _("After %(attempts)s no retry is left; %(at)s after the event it goes to %(catcher)s."),
        "lambda-dlq-retries",
    ),
    "exhausted_none": (
        _("After %(attempts)s no retry is left; %(at)s after the event it is lost."),
        "lambda-dlq-retries",
    ),
    "expired": (
        _(
            "The event grows too old: %(at)s after it came, after %(attempts)s, it goes to "
            "%(catcher)s."
        ),
        "lambda-async-throttle",
    ),
    "expired_none": (
        _("The event grows too old: %(at)s after it came, after %(attempts)s, it is lost."),
        "lambda-async-throttle",
    ),
}
CROSSINGS: dict[str, Promise] = {
    "cross": _("Up to %(at)s a month %(fewer)s costs less than %(other)s, beyond it more."),
    "again": _(
        "Up to %(at)s a month %(fewer)s costs less than %(other)s, then more; further on it turns "
        "again, whenever one more is needed."
    ),
    "always": _(
        "%(fewer)s costs less than %(other)s, however many requests, as far as this looks."
    ),
    "same": _("%(fewer)s and %(other)s cost the same."),
}
