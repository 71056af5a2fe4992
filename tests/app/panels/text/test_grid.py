"""Grids of cells as text."""

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Component, Frozen, Population
from app.panels.text.grid import GridText, SpacingText, cells_along, on_grid, spaced, spacing
from app.panels.text.refused import Refused, Unfinished

counts = st.lists(st.integers(1, 60), min_size=1, max_size=3).map(tuple)


def population(size, structure):
    return Population("p", "P", Component("IF_curr_exp"), size, structure)


@given(counts)
def test_a_grid_reads_back(along):
    assert GridText().parse(GridText().format(along)) == along
    assert cells_along(population(prod(along), on_grid(None, along))) == along


@pytest.mark.parametrize("typed", ["20x20x2", "20 × 20 × 2", "20*20*2", " 20X 20 x2 "])
def test_what_people_type(typed):
    assert GridText().parse(typed) == (20, 20, 2)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("20 x 0", "at least 1"),
        ("a x b", "'a' is not a number"),
        ("1x2x3x4", "three axes"),
        ("2.5 x 2", "not a whole number"),
        ("100000 x 100000", "more than"),
    ],
)
def test_what_is_wrong_is_said(typed, sentence):
    with pytest.raises(Refused, match=sentence):
        GridText().parse(typed)


@given(st.text())
def test_any_text_is_a_grid_or_refused(typed):
    for text in (GridText(), SpacingText(2)):
        try:
            text.parse(typed)
        except Refused as refusal:
            assert str(refusal).endswith(".")


def test_an_open_end_is_not_complained_about_yet():
    with pytest.raises(Unfinished):
        GridText().parse("20 ×")


def test_a_new_grid_keeps_what_it_can_of_the_old():
    old = on_grid(Component("Grid2D", Frozen(dx=50.0, dy=20.0, z=3.0)), (4, 2))
    assert old.parameters == Frozen(dx=50.0, dy=20.0, z=3.0, aspect_ratio=2.0)
    assert on_grid(old, (5, 5, 5)) == Component("Grid3D", Frozen(dx=50.0, dy=20.0))


def test_spacing():
    assert SpacingText(3).parse("50") == (50.0, 50.0, 50.0)
    assert SpacingText(3).parse("50 × 50 × 0.1 mm") == (50.0, 50.0, 100.0)
    structure = spaced(Component("Grid2D"), (50.0, 1.0))
    assert structure == Component("Grid2D", Frozen(dx=50.0))
    assert spacing(structure) == (50.0, 1.0)
    with pytest.raises(Refused, match="one for each axis"):
        SpacingText(3).parse("50 x 50")


def test_a_population_that_fills_no_grid_has_no_counts():
    assert cells_along(population(7, on_grid(None, (2, 2)))) is None
    assert cells_along(population(7, None)) is None
