"""Some cells as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Array, Cells, Sample, Slice
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.views import ViewText

TEXT = ViewText(100)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("", None),
        ("All", None),
        ("0:10", Slice(0, 10)),
        ("[::2]", Slice(None, None, 2)),
        ("-5:", Slice(-5)),
        ("1, 5,7", Cells(Array([1, 5, 7]))),
        ("3", Cells(Array([3]))),
        ("20 at random", Sample(20)),
        ("20 random", Sample(20)),
    ],
)
def test_what_is_typed_is_read_and_written_back(text, view):
    assert TEXT.parse(text) == view
    assert TEXT.parse(TEXT.format(view)) == view


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("200:300", "The slice 200:300 holds none of the 100 cells."),
        ("0:10:0", "The step of a slice is not 0."),
        ("100", "There is no cell 100; they are numbered from 0 to 99."),
        ("101 at random", "101 cells cannot be drawn from 100."),
        ("every second", "says nothing about cells; expected: all, a slice like 0:100"),
        ("1.5", "says nothing about cells"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(text, words):
    with pytest.raises(Refused) as caught:
        TEXT.parse(text)
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["20 at", "al", "-:"])
def test_a_beginning_is_no_mistake_yet(text):
    with pytest.raises(Unfinished):
        TEXT.parse(text)


@given(st.text(max_size=20))
def test_any_text_is_a_view_or_refused(text):
    try:
        view = TEXT.parse(text)
    except Refused:
        return
    assert view is None or view.problem(100) is None
