"""Cells in bulk: what is told to all of them at once is what each has, and they go as quickly as they came."""

import numpy as np
import pytest

from backends.neuron.simulator import NeuronSimulator
from backends.neuron.translation import NEURONS
from backends.standard import CELLS, Kind
from tests.backends.neuron.conftest import Bench


@pytest.mark.parametrize("model", NEURONS)
@pytest.mark.parametrize("factor", [1.0, 1.25])
def test_every_parameter_arrives(bench: Bench, model: str, factor: float) -> None:
    """Whether it is what the mechanism has by itself or not, and whether told as one number or one for each cell."""
    numbers = {p.name: p.default * factor for p in CELLS[model].parameters if p.kind is Kind.REAL}
    alone = bench.cells(model, 3, **numbers)
    listed = bench.cells(model, 3, **{name: np.full(3, value) for name, value in numbers.items()})
    for name, value in numbers.items():
        row = NEURONS[model].parameters[name]
        for cell in (*alone.cells, *listed.cells):
            assert getattr(cell, row.name) == pytest.approx(float(row.value(value)), rel=1e-12), name


@pytest.mark.parametrize("model", NEURONS)
def test_every_state_starts_where_it_is_declared(bench: Bench, model: str) -> None:
    cells = bench.cells(model, 2)
    for state in CELLS[model].states:
        if state.name in NEURONS[model].states:
            row = NEURONS[model].states[state.name]
            assert [getattr(cell, row.name) for cell in cells.cells] == [state.initial * row.factor] * 2, state.name


def test_another_simulator_takes_the_place_of_the_one_before(bench: Bench) -> None:
    """NEURON holds one network: that of whoever was set up last, and no other can close it."""
    bench.one_to_one(bench.cells("IF_curr_exp", 5), bench.cells("IF_cond_exp", 5), 0.1)
    bench.run(1.0)
    other = Bench()
    cells = other.cells("IF_curr_exp", i_offset=0.9, tau_refrac=2.0)
    other.record(cells)
    bench.simulator.close()
    other.run(40.0)
    np.testing.assert_array_equal(other.spikes(cells).times, [35.9])
    other.simulator.close()
    NeuronSimulator().close()
    bench.begin()
    bench.run(1.0)
