"""The calculators' index."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

# The calculators in the order of the course: address, name, what it answers, questions it takes.
CALCULATORS = [
    {
        "url": "study:pricing",
        "name": _("Pricing"),
        "answers": _(
            "What a type costs under each way of paying, and from how many hours a commitment pays."
        ),
        "asks": [
            (_("A server that runs day and night"), "?instance_type=m5.large"),
            (
                _("A test server in office hours"),
                "?instance_type=t3.large&use=office&plan=compute-sp-1y",
            ),
            (
                _("A fleet with a base and a peak"),
                "?instance_type=c7g.xlarge&fleet=10x730+10x300+20x60&burst=spot",
            ),
        ],
    },
    {
        "url": "study:placement",
        "name": _("Placement limits"),
        "answers": _(
            "How many instances a placement strategy takes in, and which strategy suits a need."
        ),
        "asks": [
            (
                _("Critical servers, each on hardware of its own"),
                "?strategy=spread&azs=3&instances=21",
            ),
            (
                _("Nodes that talk all day"),
                "?strategy=cluster&instances=16&instance_type=c5n.18xlarge",
            ),
        ],
    },
    {
        "url": "study:load-balancing",
        "name": _("Load balancing"),
        "answers": _(
            "Which rule a request meets, which target it gets, and when a dead one is seen."
        ),
        "asks": [
            (_("Rules against requests"), "?show=rules"),
            (_("Two targets here, eight there"), "?show=cross-zone&targets=2,8"),
            (_("How soon a dead target leaves"), "?show=health"),
            (_("What decides the LCUs"), "?show=lcu"),
        ],
    },
    {
        "url": "study:scaling",
        "name": _("Auto Scaling"),
        "answers": _("How a group follows a load that you draw, and who is late."),
        "asks": [
            (_("Target tracking on an office day"), ""),
            (
                _("Steps and a schedule against a rush"),
                "?load=40,40,300,280,240,160,100,70,40&policy=step&schedule=01:45=20/32/40",
            ),
        ],
    },
    {
        "url": "study:termination",
        "name": _("Termination order"),
        "answers": _("Which instance leaves first when a group shrinks, step by step."),
        "asks": [
            (_("Two zones, two template versions"), ""),
            (
                _("A launch configuration was forgotten"),
                "?instances=a/v1/50,a/lc3/5,a/other/40,b/v2/59&step=10",
            ),
        ],
    },
    {
        "url": "study:efs",
        "name": _("EFS"),
        "answers": _(
            "How fast a file system is in each mode, where its files lie as they age, and what it "
            "costs beside EBS and S3."
        ),
        "asks": [
            (
                _("A small file system that runs out of credits"),
                "?mode=bursting&files=50x0&reads=60&writes=60&busy=12&to_archive=0",
            ),
            (
                _("Files that move to Archive and are read once"),
                "?files=500x10+2000x200&back=first-access&read_on=120",
            ),
        ],
    },
    {
        "url": "study:lambda",
        "name": _("Lambda, Fargate or EC2"),
        "answers": _(
            "What a function costs, how many run at once, what becomes of an event that fails, and "
            "from how many requests servers cost less."
        ),
        "asks": [
            (_("An API that answers in 120 ms"), "?trigger=api"),
            (
                _("Too many at once"),
                "?requests=300000000&duration=800&memory=1024&peak=2000",
            ),
            (
                _("An event that is throttled for ten minutes"),
                "?failure=throttle&trouble=600&catcher=destination",
            ),
        ],
    },
]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "study/calculators/index.html", {"calculators": CALCULATORS})
