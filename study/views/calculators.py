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
        "url": "study:move",
        "name": _("Move planner"),
        "answers": _(
            "How an instance or a volume gets to another zone, Region or account, step by step."
        ),
        "asks": [
            (
                _("An instance to another Region"),
                "?what=instance&source=us-east-1a&target=eu-west-1b&data=2",
            ),
            (
                _("A volume under the default key to another account"),
                "?what=volume&source=us-east-1a&target=us-east-1a"
                "&account=222222222222&encryption=default",
            ),
            (
                _("The same address in another Region"),
                "?what=instance&source=us-east-1a&target=us-west-2a&address=keep",
            ),
        ],
    },
    {
        "url": "study:lifecycle",
        "name": _("The life of an instance"),
        "answers": _(
            "Press reboot, stop, hibernate, terminate: what is left each time, and what is billed."
        ),
        "asks": [
            (_("Stopped for the night"), "?did=launch,run&next=stop"),
            (_("Asleep, and awake again"), "?did=launch,run,hibernate,rest,start,run"),
            (
                _("Protected, and gone all the same"),
                "?did=launch,run,shutdown,end&shutdown=terminate&protection=termination",
            ),
        ],
    },
    {
        "url": "study:hibernation",
        "name": _("Hibernation check"),
        "answers": _(
            "May this instance hibernate? Yes, or the first thing that stands in the way."
        ),
        "asks": [
            (_("A root without encryption"), "?instance_type=t3.medium&root_size=30&encrypted=no"),
            (_("Too much memory"), "?instance_type=r5.8xlarge&root_size=400"),
            (
                _("A root that is too small"),
                "?instance_type=r6g.2xlarge&root_size=80&used=30",
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
        "url": "study:ebs",
        "name": _("EBS performance"),
        "answers": _(
            "What a volume gives, what the instance lets through, how a burst bucket drains, and "
            "what it costs."
        ),
        "asks": [
            (_("A small gp2 volume under load"), "?type=gp2&size=100"),
            (
                _("A fast volume on a small instance"),
                "?type=gp3&size=500&iops=16000&throughput=1000&instance_type=m7i.large",
            ),
            (_("More IOPS than the size allows"), "?type=gp3&size=100&iops=60000"),
        ],
    },
    {
        "url": "study:credits",
        "name": _("CPU credits"),
        "answers": _(
            "How long a T instance runs above its baseline, and what it then costs or loses."
        ),
        "asks": [
            (
                _("A small server that is busy for two hours"),
                "?instance_type=t3.micro&load=22h@3+2h@100",
            ),
            (_("Busy all day, above the baseline"), "?instance_type=t3.large&load=48h@40"),
            (_("A fresh T2 with its launch credits"), "?instance_type=t2.micro&load=2h@100+22h@2"),
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
