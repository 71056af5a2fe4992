"""Elements as text: readable, and read again; anything else is refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage import NotElements, dumps, dumps_part, loads_part
from tests.app.model.test_structure import column
from tests.app.networks import balanced, networks


@given(networks())
def test_any_elements_come_back_as_they_were(network):
    part = loads_part(dumps_part(network))
    assert (part.elements, part.problems) == (tuple(network), ())


def test_the_text_says_first_what_it_is():
    first, *body = dumps_part(balanced()).splitlines()
    assert first == "# Pinetum, 7 elements: Excitatory, Inhibitory, Thalamus, exc → exc, thalamus → exc, exc → inh …"
    assert body[0] == "{" and '"label": "Excitatory",' in "".join(body)


def test_a_project_pasted_whole_is_its_elements():
    assert loads_part(dumps(column())).elements == tuple(column())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no text"),
        ("   \n", "holds no text"),
        ("Dear colleague,\n\nplease find attached the figures", "holds “Dear colleague, please find a…”"),
        ("<html><body>1</body></html>", "elements that were copied from a canvas are expected"),
        ("import pyNN.nest as sim\nsim.setup()", "holds a Python program"),
        ('{"format": "pinetum elements"}', "damaged ones"),
        ('{"format": "pinetum elements", "version": 2, "populations": 3}', "damaged ones"),
        ('{"format": "pinetum elements", "version": 99}', "newer Pinetum"),
        ("[1, 2, 3]", "elements that were copied from a canvas"),
        ("[" * 100_000, "are expected"),
        ("1, 2, 3\n" * 1_000_000, "are expected"),
        ("x" * 50_000_001, "50,000,001 characters"),
    ],
)
def test_what_is_something_else_is_refused_in_words(text, words):
    with pytest.raises(NotElements) as caught:
        loads_part(text)
    assert words in str(caught.value)


@given(st.integers(0, 3000), st.integers(0, 40), st.text(max_size=5))
def test_damaged_text_is_read_as_far_as_it_goes_or_refused(start, length, patch):
    text = dumps_part(balanced())
    try:
        part = loads_part(text[:start] + patch + text[start + length :])
    except NotElements:
        return
    assert len(part.elements) <= 8
