"""Agreement is found where there is some, and disagreement where a simulator was told something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.compare.comparison import compare
from app.compare.report import HEAD, as_json, rows, text
from app.compare.runs import Run, run_all
from app.model import Component, Network, Projection
from app.script import Program, write
from app.worker import End, Task, batch
from tests.journeys.test_laboratory import SIMULATORS, brunel

DT = 0.1


def heavier(network: Network, share: float) -> Network:
    """The same with inhibition that is stronger by a share."""
    other = network.copy()
    for name in ("inh_to_exc", "inh_to_inh"):
        old = other.get(name, Projection)
        weight = float(old.synapse.parameters["weight"]) * (1 + share)
        other.replace(
            name, replace(old, synapse=Component("StaticSynapse", old.synapse.parameters.with_("weight", weight)))
        )
    return other


def run(network: Network, simulator: str, same_noise: bool = True, seed: int | None = None) -> Run:
    if seed is not None:
        network = network.copy()
        network.describe(network.title, "", replace(network.settings, seed=seed))
    task = Task(simulator, same_noise=same_noise)
    return Run(simulator, *batch.run(write(network), task))


def test_a_recurrent_network_is_the_same_spike_by_spike():
    found = compare(run_all(write(brunel(5.0, "nest", 300.0)), SIMULATORS), DT)
    assert found.agree is True
    assert len(found.spikes) == 4
    assert all(one.first is None and one.counts[0] == one.counts[1] > 1000 for one in found.spikes)
    assert "NEST and NEURON agree: every spike is the same within 0.15 ms" in found.verdict
    assert "NEST and Brian2 agree" in found.verdict


def test_where_each_draws_its_own_noise_only_statistics_can_agree():
    network = brunel(6.0, "nest", 1000.0)
    found = compare([run(network, "nest", same_noise=False), run(network, "neuron", same_noise=False)], DT)
    assert found.agree is True, found.verdict
    assert all(one.first is not None and one.first < 50.0 for one in found.spikes)
    assert "only statistics can agree" in found.verdict and "4 standard errors" in found.verdict


def test_a_weight_that_is_a_fifth_stronger_is_found():
    network = brunel(6.0, "nest", 1000.0)
    found = compare(
        [run(network, "nest", same_noise=False), run(heavier(network, 0.2), "neuron", same_noise=False)], DT
    )
    assert found.agree is False
    assert "NEST and NEURON disagree: Excitatory fires from" in found.verdict


def test_the_same_noise_shows_a_far_smaller_difference():
    network = brunel(5.0, "nest", 300.0)
    found = compare([run(network, "nest"), run(heavier(network, 0.01), "nest")], DT)
    assert all(one.first is not None for one in found.spikes)


def test_other_seeds_of_one_simulator_agree_with_each_other():
    network = brunel(6.0, "nest", 1000.0)
    first, *others = (run(network, "nest", seed=seed) for seed in (1, 2, 3, 4))
    assert all(compare([first, other], DT).agree for other in others)


def test_one_that_fails_does_not_keep_back_the_others():
    program = write(brunel(5.0, "nest", 20.0))
    broken = Program(program.text + "\nif sim.__name__.endswith('neuron'): raise ValueError('no')\n", program.lines)
    found = compare(run_all(broken, SIMULATORS), DT)
    assert [one.outcome.end for one in found.runs] == [End.DONE, End.FAILED, End.DONE]
    assert "NEURON did not run: " in found.verdict and "NEST and Brian2 agree" in found.verdict
    assert {one.b for one in found.spikes} == {"brian2"}


def test_nothing_to_compare_is_said():
    found = compare([run(brunel(5.0, "nest", 20.0), "nest")], DT)
    assert found.agree is None and found.verdict.startswith("There is nothing to compare")


def test_table_text_and_json():
    network = brunel(5.0, "nest", 100.0)
    found = compare([run(network, "nest"), run(network, "neuron")], DT)
    assert [len(row) for row in rows(found)] == [len(HEAD)] * 2
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
