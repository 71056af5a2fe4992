"""Finding by a few letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.canvas.fuzzy import best, score
from app.commands.blocks import BLOCKS


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("exc", "Excitatory"),
        ("inh", "Inhibitory"),
        ("poi", "Poisson"),
        ("ica", "IF_curr_alpha"),
        ("IF_curr_d", "IF_curr_delta"),
    ],
)
def test_the_block_that_is_meant_comes_first(query, first):
    assert best(query, BLOCKS, lambda b: (b.title, b.model))[0].title == first


def test_nothing_typed_shows_all_in_their_order():
    assert best("", BLOCKS, lambda b: (b.title,)) == list(BLOCKS)


def test_letters_in_another_order_do_not_fit():
    assert score("hni", "Inhibitory") is None


@given(st.text(max_size=12), st.text(max_size=30))
def test_any_text_is_a_query(query, text):
    found = score(query, text)
    assert found is None or found >= 0


@given(st.text(alphabet="abcXYZ_ ", max_size=12))
def test_a_text_finds_itself(text):
    assert score(text, text) is not None
