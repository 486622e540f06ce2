"""The API says of when its prices are, and where they come from; of one's own it says nothing."""

import pytest
from django.test import Client

from study.content import ledger

DATED = [
    ("ebs", {"type": "gp3"}, "ebs-prices"),
    ("credits", {"instance_type": "t3.micro"}, "cpu-surplus-price"),
    ("load-balancing/lcu", {}, "elb-prices"),
    ("load-balancing/lcu", {"hour_price": "1"}, "elb-prices"),
    ("lambda", {}, "lambda-prices"),
    ("lambda", {"memory": "20000"}, "fargate-prices"),
    ("efs", {}, "efs-prices-elastic"),
    ("efs", {"kind": "one-zone", "to_archive": "0"}, "efs-prices-one-zone"),
]
UNDATED = [
    ("ebs", {"type": "gp3", "size": "1000000"}),  # refused, so nothing is priced
    ("credits", {"instance_type": "t3.micro", "price": "0.04"}),
    ("load-balancing/lcu", {"hour_price": "1", "unit_price": "1"}),
]


@pytest.mark.parametrize(("calculator", "query", "fact_id"), DATED)
def test_prices_have_the_date_and_source_of_their_fact(
    client: Client, calculator: str, query: dict[str, str], fact_id: str
):
    said = client.get(f"/api/v1/calculators/{calculator}", query).json()
    fact = ledger()[fact_id]
    assert (said["price_date"], said["price_source"]) == (fact.checked, fact.sources[0].url)


@pytest.mark.parametrize(("calculator", "query"), UNDATED)
def test_where_nothing_was_looked_up_there_is_no_date(
    client: Client, calculator: str, query: dict[str, str]
):
    said = client.get(f"/api/v1/calculators/{calculator}", query).json()
    assert (said["price_date"], said["price_source"]) == (None, None)


@pytest.mark.parametrize(
    ("calculator", "query"), [("ebs", {"type": "gp3"}), ("credits", {"instance_type": "t3.micro"})]
)
def test_steps_are_named_in_both_languages(client: Client, calculator: str, query: dict[str, str]):
    steps = client.get(f"/api/v1/calculators/{calculator}", query).json()["steps"]
    assert steps
    for step in steps:
        assert all(step["message"][language] for language in ("en", "zh-hans"))
        assert step["message"]["en"] != step["message"]["zh-hans"]
