"""The OpenAPI document of the calculators says all that a program must know, and it is true."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client
from ninja import Schema

import study.api
from study.calculators.balancing.parts import PARTS
from study.calculators.credits.form import CreditsForm
from study.calculators.ebs.form import EbsForm
from study.calculators.efs.form import EfsForm
from study.calculators.hibernation.form import HibernationForm
from study.calculators.lab.forms import LabForm
from study.calculators.lifecycle.form import LifecycleForm
from study.calculators.moving.form import MoveForm
from study.calculators.placement.form import PlacementForm
from study.calculators.pricing.form import PricingForm
from study.calculators.scaling.form import ScalingForm
from study.calculators.serverless.form import ServerlessForm
from study.calculators.termination.form import TerminationForm

CALCULATORS = "/api/v1/calculators/"
# The form of the page for each calculator, and what must be given to it.
PAGES: dict[str, tuple[type[forms.Form], dict[str, str]]] = {
    "credits": (CreditsForm, {"instance_type": "t3.micro"}),
    "ebs": (EbsForm, {}),
    "efs": (EfsForm, {}),
    "hibernation": (HibernationForm, {}),
    "lambda": (ServerlessForm, {}),
    "lifecycle": (LifecycleForm, {}),
    "move": (MoveForm, {"source": "us-east-1a", "target": "eu-west-1b"}),
    "placement": (PlacementForm, {"strategy": "spread", "instances": "5"}),
    "pricing": (PricingForm, {"instance_type": "m5.large"}),
    "scaling": (ScalingForm, {}),
    "termination": (TerminationForm, {}),
    **{f"load-balancing/{name}": (part.form, {}) for name, part in PARTS.items()},
}
Parameter = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return Client().get("/api/v1/openapi.json").json()


def operation(document: dict[str, Any], name: str) -> dict[str, Any]:
    return document["paths"][CALCULATORS + name]["get"]


def parameters(document: dict[str, Any], name: str) -> dict[str, Parameter]:
    return {each["name"]: each for each in operation(document, name)["parameters"]}


def kinds(parameter: Parameter) -> list[dict[str, Any]]:
    """The schemas one of which a parameter meets; of a list those of what is in it."""
    schema = parameter["schema"]
    return [schema.get("items", schema), *schema.get("anyOf", [])]


def test_every_calculator_is_looked_at(document: dict[str, Any]):
    paths = {path.removeprefix(CALCULATORS) for path in document["paths"] if CALCULATORS in path}
    assert paths == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_an_operation_says_what_it_is_and_what_it_answers(document: dict[str, Any], name: str):
    told = operation(document, name)
    assert told["summary"] and set(told["responses"]) == {"200", "422"}
    refused = told["responses"]["422"]["content"]["application/json"]["schema"]
    assert refused == {"$ref": "#/components/schemas/ErrorOut"}
    answer = told["responses"]["200"]["content"]["application/json"]["schema"]
    found = document["components"]["schemas"][answer["$ref"].rsplit("/", 1)[-1]]
    assert found["type"] == "object"


@pytest.mark.parametrize("name", PAGES)
def test_every_parameter_is_described_and_offers_what_the_page_does(
    document: dict[str, Any], name: str
):
    known = parameters(document, name)
    page = PAGES[name][0](QueryDict())
    for parameter in known.values():
        assert parameter.get("description"), parameter["name"]
    for field_name, field in page.fields.items():
        if field_name not in known:
            assert field_name in {"step", "predict"}  # of the page alone
            continue
        types = {each.get("type") for each in kinds(known[field_name])}
        if isinstance(field, forms.ChoiceField):
            offered = {str(value) for value, _label in field.choices} - {""}
            enums = (each.get("enum", []) for each in kinds(known[field_name]))
            assert offered <= {str(value) for enum in enums for value in enum}
        elif isinstance(field, forms.DecimalField):
            assert "number" in types
        elif isinstance(field, forms.IntegerField):
            assert types & {"integer", "number"}


def test_every_schema_has_a_name_of_its_own():
    """One of two of the same name would be missing in the document, without a word."""
    for module in pkgutil.walk_packages(study.api.__path__, "study.api."):
        importlib.import_module(module.name)

    def below(schema: type[Schema]) -> Iterator[type[Schema]]:
        for each in schema.__subclasses__():
            yield each
            yield from below(each)

    found = {each for each in below(Schema) if each.__module__.startswith("study.api.")}
    assert [
        name for name, many in Counter(each.__name__ for each in found).items() if many > 1
    ] == []


LABS = {name: form for name, (form, _q) in PAGES.items() if issubclass(form, LabForm)}


@pytest.mark.parametrize("name", LABS)
def test_the_defaults_of_a_lab_are_those_that_hold(
    client: Client, document: dict[str, Any], name: str
):
    defaults = {
        each["name"]: str(each["schema"]["default"])
        for each in parameters(document, name).values()
        if each["schema"].get("default") not in (None, "")
    }
    assert set(defaults) >= set(LABS[name].begin()) - {"step"}
    plain = client.get(CALCULATORS + name)
    assert plain.status_code == 200
    assert client.get(CALCULATORS + name, defaults).json() == plain.json()
    empty = dict.fromkeys(defaults, "")
    assert client.get(CALCULATORS + name, empty).json() == plain.json()


def bounded() -> list[tuple[str, str]]:
    return [(name, field) for name, form in LABS.items() for field in form.bounds()]


@pytest.mark.parametrize(("name", "field"), bounded())
def test_the_bounds_of_a_number_are_those_that_hold(
    client: Client, document: dict[str, Any], name: str, field: str
):
    number = next(each for each in kinds(parameters(document, name)[field]) if "maximum" in each)
    for value in (number["minimum"] - 1, number["maximum"] + 1):
        refused = client.get(CALCULATORS + name, {field: value})
        assert refused.status_code == 422 and refused.json()["error"]["field"] == field
    if (name, field) == ("termination", "round"):
        return  # there are as many rounds as there are instances that may leave
    # A bound itself may be at odds with another field, but never with its own bounds.
    for value in (number["minimum"], number["maximum"]):
        answer = client.get(CALCULATORS + name, {field: value}).json()
        assert answer.get("error", {}).get("code") not in {"too_small", "too_large", "bad_amount"}


@pytest.mark.parametrize("name", PAGES)
def test_an_answer_has_steps_with_their_words_and_facts(client: Client, name: str):
    if name == "lifecycle":
        return  # its log is what was pressed
    answer = client.get(CALCULATORS + name, PAGES[name][1]).json()
    assert isinstance(answer, dict) and answer["steps"]
    for step in answer["steps"]:
        assert step["code"] and "fact" in step
        assert set(step["message"]) == {"en", "zh-hans"} and all(step["message"].values())


@pytest.mark.parametrize("name", LABS)
def test_the_steps_of_a_lab_are_sums(client: Client, name: str):
    for step in client.get(CALCULATORS + name).json()["steps"]:
        assert step["formula"] and step["result"] and step["unit"]


def test_a_refusal_says_what_is_wrong_and_names_the_fact(client: Client):
    refused = client.get(f"{CALCULATORS}scaling", {"warmup": "3601"})
    assert refused.status_code == 422
    assert refused.json() == {
        "error": {
            "code": "warmup_too_long",
            "message": "The warm-up lasts from 0 to 3,600 seconds. [asg-warmup]",
            "field": "warmup",
            "position": None,
        },
        "fact": "asg-warmup",
    }
