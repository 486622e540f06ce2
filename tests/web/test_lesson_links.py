"""Links that lessons set by hand: each stays in the language of its lesson and leads somewhere."""

import re

import pytest
from django.test import Client

from study.content import LESSONS

LINK = re.compile(r"\]\((/[^)]+)\)")


@pytest.mark.parametrize("name", ["en", "zh-hans"])
def test_a_lesson_links_to_pages_that_are_there(client: Client, name: str):
    found = {
        (path.parent.name, link)
        for path in LESSONS.glob(f"*/{name}.md")
        for link in LINK.findall(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 15
    for lesson, link in sorted(found):
        assert link.startswith(f"/{name}/"), (lesson, link)
        assert client.get(link).status_code == 200, (lesson, link)


def test_both_languages_of_a_lesson_link_to_the_same_places():
    for path in LESSONS.glob("*/en.md"):
        links = [
            [
                link.split("/", 2)[2]
                for link in LINK.findall((path.parent / f"{name}.md").read_text(encoding="utf-8"))
            ]
            for name in ("en", "zh-hans")
        ]
        assert links[0] == links[1], path.parent.name
