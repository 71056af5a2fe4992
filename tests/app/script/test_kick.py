"""A pulse that makes a cell fire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Component, Frozen, Population
from app.script.kick import kick
from backends.standard import CELLS


@given(st.sampled_from([name for name, model in CELLS.items() if not model.is_source]), st.integers(0, 99))
def test_every_cell_gets_one(model, cell):
    text = kick(Population("a", "A", Component(model), 100), cell)
    compile(text, "<kick>", "exec")
    assert f".inject_into(a[{cell}:{cell + 1}])" in text


def test_it_is_as_strong_as_it_takes():
    cell = Component("IF_curr_exp", Frozen(cm=0.5, v_thresh=-50.0, v_rest=-70.0))
    assert "amplitude=10.0" in kick(Population("a", "A", cell, 1), 0)  # 2 · 0.5 nF · 20 mV / 2 ms


def test_sources_take_none():
    with pytest.raises(ValueError, match="A is a source of spikes"):
        kick(Population("a", "A", Component("SpikeSourcePoisson"), 1), 0)
