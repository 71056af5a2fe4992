"""Which cell of which population stands at a place within the end of a projection."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import backends.sketch as sim
from app.model import Array, Assembly, Cells, Component, Population, Sample, Slice
from app.model.ends import End

A, B = (Population(name, name.upper(), Component("IF_curr_exp"), size) for name, size in (("a", 3), ("b", 4)))


def test_all_of_a_population():
    assert [End(A, (A,)).cell(index) for index in (-1, 0, 2, 3)] == [None, ("a", 0), ("a", 2), None]


def test_an_assembly():
    both = End(Assembly("ab", "AB", ("a", "b")), (A, B))
    assert [both.cell(index) for index in range(8)] == [
        *[("a", i) for i in range(3)],
        *[("b", i) for i in range(4)],
        None,
    ]


@pytest.mark.parametrize("view", [Sample(2), Slice(0, 3, 0), Cells(Array([]))])
def test_what_is_not_known(view):
    assert End(A, (A,), view).cell(0) is None


ends = st.none() | st.integers(-25, 25)


@given(
    st.builds(Slice, ends, ends, st.none() | st.integers(1, 5))
    | st.sets(st.integers(0, 19)).map(lambda s: Cells(Array([*s])))
)
def test_as_the_program_counts_them(view):
    sim.setup()
    whole = Population("p", "P", Component("IF_curr_exp"), 20)
    said = [End(whole, (whole,), view).cell(index) for index in range(view.count(20))]
    selector = slice(view.start, view.stop, view.step) if isinstance(view, Slice) else view.numbers.numbers.astype(int)
    cells = sim.Population(20, sim.IF_curr_exp())
    made = cells.id_to_index(cells[selector].all_cells) if view.count(20) else []
    assert said == [("p", index) for index in np.atleast_1d(made).tolist()]
