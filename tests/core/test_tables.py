"""Comparison tables: every row fills every column, ids stand once."""

import pytest
from pydantic import ValidationError

from study.core.tables import Table


def make_table(**overrides):
    return Table.model_validate(
        {
            "id": "strategies",
            "caption": {"en": "Strategies", "zh-hans": "策略"},
            "corner": {"en": "Strategy", "zh-hans": "策略"},
            "columns": [{"id": "limit", "head": "Limit", "align": "end"}],
            "rows": [
                {"id": "cluster", "head": "Cluster", "cells": {"limit": "none"}},
                {
                    "id": "spread",
                    "head": "Spread",
                    "cells": {
                        "limit": {"text": "7", "why": {"en": "each zone", "zh-hans": "每个可用区"}}
                    },
                },
            ],
            **overrides,
        }
    )


def test_a_plain_string_is_the_same_in_both_languages():
    cell = make_table().rows[0].cells["limit"]
    assert (cell.text.en, cell.text.zh_hans, cell.why) == ("none", "none", None)


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        (
            {
                "rows": [
                    {"id": "a", "head": "A", "cells": {}},
                    {"id": "b", "head": "B", "cells": {"limit": "x"}},
                ]
            },
            "row a",
        ),
        ({"rows": [{"id": "a", "head": "A", "cells": {"limit": "x"}}] * 2}, "two rows"),
        ({"columns": [{"id": "limit", "head": "L"}] * 2}, "two columns"),
        ({"columns": []}, "at least 1"),
    ],
)
def test_a_table_with_a_gap_or_a_double_is_refused(overrides, words):
    with pytest.raises(ValidationError, match=words):
        make_table(**overrides)
