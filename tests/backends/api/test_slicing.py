"""Runs that somebody watches."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from backends.api.observer import Observer, Recorded, observe


@dataclass
class Watcher(Observer):
    """Writes down what it is told."""

    period: float = 1e-3
    told: list = field(default_factory=list)
    recorded: list[Recorded] = field(default_factory=list)
    stop_at: float = float("inf")

    def recording(self, recorded: Recorded) -> None:
        self.recorded.append(recorded)
        self.told.append(("recording", recorded.key))

    def spikes(self, key, cells, times) -> None:
        self.told.append(("spikes", key, cells, times))

    def samples(self, key, start, interval, values) -> None:
        self.told.append(("samples", key, start, interval, values))

    def started(self, now: float, end: float) -> None:
        self.told.append(("started", now, end))

    def progress(self, now: float, end: float) -> None:
        self.told.append(("progress", now, end))
        if now >= self.stop_at:
            raise KeyboardInterrupt

    def of(self, kind: str) -> list:
        return [told[1:] for told in self.told if told[0] == kind]


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


def test_slices_make_one_run(sim, watcher: Watcher) -> None:
    observe(watcher)
    watcher.line = 12
    cells = sim.Population(3, sim.IF_curr_exp(), label="P", initial_values={"v": [-60, -61, -62]})
    watcher.line = 13
    cells[1:].record("v", sampling_interval=0.2)
    sim.run(50.0)
    (recorded,) = watcher.recorded
    assert (recorded.population, recorded.line, recorded.size, recorded.variable, recorded.unit) == (
        "P",
        12,
        3,
        "v",
        "mV",
    )
    assert recorded.cells.tolist() == [1, 2]
    assert watcher.of("started") == [(0.0, 50.0)]
    times = [now for now, _ in watcher.of("progress")]
    assert times == sorted(times) and times[-1] == 50.0 and len(times) > 2
    np.testing.assert_allclose(np.array(times) * 10, np.rint(np.array(times) * 10))
    assert sum(sim.session.simulator.runs) == pytest.approx(50.0)
    pieces = watcher.of("samples")
    values = np.concatenate([values for *_, values in pieces])
    assert values.shape == (251, 2)
    begins = np.cumsum([0, *(len(values) for *_, values in pieces[:-1])]) * 0.2
    np.testing.assert_allclose([start for _, start, _, _ in pieces], begins)
    np.testing.assert_array_equal(cells.get_data().segments[0].analogsignals[0].magnitude, values)


def test_the_same_data_with_and_without_a_watcher(sim, watcher: Watcher) -> None:
    def trace() -> np.ndarray:
        sim.setup()
        cells = sim.Population(2, sim.IF_curr_exp())
        cells.record("v")
        sim.run(7.0)
        sim.run(3.3)
        return cells.get_data().segments[0].analogsignals[0].magnitude

    alone = trace()
    observe(watcher)
    np.testing.assert_array_equal(trace(), alone)
    assert watcher.of("started") == [(0.0, 7.0), (7.0, 10.3)]


def test_slices_grow_while_they_are_fast(sim) -> None:
    observe(Watcher(period=10.0))
    sim.run(1000.0)
    runs = sim.session.simulator.runs
    assert runs[:4] == pytest.approx([0.1, 0.8, 6.4, 51.2])
    assert sum(runs) == pytest.approx(1000.0)


def test_an_end_that_no_slice_hits(sim, watcher: Watcher) -> None:
    observe(watcher)
    sim.setup(timestep=0.3)
    sim.run(1.0)
    assert sim.get_current_time() == pytest.approx(0.9)
    assert watcher.of("progress")[-1] == pytest.approx((0.9, 0.9))


def test_more_cells_are_announced_before_their_data(sim, watcher: Watcher) -> None:
    observe(watcher)
    cells = sim.Population(3, sim.IF_curr_exp())
    cells[:1].record("v")
    sim.run(1.0)
    cells[2:].record("v")
    sim.run(1.0)
    assert [recorded.cells.tolist() for recorded in watcher.recorded] == [[0], [0, 2]]
    assert [recorded.key for recorded in watcher.recorded] == [0, 0]
    assert {values.shape[1] for *_, values in watcher.of("samples")} == {1, 2}


def test_raising_ends_the_run_with_the_data_kept(sim, watcher: Watcher) -> None:
    watcher.stop_at = 2.0
    observe(watcher)
    cells = sim.Population(1, sim.IF_curr_exp())
    cells.record("v")
    with pytest.raises(KeyboardInterrupt):
        sim.run(1000.0)
    reached = sim.get_current_time()
    assert 2.0 <= reached < 1000.0
    assert len(cells.get_data().segments[0].analogsignals[0]) == round(reached / 0.1) + 1


def test_callbacks_do_not_start_the_run_again(sim, watcher: Watcher) -> None:
    observe(watcher)
    sim.run(10.0, callbacks=[lambda time: time + 5.0])
    assert watcher.of("started") == [(0.0, 10.0)]
    assert {end for _, end in watcher.of("progress")} == {10.0}
