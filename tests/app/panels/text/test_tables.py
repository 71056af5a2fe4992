"""Tables as text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Table
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.tables import TableText

LIST = TableText((2, 4), "0 1 0.5 1.0")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("0 1; 2 3", [[0, 1], [2, 3]]),
        ("0, 1\n2, 3\n", [[0, 1], [2, 3]]),
        ("[[0, 1, 0.5, 1.5], [2, 3, 0.25, 2]]", [[0, 1, 0.5, 1.5], [2, 3, 0.25, 2]]),
        ("(0, 1); (2, 3)", [[0, 1], [2, 3]]),
    ],
)
def test_rows_are_read_and_written_back(text, rows):
    table = LIST.parse(text)
    assert table == Table(rows)
    assert LIST.parse(LIST.format(table)) == table


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0 1; 2 x", "Row 2, '2 x', is not made of numbers; expected: 0 1 0.5 1.0"),
        ("0 1; 2 3 4; 5 6", "Row 2 has 3 numbers, where the first has 2."),
        ("0 1 2; 3 4 5", "The rows have 3 numbers, where 2 or 4 are expected."),
        ("0 nan; 1 2", "Row 1, '0 nan', holds what is no finite number."),
        ("Dear all", "is not made of numbers"),
    ],
)
def test_what_is_no_table_is_refused_with_the_row(text, words):
    with pytest.raises(Refused) as caught:
        LIST.parse(text)
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["0", "0 1; 2", "missing.csv", "0 1 2"])
def test_a_beginning_is_no_mistake_yet(text):
    with pytest.raises(Unfinished):
        LIST.parse(text)


def test_a_file_is_read_and_many_rows_are_only_counted(tmp_path):
    np.save(tmp_path / "many.npy", np.zeros((1000, 4)))
    table = LIST.parse(str(tmp_path / "many.npy"))
    assert table is not None and table.rows.shape == (1000, 4)
    assert LIST.format(table) == "1000 rows of 4 numbers"
    (tmp_path / "wide.csv").write_text("1,2,3\n4,5,6\n")
    with pytest.raises(Refused, match="The rows have 3 numbers"):
        LIST.parse(str(tmp_path / "wide.csv"))


@given(st.text(max_size=30))
def test_any_text_is_a_table_or_refused(text):
    try:
        table = LIST.parse(text)
    except Refused:
        return
    assert table is None or table.rows.shape[1] in (2, 4)
