"""Names that Brian2 does not take for its own, and coefficients that are right where formulas are singular."""

import re
from typing import Any

import brian2
import numpy as np
import pytest
from brian2.core.functions import DEFAULT_FUNCTIONS
from brian2.units.allunits import all_units
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from backends.brian2 import synapses
from backends.brian2.blocks import OFFSET, CellBlock, Receptor
from backends.brian2.translation import NEURONS
from backends.standard import CELLS, SYNAPSES, TIMINGS, WEIGHT_DEPENDENCES, CellModel, SynapseModel, mechanism
from backends.standard.mechanism import FRACTION
from backends.standard.units import factor
from tests.backends.brian2.conftest import Bench

STEP = 0.1  # ms
RECEPTOR = Receptor("gsyn_exc", "tau_exc")
THEIRS = {unit.name for unit in all_units} | {unit.dispname for unit in all_units}
THEIRS |= set(DEFAULT_FUNCTIONS) | set(dir(brian2.units))
TAU = st.floats(0.2, 200.0)


@pytest.mark.parametrize("model", CELLS.values(), ids=lambda model: model.name)
def test_every_cell_is_translated(bench: Bench, model: CellModel) -> None:
    assert (bench.simulator.refusal(model) is None) == (not model.played_as)
    if model.played_as:
        return
    bench.cells(model.name, 2)
    bench.run(1.0)
    if model.name in NEURONS:
        block = NEURONS[model.name]
        told = {name for coefficient in block.coefficients for name in coefficient.of}
        told |= {name for e in block.effects for name in (e.constants, e.sizes, e.base) if name}
        assert told == {*model.by_name, *block.constants}
        assert not {*model.by_name} & {*block.constants}
        assert OFFSET in told
        assert set(block.receptors) == set(model.receptors)
        assert {variable.name for variable in model.recordable} - {"spikes"} <= block.states.keys()
        assert block.states.keys() == {state.name for state in model.states}


@pytest.mark.parametrize("block", NEURONS.values(), ids=NEURONS)
def test_no_name_means_something_else_to_brian2(block: CellBlock) -> None:
    assert "cm" in THEIRS
    assigned = set(re.findall(r"^ *(\w+) \W?= ", block.code(STEP), re.M))
    assert "free" in assigned
    assert not {*block.names, *assigned} & THEIRS
    assert len(set(block.names)) == len(block.names)


@pytest.mark.parametrize("block", NEURONS.values(), ids=NEURONS)
def test_synapses_have_no_name_that_a_cell_has(block: CellBlock) -> None:
    """Or it would be the cell's, even where nothing but a passing result is meant."""
    for model in models():
        code = synapses.block(model)
        assigned = set(
            re.findall(r"^(\w+) = ", f"{code.on_pre(STEP, RECEPTOR, True)}\n{code.on_post(STEP) or ''}", re.M)
        )
        names = {*model.by_name, *code.constants, *code.states, *assigned, "pre_late", "post_late", "rest"}
        assert not names & set(block.names), model.title


def test_no_synapse_is_refused_but_a_rule_with_a_bound_it_does_not_know(bench: Bench) -> None:
    assert all(bench.simulator.refusal(model) is None for model in SYNAPSES.values())
    refused = {
        (timing.name, dependence.name)
        for timing in TIMINGS.values()
        for dependence in WEIGHT_DEPENDENCES.values()
        if bench.simulator.refusal(mechanism(timing, dependence))
    }
    assert refused == {("Vogels2011Rule", name) for name in WEIGHT_DEPENDENCES} - {
        ("Vogels2011Rule", "AdditiveWeightDependence")
    }


def models() -> list[SynapseModel]:
    pairs = [mechanism(timing, dependence) for timing in TIMINGS.values() for dependence in WEIGHT_DEPENDENCES.values()]
    return [model for model in (*SYNAPSES.values(), *pairs) if synapses.block(model)]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.title)
def test_synapses_know_their_parameters_and_nothing_means_something_else(model: SynapseModel) -> None:
    block = synapses.block(model)
    assert block is not None
    code = f"{block.on_pre(STEP, RECEPTOR, True)}\n{block.on_post(STEP) or ''}"
    words = set(re.findall(r"\b[A-Za-z_]\w*", code))
    assert {*model.by_name, *block.constants} - {"delay", FRACTION} <= words
    assert not (words - {"clip", "exp", "exprel", "abs", "int"}) & THEIRS
    assert not {name for name in words if name in block.states} - set(re.findall(r"^(\w+) = ", code, re.M))


def test_units_need_no_factors() -> None:
    for one, other in (("nF/ms", "uS"), ("nA/mV", "uS"), ("nA/nF", "mV/ms"), ("uS/nF", "kHz")):
        assert factor(one, other) == 1.0


def coefficient(model: str, name: str, **parameters: float) -> Any:
    found = next(c for c in NEURONS[model].coefficients if c.name == name)
    values = {**CELLS[model].defaults, **parameters}
    return found.law(STEP, *(values[each] for each in found.of))


@given(tau_m=TAU, tau_syn=TAU, cm=st.floats(0.1, 10.0))
def test_a_charge_is_the_integral_of_its_current(tau_m: float, tau_syn: float, cm: float) -> None:
    parameters = {"tau_m": tau_m, "tau_syn_E": tau_syn, "cm": cm}
    for name, current in (
        ("whole_exc", lambda s: np.exp(-s / tau_syn)),
        ("early_exc", lambda s: np.e * s / tau_syn * np.exp(-s / tau_syn)),
    ):
        exact = quad(lambda s: current(s) * np.exp((s - STEP) / tau_m) / cm, 0.0, STEP, epsabs=0.0, epsrel=1e-12)[0]  # noqa: B023
        np.testing.assert_allclose(coefficient("IF_curr_alpha", name, **parameters), exact, rtol=1e-9)


@given(tau=TAU, off=st.sampled_from([0.0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3]))
def test_equal_time_constants(tau: float, off: float) -> None:
    parameters = {"tau_m": tau, "tau_syn_E": tau * (1.0 + off), "cm": 1.0}
    decay = np.exp(-STEP / tau)
    np.testing.assert_allclose(coefficient("IF_curr_alpha", "whole_exc", **parameters), STEP * decay, rtol=2e-3)
    rising = np.e / tau * STEP**2 / 2.0 * decay
    np.testing.assert_allclose(coefficient("IF_curr_alpha", "early_exc", **parameters), rising, rtol=2e-3)


@pytest.mark.parametrize(("tau_m", "tau_syn"), [(1e-4, 5.0), (20.0, 1e-4), (1e-4, 1e-4)])
def test_time_constants_far_below_the_step(bench: Bench, tau_m: float, tau_syn: float) -> None:
    cells = bench.cells("IF_curr_alpha", tau_m=tau_m, tau_syn_E=tau_syn)
    bench.run(1.0)
    assert np.all(np.isfinite(cells.variables["early_exc"]))
    expected = tau_m * tau_syn / (tau_m - tau_syn) if tau_m != tau_syn else 0.0
    expected *= np.exp(-STEP / tau_m) - np.exp(-STEP / tau_syn)
    np.testing.assert_allclose(cells.variables["whole_exc"], expected, rtol=1e-9)
