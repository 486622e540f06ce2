"""A number with underscores, which Python would read, is refused wherever numbers are typed."""

from collections.abc import Callable, Iterator

import pytest
from django import forms
from django.test import Client

from config.numbers import DecimalField, FloatField, IntegerField
from tests.web.test_openapi import CALCULATORS, PAGES, document, kinds, parameters

__all__ = ["document"]
Url = Callable[..., str]
UNDERSCORE = {"en": "without underscores", "zh-hans": "不带下划线"}


@pytest.mark.parametrize("name", PAGES)
def test_no_number_of_the_api_takes_one(client: Client, document: dict, name: str):
    given = PAGES[name][1]
    for field, parameter in parameters(document, name).items():
        if not {"integer", "number"} & {each.get("type") for each in kinds(parameter)}:
            continue
        refused = client.get(CALCULATORS + name, {**given, field: "1_0"})
        assert refused.status_code == 422, field
        error = refused.json()["error"]
        assert (error["code"], error["field"]) == ("underscore", field)
        assert error["message"] == "Write the number without underscores, such as 1000."


def test_nor_does_the_search_for_types(client: Client):
    refused = client.get("/api/v1/instance-types", {"min_vcpus": "1_0"})
    assert refused.status_code == 422 and refused.json()["error"]["code"] == "underscore"
    assert client.get("/api/v1/instance-types", {"page": "1_0"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("study:ebs", {"size": "1_00"}),
        ("study:ebs", {"count": "1_0"}),
        ("study:pricing", {"hours": "7_30"}),
        ("study:scaling", {"target": "5_0"}),
        ("study:load-balancing", {"show": "lcu", "new": "4_0"}),
        ("study:placement", {"strategy": "spread-rack", "instances": "1_0"}),
        ("study:hibernation", {"root_size": "6_0"}),
        ("study:lambda", {"requests": "1_000"}),
    ],
)
def test_no_number_of_a_page_does(
    client: Client, url: Url, language: str, name: str, query: dict[str, str]
):
    answer = client.get(url(name), query)
    assert answer.status_code == 422
    assert UNDERSCORE[language] in answer.content.decode()


def test_no_form_reads_numbers_in_another_way():
    """Django's own fields would take it."""

    def below(form: type) -> Iterator[type]:
        for each in form.__subclasses__():
            yield each
            yield from below(each)

    for form in below(forms.Form):
        if form.__module__.split(".")[0] not in {"learners", "study", "quizzes"}:
            continue
        for name, field in form.base_fields.items():
            if isinstance(field, forms.IntegerField):
                plain = isinstance(field, IntegerField | DecimalField | FloatField)
                assert plain, f"{form.__name__}.{name}"
