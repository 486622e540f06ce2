"""Every way to go wrong has a page that says what happened and what to do next."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import override

from config import errors

Url = Callable[..., str]


def code_of(html: str) -> str:
    return html.split('<p class="error__code">')[1].split("</p>")[0]


def test_an_unknown_address_leads_back_to_the_course(client: Client, url: Url, language: str):
    response = client.get(f"/{language}/nothing/here/")
    html = response.content.decode()
    assert (response.status_code, code_of(html)) == (404, "404")
    assert f'href="{url("study:course")}"' in html
    assert ("这里什么都没有" in html) == (language == "zh-hans")


def test_the_language_switch_of_an_error_page_leads_to_the_course(client: Client):
    assert 'href="/zh-hans/" hreflang="zh-Hans"' in client.get("/en/nothing/").content.decode()


@pytest.mark.parametrize(
    "path", ["/" + "x" * 10_000, "/en/%00", "/en/%ff%fe/", "/en/..%2f..%2fetc"]
)
def test_a_strange_address_is_not_found(client: Client, path: str):
    assert client.get(path).status_code == 404


def test_without_a_language_the_reader_s_own_is_chosen(client: Client):
    html = client.get("/nothing", headers={"accept-language": "zh-CN,zh;q=0.9"}).content.decode()
    assert "这里什么都没有" in html
    response = client.get("/", headers={"accept-language": "zh-CN,zh;q=0.9"})
    assert response["Location"] == "/zh-hans/"
    assert client.get("/", headers={"accept-language": "fr"})["Location"] == "/en/"


def test_a_form_without_its_token_explains_itself(url: Url, language: str):
    client = Client(enforce_csrf_checks=True)
    response = client.post(url("account_login"), {"login": "a@example.org", "password": "x"})
    html = response.content.decode()
    assert (response.status_code, code_of(html)) == (403, "403")
    assert ("刷新页面" in html) == (language == "zh-hans")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_wrong_method_says_which_one_is_right(
    client: Client, url: Url, method: str, language: str
):
    response = getattr(client, method)(url("study:course"))
    html = response.content.decode()
    assert (response.status_code, code_of(html)) == (405, "405")
    assert "GET" in response["Allow"] and "GET" in html


def test_a_request_too_large_to_read_is_refused(client: Client, url: Url, language: str):
    data = "&".join(f"f{n}=1" for n in range(1001))  # DATA_UPLOAD_MAX_NUMBER_FIELDS
    response = client.post(
        url("learners:settings"), data, content_type="application/x-www-form-urlencoded"
    )
    assert (response.status_code, code_of(response.content.decode())) == (400, "400")


def test_a_name_that_is_not_ours_is_refused(client: Client):
    response = client.get("/en/", headers={"host": "evil.example"})
    assert (response.status_code, code_of(response.content.decode())) == (400, "400")


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_the_api_answers_json_where_there_is_nothing(client: Client, method: str):
    response = getattr(client, method)("/api/v1/nothing")
    assert response.status_code == 404
    assert json.loads(response.content)["error"]["code"] == "not_found"


def test_the_api_answers_json_to_a_wrong_method(client: Client):
    response = client.delete("/api/v1/facts")
    assert response.status_code == 405
    assert json.loads(response.content)["error"]["code"] == "method_not_allowed"


@pytest.mark.parametrize(
    ("handler", "status"),
    [(errors.permission_denied, 403), (errors.bad_request, 400), (errors.page_not_found, 404)],
)
def test_each_page_stands_in_both_languages(rf, language: str, handler, status: int):
    with override(language):
        response = handler(rf.get(f"/{language}/x/"), Exception())
        api = handler(rf.get("/api/v1/x"), Exception())
    assert response.status_code == api.status_code == status
    assert code_of(response.content.decode()) == str(status)
    assert set(json.loads(api.content)["error"]) == {"code", "message", "field", "position"}


def test_what_broke_is_said_without_needing_anything(
    rf, language: str, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
):
    with override(language), django_assert_num_queries(0):
        response = errors.server_error(rf.get(f"/{language}/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert ("我们这边出了点问题" in html) == (language == "zh-hans")

    def fails(*args: object) -> str:
        raise OSError("no templates")

    monkeypatch.setattr(errors, "render_to_string", fails)
    with override(language):
        plain = errors.server_error(rf.get(f"/{language}/"))
        api = errors.server_error(rf.get("/api/v1/x"))
    assert (plain.status_code, plain["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert json.loads(api.content)["error"]["code"] == "server_error"


def test_no_page_allows_foreign_or_inline_code(client: Client, url: Url):
    policy = client.get(url("study:course"))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
