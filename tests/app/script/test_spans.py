"""Lines of a program and their elements."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.script import write
from app.script.spans import Spans
from tests.app.networks import balanced, networks

gaps = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from("abc")), max_size=8)


@given(gaps)
def test_spans_are_the_mapping_that_they_stand_for(gaps):
    spans, plain, line = [], {}, 1
    for gap, many, name in gaps:
        line += gap
        spans.append((line, many, name))
        plain |= dict.fromkeys(range(line, line + many), name)
        line += many
    made = Spans(spans)
    assert dict(made) == plain
    assert len(made) == len(plain)
    for name in "abc":
        assert made.of(name) == tuple(at for at in plain if plain[at] == name)
    assert line not in made
    assert 0 not in made


@given(networks(), networks())
def test_what_was_written_before_changes_nothing(network, other):
    fresh = write(network.copy())
    write(other)
    assert write(network) == fresh


def test_a_changed_element_is_written_anew():
    network = balanced()
    write(network)
    network.replace("exc", replace(network.population("exc"), size=7))
    assert "exc = sim.Population(\n    7," in write(network).text


def test_a_line_that_is_about_nothing():
    with pytest.raises(KeyError):
        Spans([(2, 1, "a")])[1]
