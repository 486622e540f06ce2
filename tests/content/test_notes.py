"""Everything that the old notes teach has a home in the course, their pictures too."""

import pytest

from study.content import course

# Heading of the notes (and what stands under it), lesson, section that covers it.
HOMES = [
    ("EC2的类型: c5n.xlarge", "instance-types", "anatomy"),
    ("EC2的类型: 实例系列", "instance-types", "series"),
    ("EC2的类型: 代系", "instance-types", "generation"),
    ("EC2的类型: a, g, i 处理器", "instance-types", "processor"),
    ("EC2的类型: d, n, b, e, z", "instance-types", "options"),
    ("EC2的类型: 型号", "instance-types", "sizes"),
    ("EC2的类型: metal", "instance-types", "metal"),
    ("计费方式", "purchasing-options", "three-questions"),
    ("计费方式: 按需实例", "purchasing-options", "short-runs"),
    ("计费方式: 节省计划", "purchasing-options", "savings-plans"),
    ("计费方式: 预留实例", "purchasing-options", "reserved-instances"),
    ("计费方式: 竞价型实例", "purchasing-options", "spot"),
    ("计费方式: 竞价型实例被停止", "purchasing-options", "spot-interruption"),
    ("实例存储: 什么是实例存储", "instance-store", "what"),
    ("实例存储: 特点, 大小取决于类型", "instance-store", "which"),
    ("实例存储: 重启, 终止, 休眠, 停止", "instance-store", "survives"),
    ("实例存储: 不能进入停止状态", "instance-store", "stop"),
    ("实例存储: 临时数据", "instance-store", "use"),
    ("EBS存储: 什么是EBS存储", "ebs", "what"),
    ("EBS存储: 特点", "ebs", "zone"),
    ("EBS存储: 终止时保留", "ebs", "termination"),
    ("EBS存储: 加密", "ebs", "encryption"),
    ("EBS的不同类型: SSD", "ebs", "ssd"),
    ("EBS的不同类型: HDD", "ebs", "hdd"),
    ("对比: 实例存储与EBS", "ebs", "what"),
    ("什么是AMI", "ami-and-snapshots", "what"),
    ("什么是AMI: Amazon Linux", "ami-and-snapshots", "kinds"),
    ("快照", "ami-and-snapshots", "incremental"),
    ("快照: 内存与停止", "ami-and-snapshots", "consistency"),
    ("快照: 加密", "ami-and-snapshots", "encryption"),
    ("快照: 共享与复制", "ami-and-snapshots", "sharing"),
    ("常用场景: 迁移到另一个区域, 另一个可用区", "ami-and-snapshots", "move"),
    ("EC2的生命周期", "lifecycle", "states"),
    ("休眠", "lifecycle", "hibernation"),
    ("弹性负载均衡器", "load-balancing", "family"),
    ("应用负载均衡器", "load-balancing", "alb"),
    ("应用负载均衡器: 监听器与规则", "load-balancing", "rules"),
    ("应用负载均衡器: 目标组", "load-balancing", "targets"),
    ("网络负载均衡器", "load-balancing", "nlb"),
    ("网络负载均衡器: 安全组", "load-balancing", "security"),
    ("网关负载均衡器", "load-balancing", "gwlb"),
    ("ALB vs ELB", "load-balancing", "rules"),
    ("DNS 解析", "load-balancing", "addresses"),
    ("健康检查", "load-balancing", "health"),
    ("粘性会话", "load-balancing", "sticky"),
    ("连接耗尽", "load-balancing", "health"),
    ("Metadata", "metadata-and-user-data", "address"),
    ("Userdata", "metadata-and-user-data", "user-data"),
    ("什么是Auto Scaling", "auto-scaling", "group"),
    ("核心概念: 配置模版", "auto-scaling", "template"),
    ("Auto Scaling Group: 按需与竞价", "auto-scaling", "mixed"),
    ("Auto Scaling Group: 可用区平衡", "auto-scaling", "zones"),
    ("Auto Scaling Group: ELB", "auto-scaling", "health"),
    ("启动配置 VS启动模版", "auto-scaling", "template"),
    ("扩展选项", "auto-scaling", "options"),
    ("扩展选项: 根据需求", "auto-scaling", "dynamic"),
    ("默认的终止策略", "auto-scaling", "scale-in"),
    ("EC2置放群组: 描述", "placement-groups", "what-for"),
    ("EC2置放群组: 带宽", "placement-groups", "one-flow"),
    ("EC2置放群组: 类型", "placement-groups", "entry"),
    ("EC2置放群组: 移入实例", "placement-groups", "moving"),
    ("EC2置放群组: capacity error", "placement-groups", "no-room"),
    ("集群置放群组", "placement-groups", "cluster"),
    ("分区群组", "placement-groups", "partition"),
    ("分布群组", "placement-groups", "spread"),
    ("三种方式比较", "placement-groups", "what-for"),
    ("HPC是什么, 使用场景", "placement-groups", "hpc"),
    ("什么是EFS", "efs", "what"),
    ("EFS: 特点, NFS", "efs", "mount"),
    ("EFS: 使用场景", "efs", "what"),
    ("EFS的分类和特点", "efs", "classes"),
    ("EFS: One Zone 与标准", "efs", "zones"),
    ("EFS: 性能模式", "efs", "performance"),
    ("EFS: 吞吐量模式", "efs", "throughput"),
    ("EFS: 安全组", "efs", "access"),
    ("EFS、EBS、S3的区别", "efs", "compare"),
    ("什么是EKS, 特点", "eks", "control-plane"),
    ("AWS容器的不同选择", "eks", "three-choices"),
    ("EKS 核心概念: kubectl, eksctl", "eks", "tools"),
    ("EKS 核心概念: 节点", "eks", "nodes"),
    ("EKS 核心概念: Distro, Anywhere", "eks", "on-premises"),
    ("启动类型: EC2, Fargate", "eks", "three-choices"),
    ("什么是ECS", "ecs", "parts"),
    ("怎么选择EC2或Fargate", "ecs", "choose"),
    ("任务", "ecs", "parts"),
    ("服务", "ecs", "service"),
    ("什么是Serverless", "lambda-and-serverless", "serverless"),
    ("Lambda: 事件源", "lambda-and-serverless", "invoke"),
    ("Lambda: 使用场景", "lambda-and-serverless", "serverless"),
    ("AWS SAM: Cloudformation", "lambda-and-serverless", "cloudformation"),
    ("AWS SAM: SAM", "lambda-and-serverless", "sam"),
    ("其他概念: 死信队列", "lambda-and-serverless", "failures"),
    ("其他概念: 层", "lambda-and-serverless", "releases"),
    ("其他概念: 超时时间", "lambda-and-serverless", "limits"),
    ("其他概念: 本地调试", "lambda-and-serverless", "sam"),
    ("什么是EB", "elastic-beanstalk", "what"),
    ("专注于创造代码", "elastic-beanstalk", "layers"),
    ("将流量分配到不同的EB集群中", "elastic-beanstalk", "gradual"),
]

# The pictures of the notes, in their order, and the figure that is drawn in their place.
PICTURES = [
    ("EC2的类型", "families-at-a-glance"),
    ("计费方式", "purchasing-options"),
    ("EBS的不同类型, SSD", "ebs-ssd-types"),
    ("EBS的不同类型, HDD", "ebs-hdd-types"),
    ("什么是AMI", "ami"),
    ("快照", "snapshots-incremental"),
    ("EC2的生命周期", "lifecycle"),
    ("休眠", "hibernation"),
    ("应用负载均衡器", "alb"),
    ("监听器与目标组", "alb-listeners"),
    ("网络负载均衡器", "nlb"),
    ("网关负载均衡器", "gwlb"),
    ("集群置放群组", "pg-cluster"),
    ("分区群组", "pg-partition"),
    ("分布群组", "pg-spread"),
    ("One-Zone存储类", "efs-one-zone"),
    ("标准存储类", "efs-regional"),
    ("启动类型", "containers-ec2-fargate"),
    ("ECS", "ecs"),
    ("ECS 服务", "ecs-service"),
    ("Elastic Beanstalk", "beanstalk-overview"),
    ("专注于创造代码", "beanstalk-layers"),
    ("将流量分配到不同的EB集群中", "beanstalk-traffic-splitting"),
]


@pytest.mark.parametrize(("heading", "lesson", "section"), HOMES)
def test_a_heading_of_the_notes_has_its_section(heading: str, lesson: str, section: str):
    assert section in course().lessons[lesson].section_ids, heading


@pytest.mark.parametrize(("place", "figure"), PICTURES)
def test_a_picture_of_the_notes_is_redrawn_and_placed(place: str, figure: str):
    placed = [
        block.target
        for lesson in course().lessons.values()
        for section in lesson.script("en").sections
        for block in section.blocks
        if block.kind == "figure"
    ]
    assert figure in course().figures, place
    assert figure in placed, place


def test_every_lesson_has_a_heading_of_the_notes():
    assert {lesson for _heading, lesson, _section in HOMES} == set(course().lessons)
