"""A run that is changed, held, braked and gone on with while it lives, on real simulators."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest

from app.script import Program
from app.worker import End, Task, Worker, frames
from tests.app.worker.test_worker import Run, script

SIMULATORS = ("nest", "neuron", "brian2")
PROGRAM = """
import pyNN.{simulator} as sim
sim.setup(timestep=0.1, rng_seed=1)
cell = sim.Population(2, sim.IF_curr_exp(tau_m=10.0, cm=1.0, v_rest=-65.0, i_offset=0.0), label="Cell")
source = sim.Population(2, sim.SpikeSourcePoisson(rate=0.0), label="Source")
loop = sim.Projection(source, cell, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.1, delay=1.5))
current = sim.DCSource(amplitude=0.0)
current.inject_into(cell)
cell.record("v")
source.record("spikes")
sim.run({duration})
print("read")
sim.end()
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


@pytest.fixture(params=SIMULATORS)
def simulator(request) -> str:
    return request.param


def living(worker: Worker, simulator: str, duration: float = 100.0, hold: float | None = None) -> Run:
    """A run that stays when it is over; held at the time `hold` (ms)."""
    task = Task(simulator, stay=True, until=hold)
    return Run(worker, Program(PROGRAM.format(simulator=simulator, duration=duration)), task)


def potential(run: Run) -> np.ndarray:
    return next(r for r in run.results.recordings.values() if r.variable == "v").samples[:, 0]


def seen(run: Run, kind: type) -> list:
    return [frame for frame in run.frames if isinstance(frame, kind)]


def test_a_statement_is_carried_out_between_two_slices(worker, simulator):
    run = living(worker, simulator, hold=50.0)
    run.until(lambda: seen(run, frames.Held))
    held = seen(run, frames.Held)[0].now
    assert 50.0 <= held < 52.0
    worker.alter(["cell.set(i_offset=0.1)"], ["cell"])
    worker.resume()
    assert run.finish().end is End.DONE
    (altered,) = run.results.alterations
    assert (altered.element, altered.time) == ("cell", held)
    v = potential(run)
    until = round(held / 0.1)
    assert np.allclose(v[:until], -65.0)
    # from there it goes towards -65 + 0.1 nA * 10 MOhm = -64 mV with tau_m = 10 ms
    since = 0.1 * np.arange(1, len(v) - until)
    assert np.allclose(v[until + 1 :], -64.0 - np.exp(-since / 10.0), atol=0.02)


def test_rates_weights_and_currents_change(worker, simulator):
    run = living(worker, simulator, 1000.0, hold=100.0)
    run.until(lambda: seen(run, frames.Held))
    held = seen(run, frames.Held)[0].now
    spikes = next(r for r in run.results.recordings.values() if r.is_spikes)
    assert spikes.count == 0
    worker.alter(
        ["source.set(rate=200.0)", "loop.set(weight=0.0)", "current.set_parameters(amplitude=0.1)"], ["s", "l", "c"]
    )
    worker.resume()
    assert run.finish().end is End.DONE
    rate = spikes.count / 2 / (1.0 - held / 1000)
    assert 100 < rate < 300
    assert spikes.spikes[1].min() >= held
    assert potential(run)[-1] == pytest.approx(-64.0, abs=0.01)  # the weight is 0, so the spikes do nothing


def test_what_cannot_be_is_said_and_the_run_goes_on(worker, simulator):
    run = living(worker, simulator, hold=50.0)
    run.until(lambda: seen(run, frames.Held))
    worker.alter(["cell.set(tau_m=-1.0)", "nothing.set(a=1)", "cell.set(i_offset=0.1)"], ["cell", "no", "cell"])
    worker.resume()
    assert run.finish().end is End.DONE
    first, second, third = seen(run, frames.Altered)
    assert "tau_m" in first.sentence and "-1" in first.sentence
    assert "nothing" in second.sentence
    assert not third.sentence
    assert potential(run)[-1] > -64.2


def test_it_goes_on_after_its_end(worker, simulator):
    run = living(worker, simulator)
    assert run.finish().end is End.DONE
    assert worker.resting
    run.until(lambda: run.printed("stdout") == ["read"])
    worker.alter(["cell.set(i_offset=0.1)"], ["cell"])
    worker.go_on("sim.run(50.0)")
    outcome = run.finish()
    assert (outcome.end, outcome.sentence) == (End.DONE, "Simulated 150 ms.")
    v = potential(run)
    assert len(v) >= 1500
    assert np.allclose(v[:1000], -65.0)
    assert v[1499] == pytest.approx(-64.0 - np.exp(-5.0), abs=0.02)


def test_it_steps(worker, simulator):
    run = living(worker, simulator, hold=0.5)
    times = []
    for _ in range(3):
        run.until(lambda: len(seen(run, frames.Held)) > len(times))
        times.append(seen(run, frames.Held)[-1].now)
        worker.resume(times[-1] + 10.0)
    assert np.diff(times) == pytest.approx([10.0, 10.0], abs=1.6)


def test_a_reset_begins_a_segment(worker, simulator):
    run = living(worker, simulator)
    run.finish()
    worker.go_on("sim.reset()")
    run.finish()
    worker.go_on("sim.run(30.0)")
    assert run.finish().sentence == "Simulated 30 ms."
    assert len(run.results.segments) == 2
    assert run.results.ends == [100.0]


def test_a_worker_that_rests_goes_when_it_is_let_go(simulator):
    with Worker() as worker:
        run = living(worker, simulator)
        run.finish()
        assert worker._child.alive
    assert not worker._child.alive


def test_a_worker_that_dies_while_it_goes_on_has_crashed(worker):
    run = living(worker, "nest")
    run.finish()
    worker.go_on("import os; os.kill(os.getpid(), 9)")
    assert run.finish().end is End.CRASHED


def test_one_that_dies_at_rest_has_done_what_it_did(worker):
    run = living(worker, "nest")
    assert run.finish().end is End.DONE
    worker._child.kill()
    run.until(lambda: not worker.resting)
    assert worker.outcome.end is End.DONE


def test_a_stop_keeps_it_for_going_on(worker):
    run = living(worker, "nest", 1e6)
    run.until(lambda: run.results.now > 0)
    worker.stop()
    assert run.finish().end is End.STOPPED
    before = run.results.now
    worker.go_on("sim.run(10.0)")
    assert run.finish().end is End.DONE
    assert run.results.now == pytest.approx(before + 10.0)


def test_a_brake_keeps_time_with_the_clock(worker):
    worker.prewarm("nest")
    worker.brake(0.1)
    run = living(worker, "nest", 100.0)
    run.until(lambda: seen(run, frames.Started))
    began = time.monotonic()
    run.finish()
    assert time.monotonic() - began > 0.8  # 100 ms at a tenth of real time
    assert len(seen(run, frames.Progress)) > 20  # and smoothly


def test_a_script_that_never_ran_anything_does_not_stay(worker):
    run = Run(worker, script("x = 1"), Task("none", stay=True))
    assert run.finish().end is End.DONE
    assert not worker.resting
