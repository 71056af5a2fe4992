"""Agreement is found where there is some, and disagreement where a simulator was told something else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from app.commands import Describe
from app.compare.comparison import Comparison, compare, comparison_of
from app.compare.report import HEAD, as_json, rows, text
from app.compare.runs import Run, run_all, run_twins
from app.compare.twins import TWINS
from app.model import Component, Current, Network
from app.script import Program, write
from app.storage import load
from app.worker import End, Task, batch
from tests.journeys.test_laboratory import SIMULATORS, brunel

EXAMPLES = Path(__file__).resolve().parents[3] / "resources" / "examples"


def example(key: str, duration: float) -> Network:
    network = load(EXAMPLES / f"{key}.pine").network
    Describe(settings=replace(network.settings, duration=duration)).do(network)
    return network


def heavier(network: Network, share: float, names: tuple[str, ...] = ()) -> Network:
    """The same with weights (of these projections, or of all) that are larger by a share."""
    other = network.copy()
    for old in list(other.projections):
        if not names or old.name in names:
            weight = float(old.synapse.parameters["weight"]) * (1 + share)
            synapse = Component(old.synapse.model, old.synapse.parameters.with_("weight", weight))
            other.replace(old.name, replace(old, synapse=synapse))
    return other


INHIBITION = ("inh_to_exc", "inh_to_inh")


def run(network: Network, simulator: str, same_noise: bool = True, seed: int | None = None) -> Run:
    if seed is not None:
        network = network.copy()
        network.describe(network.title, "", replace(network.settings, seed=seed))
    task = Task(simulator, same_noise=same_noise)
    return Run(simulator, *batch.run(write(network), task))


@cache
def known(key: str, duration: float) -> tuple[Run, tuple[Run, ...]]:
    """A run of an example, and its twins."""
    network = example(key, duration)
    return run(network, "nest"), tuple(run_twins(write(network), "nest", TWINS))


def against(key: str, duration: float, network: Network, simulator: str = "nest") -> Comparison:
    first, twins = known(key, duration)
    return compare([first, run(network, simulator)], twins)


def test_a_recurrent_network_is_the_same_spike_by_spike():
    found = compare(run_all(write(brunel(5.0, "nest", 300.0)), SIMULATORS))
    assert found.agree is True and found.timestep == 0.1
    assert len(found.spikes) == 4
    assert all(one.same and one.counts[0] == one.counts[1] > 1000 for one in found.spikes)
    assert found.verdict.startswith("NEURON and Brian2 agree with NEST: every spike is the same within 0.15 ms")


def test_where_rounding_parts_runs_twins_say_that_it_is_of_no_account():
    told: list[Comparison] = []
    found = comparison_of(write(example("layer", 400.0)), ("nest", "neuron"), differ=told.append)
    assert [one.agree for one in told] == [None]
    assert found.agree is True, found.verdict
    assert all(one.parting.first > 100.0 and one.judgement for one in found.spikes)
    assert "and then part no sooner than on NEST itself when its cells are changed by next to nothing" in found.verdict


@pytest.mark.parametrize(("key", "duration"), [("vogels-abbott-coba", 250.0), ("vogels-abbott-cuba", 250.0)])
@pytest.mark.parametrize(("share", "names"), [(0.01, ()), (0.2, ()), (0.05, ("exc_exc",)), (0.2, ("exc_exc",))])
def test_weights_that_are_wrong_are_found(key: str, duration: float, share: float, names: tuple[str, ...]):
    found = against(key, duration, heavier(example(key, duration), share, names))
    assert found.agree is False
    assert "where with cells changed by next to nothing they keep theirs until" in found.verdict


def test_a_current_that_is_wrong_is_found_with_few_spikes_and_one_cell():
    network = example("one-cell", 500.0)
    step = network.get("current", Current)
    weaker = Component(step.source.model, step.source.parameters.with_("amplitude", 0.98 * 0.8))
    network.replace(step.name, replace(step, source=weaker))
    found = against("one-cell", 500.0, network)
    assert found.agree is False
    assert "keep theirs to the end" in found.verdict and "v of Cell is further apart" in found.verdict


def test_twins_of_a_cell_that_nothing_disturbs_stay_with_it():
    first, twins = known("one-cell", 500.0)
    found = compare([first, *(replace(twin, simulator=f"twin {i}") for i, twin in enumerate(twins))], twins)
    assert found.agree is True and all(one.same for one in found.spikes)


def test_where_each_draws_its_own_noise_only_statistics_can_agree():
    found = comparison_of(write(brunel(6.0, "nest", 1000.0)), ("nest", "neuron"), same_noise=False)
    assert found.agree is True, found.verdict
    assert found.chancy and all(one.parting.first < 50.0 for one in found.spikes)
    assert "chance has a part in this network, 8 further runs on NEST have other spikes as well" in found.verdict


def test_a_weight_that_is_a_fifth_stronger_is_found_in_spite_of_other_noise():
    network = brunel(6.0, "nest", 1000.0)
    twins = run_twins(write(network), "nest", TWINS, same_noise=False)
    runs = [run(network, "nest", same_noise=False), run(heavier(network, 0.2, INHIBITION), "neuron", same_noise=False)]
    found = compare(runs, twins)
    assert found.agree is False
    assert "NEURON disagrees with NEST: " in found.verdict and "where its twins have" in found.verdict


def test_spikes_that_differ_are_not_judged_without_twins():
    network = brunel(5.0, "nest", 100.0)
    found = compare([run(network, "nest"), run(heavier(network, 0.01, INHIBITION), "neuron")])
    assert found.agree is None and found.undecided
    assert "NEURON cannot be held against NEST: spikes differ, and it was not found out what" in found.verdict
    assert [row[2] for row in rows(found)] == ["", "?"] * 2


def test_what_one_simulator_alone_records_is_said():
    network = brunel(5.0, "nest", 20.0)
    other = network.copy()
    more = next(p for p in other.populations if p.records)
    other.replace(more.name, replace(more, records=()))
    found = compare([run(network, "nest"), run(other, "neuron")])
    assert f"spikes of {more.label} was recorded on NEST, and not on NEURON." in found.verdict


def test_one_that_fails_does_not_keep_back_the_others():
    program = write(brunel(5.0, "nest", 20.0))
    broken = Program(program.text + "\nif sim.__name__.endswith('neuron'): raise ValueError('no')\n", program.lines)
    found = compare(run_all(broken, SIMULATORS))
    assert [one.outcome.end for one in found.runs] == [End.DONE, End.FAILED, End.DONE]
    assert "NEURON did not run: " in found.verdict and "Brian2 agrees with NEST" in found.verdict
    assert {one.b for one in found.spikes} == {"brian2"}


def test_nothing_to_compare_is_said():
    found = compare([run(brunel(5.0, "nest", 20.0), "nest")])
    assert found.agree is None and found.verdict.startswith("There is nothing to compare")


def test_table_text_and_json():
    network = brunel(5.0, "nest", 100.0)
    found = compare([run(network, "nest"), run(network, "neuron")])
    assert [len(row) for row in rows(found)] == [len(HEAD)] * 4
    assert text(found).endswith(found.verdict)
    told = as_json(found)
    assert told["agree"] is True and len(told["spikes"]) == 2 and told["runs"][0]["version"]


def test_called_off():
    runs = run_all(write(brunel(5.0, "nest", 1e6)), ("nest", "neuron"), cancelled=lambda: True)
    assert all(one.outcome.end is not End.DONE for one in runs)


@pytest.mark.parametrize("simulator", SIMULATORS)
def test_the_same_noise_leaves_what_the_script_says(simulator):
    text_ = f"""
import pyNN.{simulator} as sim
sim.setup(timestep=0.1, rng_seed=3{{}})
source = sim.Population(5, sim.SpikeSourcePoisson(rate=100.0), label="Source")
source.record("spikes")
sim.run(200.0)
"""
    same = batch.run(Program(text_.format("")), Task(simulator, same_noise=True))[0]
    native = batch.run(Program(text_.format(", poisson_rng=None")), Task(simulator, same_noise=True))[0]
    own = batch.run(Program(text_.format("")), Task(simulator))[0]
    counts = [[one.count for one in found.recordings.values()] for found in (same, native, own)]
    assert counts[1] == counts[2]
    assert [[*one.spikes[1]] for one in same.recordings.values()] != [
        [*one.spikes[1]] for one in own.recordings.values()
    ]
