from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from moto import mock_aws

from study.decoder import catalogue_build, catalogue_file
from tests.core.test_naming import VENDOR_NAMES


def test_a_name_is_decoded_with_every_field(client):
    answer = client.get("/api/v1/decode/c5n.xlarge")
    said = answer.json()
    assert answer.status_code == 200
    assert (said["name"], said["known"], said["family"], said["generation"]) == (
        "c5n.xlarge",
        True,
        "c5n",
        5,
    )
    assert said["series"]["code"] == "c"
    assert set(said["series"]["meaning"]) == {"en", "zh-hans"}
    assert [option["code"] for option in said["options"]] == ["n"]
    assert said["size"] == {"code": "xlarge", "bare_metal": False}
    assert said["processor"] == {"vendor": "intel", "architecture": "x86_64"}
    assert [segment["role"] for segment in said["segments"]] == [
        "series",
        "generation",
        "option",
        "separator",
        "size",
    ]
    assert (said["segments"][2]["start"], said["segments"][2]["end"]) == (2, 3)
    assert said["specs"]["vcpus"] == 4
    assert said["placement_strategies"] == ["cluster", "partition", "spread"]
    assert said["suggestions"] == []


def test_a_name_not_yet_announced_is_decoded_and_marked(client):
    said = client.get("/api/v1/decode/c10gn.3xlarge").json()
    assert (said["known"], said["specs"], said["placement_strategies"]) == (False, None, [])
    assert said["processor"] == {"vendor": "aws", "architecture": "arm64"}
    assert "c8gn.xlarge" in said["suggestions"]


@pytest.mark.parametrize("typed", ["C5N.XLARGE", "%20c5n.xlarge", "ｃ５ｎ．ｘｌａｒｇｅ"])
def test_a_careless_spelling_is_forgiven(client, typed):
    assert client.get(f"/api/v1/decode/{typed}").json()["name"] == "c5n.xlarge"


WRONG = [
    ("c5n.xlage", "unknown_size", 4, "c5n.xlarge"),
    ("m5larg", "missing_dot", 2, "m5.large"),
    ("t3.mirco", "unknown_size", 3, "t3.micro"),
    ("c5n/xlarge", "unexpected_character", 3, "c5n.xlarge"),
    ("💥", "unexpected_character", 0, None),
    ("%00", "unexpected_character", 0, None),
    ("x" * 3000, "too_long", 64, None),
]


@pytest.mark.parametrize(("typed", "code", "position", "meant"), WRONG)
def test_an_invalid_name_is_refused_with_place_and_suggestions(
    client, typed, code, position, meant
):
    answer = client.get(f"/api/v1/decode/{typed}")
    said = answer.json()
    assert answer.status_code == 422
    assert (said["error"]["code"], said["error"]["position"]) == (code, position)
    assert said["error"]["message"]
    assert said["error"]["field"] == "name"
    assert said["suggestions"][:1] == ([meant] if meant else [])


@pytest.mark.parametrize("name", VENDOR_NAMES[::40])
def test_known_names_answer(client, name):
    assert client.get(f"/api/v1/decode/{name}").json()["known"] is True


def test_types_come_page_by_page(client):
    first = client.get("/api/v1/instance-types", {"per_page": 100}).json()
    assert (first["count"], first["page"], first["pages"]) == (1437, 1, 15)
    last = client.get("/api/v1/instance-types", {"per_page": 100, "page": 15}).json()
    assert (len(first["results"]), len(last["results"])) == (100, 37)
    assert client.get("/api/v1/instance-types", {"page": 999}).json()["results"] == []


FILTERS = [
    ({"q": "arm 8vcpu >=32gb nvme"}, "m6gd.2xlarge"),
    (
        {"architecture": "arm64", "min_vcpus": 8, "max_vcpus": 8, "local_disk": "true"},
        "m6gd.2xlarge",
    ),
    ({"maker": ["amd", "intel"], "gpu": "true"}, "g5.xlarge"),
    ({"placement_strategy": "cluster", "bare_metal": "true"}, "c5n.metal"),
    ({"q": "gpu", "max_vcpus": 2}, "g6f.large"),
]


@pytest.mark.parametrize(("asked", "name"), FILTERS)
def test_filters_narrow(client, asked, name):
    said = client.get("/api/v1/instance-types", {**asked, "per_page": 200}).json()
    assert 0 < said["count"] < 400
    assert name in [each["name"] for each in said["results"]]


def test_sorting_is_asked_for(client):
    asked = {"sort": "memory", "descending": "true", "per_page": 1}
    said = client.get("/api/v1/instance-types", asked).json()
    assert said["results"][0]["name"] == "u7in-32tb.224xlarge"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"q": "fast"}, "q"),
        ({"architecture": "sparc"}, "architecture"),
        ({"page": 0}, "page"),
        ({"per_page": 1000}, "per_page"),
        ({"min_vcpus": -1}, "min_vcpus"),
        ({"sort": "price"}, "sort"),
    ],
)
def test_what_cannot_be_asked_is_refused(client, asked, field):
    answer = client.get("/api/v1/instance-types", asked)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == field


def test_building_anew_changes_nothing():
    said = StringIO()
    call_command("build_catalogue", dry_run=True, stdout=said)
    assert "1437 of 1437 types" in said.getvalue()
    assert "0 added, 0 removed, 0 changed" in said.getvalue()


def test_building_without_the_packages_says_what_to_install(monkeypatch):
    def missing():
        raise catalogue_build.MissingPackage("moto")

    monkeypatch.setattr(catalogue_build, "from_packages", missing)
    with pytest.raises(CommandError, match="moto is missing"):
        call_command("build_catalogue", dry_run=True)


@pytest.mark.slow
def test_building_from_an_account_keeps_what_the_region_does_not_offer(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    said = StringIO()
    with mock_aws():
        call_command("build_catalogue", account=True, dry_run=True, region="sa-east-1", stdout=said)
    assert "1395 with figures (DescribeInstanceTypes in sa-east-1, over the" in said.getvalue()
    assert "0 removed" in said.getvalue()


def test_an_account_that_does_not_answer_is_said(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    with pytest.raises(CommandError, match="EC2 did not answer"):
        call_command("build_catalogue", account=True, dry_run=True)


def test_what_changed_is_printed_and_written(monkeypatch, tmp_path):
    path = tmp_path / "catalogue.csv"
    old = catalogue_file.CATALOGUE.read_text().replace("a1.medium,1,", "a1.medium,9,")
    path.write_text(old.replace("a1.large,", "a1.48xlarge,"))
    monkeypatch.setattr(catalogue_file, "CATALOGUE", path)
    said = StringIO()
    call_command("build_catalogue", stdout=said)
    for line in (
        "changed a1.medium\n    vcpus: 9 -> 1",
        "added a1.large",
        "removed a1.48xlarge",
        "1 added, 1 removed, 1 changed",
        "Written:",
    ):
        assert line in said.getvalue()
    call_command("build_catalogue", stdout=said)
    assert said.getvalue().count("0 added, 0 removed, 0 changed") == 1


def test_building_over_what_is_no_catalogue_says_so(monkeypatch, tmp_path):
    path = tmp_path / "catalogue.csv"
    path.write_text("name,price\n")
    monkeypatch.setattr(catalogue_file, "CATALOGUE", path)
    said = StringIO()
    call_command("build_catalogue", stdout=said)
    assert "no readable catalogue" in said.getvalue()
    assert "1437 added" in said.getvalue()


@pytest.mark.parametrize("path", ["decode/c5n.xlarge", "instance-types"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_api_of_types_is_only_read(client, path, method):
    answer = getattr(client, method)(f"/api/v1/{path}")
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "method_not_allowed"
