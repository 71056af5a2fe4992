"""Slots of traces do not overlap, and a scale holds its values with room for spikes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.plots.slots import HEADROOM, Scale, arrange


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8))
def test_slots_follow_each_other_within_the_height(cells):
    slots = arrange(cells)
    assert [len(each) for each in slots] == cells
    flat = [edge for each in slots for slot in each for edge in (slot.top, slot.bottom)]
    assert all(np.diff(flat) > 0)
    assert not flat or (flat[0] == 0.0 and np.isclose(flat[-1], 1.0))


@given(st.floats(-1e3, 1e3), st.floats(0, 1e3))
def test_values_lie_in_the_slot_below_the_headroom(low, span):
    slot = arrange([1, 2])[1][0]
    scale = Scale.around([low], [low + span], HEADROOM)
    places = slot.place(np.array([low, low + span]), scale)
    assert slot.top + HEADROOM * (slot.bottom - slot.top) < places[1] <= places[0] < slot.bottom


def test_nothing_known_is_a_scale_all_the_same():
    scale = Scale.around([np.inf], [-np.inf])
    assert scale.low < scale.high
    assert Scale.around([-65.0], [-65.0]).low < -65.0


def test_ticks_are_the_round_ends_of_the_scale():
    scale = Scale.around([-70.0], [-50.0])
    assert scale.ticks(2) == [(-70.0, "\u221270"), (-50.0, "\u221250")]
    assert len(scale.ticks(1)) == 1
