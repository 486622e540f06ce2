"""A server that is killed with -9 loses nothing that it has confirmed."""

import re
from collections.abc import Callable

from tests.faults.conftest import Server, Visitor, links

MakeServer = Callable[..., Server]

PASSWORD = "a-quiet-cloud-7"


def test_a_guest_s_reading_and_settings_survive_and_move_into_the_account(
    make_server: MakeServer,
) -> None:
    server = make_server().start()
    guest = Visitor(server)
    lesson = links(guest.get("/en/"), "/lessons/")[0]
    page = guest.get(lesson)
    unread = page.count('name="read" value="no"')
    guest.send(page, "/read/")
    zone = {"time_zone": "Asia/Tokyo"}
    guest.send(guest.get("/en/settings/"), "/settings/", **zone)
    server.kill()

    server.start()
    assert guest.get(lesson).count('name="read" value="no"') == unread + 1
    settings = guest.get("/en/settings/")
    assert '<option value="Asia/Tokyo" selected>' in settings
    account = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    guest.send(guest.get("/en/accounts/signup/"), "/signup/", **account)
    server.kill()

    server.start()
    elsewhere = Visitor(server)
    login = elsewhere.get("/zh-hans/accounts/login/")
    elsewhere.send(login, "/login/", login="new@example.org", password=PASSWORD)
    assert elsewhere.get(lesson).count('name="read" value="no"') == unread + 1
    assert '<option value="Asia/Tokyo" selected>' in elsewhere.get("/en/settings/")
    assert server.interrupt()[0] == 0


def test_every_answer_of_a_guest_survives_and_moves_into_the_account(
    make_server: MakeServer,
) -> None:
    server = make_server().start()
    guest = Visitor(server)
    for _answer in range(3):
        question = guest.get("/en/review/")
        guest.send(question, "/answer/", choice=first_choice(question), confidence="sure")
        assert "answered=" in guest.place
    before = answered(guest.get("/en/practice/"))
    assert sum(before) == 3
    server.kill()

    server.start()
    assert answered(guest.get("/en/practice/")) == before
    account = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    guest.send(guest.get("/en/accounts/signup/"), "/signup/", **account)
    server.kill()

    server.start()
    elsewhere = Visitor(server)
    login = elsewhere.get("/zh-hans/accounts/login/")
    elsewhere.send(login, "/login/", login="new@example.org", password=PASSWORD)
    assert answered(elsewhere.get("/en/practice/")) == before
    assert server.interrupt()[0] == 0


def first_choice(page: str) -> list[str]:
    """As many of the first choices as the question asks for."""
    wanted = re.search(r"<strong>choose (\d)</strong>", page)
    return re.findall(r'name="choice" value="([^"]+)"', page)[: int(wanted[1]) if wanted else 1]


def answered(page: str) -> list[int]:
    """How many questions of each lesson have been answered, as the practice page has it."""
    return [int(count) for count in re.findall(r'<td class="end">(\d+) of \d+</td>', page)]


def test_a_mock_exam_goes_on_where_it_was_and_its_clock_with_it(make_server: MakeServer) -> None:
    server = make_server().start()
    guest = Visitor(server)
    page = guest.send(guest.get("/en/exams/"), "/exams/", length="quarter")
    place = guest.place
    for number in range(1, 4):
        chosen = re.findall(r'name="choice" value="([^"]+)"', page)[:1]
        page = guest.send(page, "/exams/", choice=chosen, go="next")
        assert guest.place.endswith(f"/{number + 1}/")
    shown = int(re.search(r'data-left="(\d+)"', page)[1])
    server.kill()

    server.start()
    page = guest.get(place)
    assert len(re.findall(r'name="choice" value="[^"]+" checked', page)) == 1
    assert page.count("cell--blank") == 13
    assert int(re.search(r'data-left="(\d+)"', page)[1]) < shown
    page = guest.send(guest.get(place.replace("/1/", "/submit/")), "/submit/")
    assert guest.place.endswith("/result/")
    server.kill()

    server.start()
    assert " of 12 right" in page and " of 12 right" in guest.get(guest.place)
    assert server.interrupt()[0] == 0
