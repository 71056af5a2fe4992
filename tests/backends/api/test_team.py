"""Several processes at the level of the API: threads play them, each with a simulator of its own on paper."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from backends.api import overrides
from backends.api.errors import NotLocalError, SetupError
from backends.api.face import face
from backends.api.observer import Observer, observe
from backends.mpi import FLAVOURS
from backends.simulator import Floats, Samples, Spikes
from backends.sketch.simulator import Lines, Sketched, SketchSimulator

N = 3


class Table:
    """What is passed around among `N` threads: each call waits for all."""

    def __init__(self) -> None:
        self._barrier = threading.Barrier(N, timeout=30)
        self._things: list[Any] = [None] * N

    def share(self, rank: int, thing: Any) -> list[Any]:
        self._things[rank] = thing
        self._barrier.wait()
        shared = list(self._things)
        self._barrier.wait()
        return shared


class Spread(SketchSimulator):
    """Cell i is at home on process i % N; each emits a spike at the end of every run."""

    table: Table
    rank: int
    processes = N

    def homes(self, group: Sketched) -> Any:
        return np.arange(group.n) % N

    def share(self, thing: Any) -> list[Any]:
        return self.table.share(self.rank, thing)

    def gather(self, thing: Any) -> list[Any] | None:
        gathered = self.share(thing)
        return gathered if self.rank == 0 else None

    def get_links(self, links: Lines, name: str) -> Floats:
        values = np.concatenate([100.0 * block.pre + block.post for block in links.blocks])
        post = np.concatenate([block.post for block in links.blocks])
        return np.where(post % N == self.rank, values, np.nan)

    def drain_spikes(self, group: Sketched) -> Spikes:
        cells = np.array([i for i in range(group.n) if i % N == self.rank and self.now > 0])
        return Spikes(cells, np.full(cells.size, self.now))

    def drain_samples(self, group: Sketched, variable: str) -> Samples:
        samples = super().drain_samples(group, variable)
        recorded = group.recordings[variable][0]
        return Samples(samples.start, samples.interval, samples.values[:, recorded % N == self.rank])


def everywhere(script: Callable[[Any], Any]) -> list[Any]:
    """What a script comes to on each process: a result, or the error that it raised."""
    table = Table()

    def process(rank: int) -> Any:
        members = {"table": table, "rank": rank}
        sim = SimpleNamespace(**face(type("Spread", (Spread,), members)))
        sim.setup(timestep=0.1)
        try:
            return script(sim)
        except Exception as error:
            return error

    with ThreadPoolExecutor(N) as pool:
        return list(pool.map(process, range(N)))


@pytest.fixture(autouse=True)
def no_trace() -> Any:
    yield
    overrides.chance = None
    observe(None)


def test_each_process_knows_its_place() -> None:
    assert everywhere(lambda sim: (sim.rank(), sim.num_processes())) == [(rank, N) for rank in range(N)]


def test_local_cells() -> None:
    def script(sim: Any) -> Any:
        view = sim.Population(8, sim.IF_curr_exp(), label="cells")[2:]
        local = view.local_cells
        assert view.local_size == len(local)
        assert [cell for cell in view if cell.local] == [cell for cell in view if view.is_local(cell)] == list(local)
        assert (
            view.id_to_local_index(list(local)).tolist() == [view.id_to_local_index(cell) for cell in local] == [0, 1]
        )
        away = next(cell for cell in view if not cell.local)
        with pytest.raises(NotLocalError, match=f"Cell {away} of .* lives on another process"):
            view.id_to_local_index(away)
        return [cell.index for cell in local]

    assert everywhere(script) == [[3, 6], [4, 7], [2, 5]]


def test_parameters_of_local_cells_or_of_all() -> None:
    def script(sim: Any) -> Any:
        cells = sim.Population(5, sim.IF_curr_exp(tau_m=[1.0, 2.0, 3.0, 4.0, 5.0]))
        assert cells[1].tau_m == 2.0  # wherever it lives
        assert cells.get("tau_m", gather=True).tolist() == [1.0, 2.0, 3.0, 4.0, 5.0]
        return cells.get("tau_m", simplify=False).tolist()

    assert everywhere(script) == [[1.0, 4.0], [2.0, 5.0], [3.0]]


def recorded(sim: Any) -> Any:
    cells = sim.Population(6, sim.IF_curr_exp(), label="cells", initial_values={"v": np.arange(6.0)})
    cells.record("spikes")
    cells[1:].record("v", sampling_interval=1.0)
    sim.run(1.0)
    sim.run(1.0)
    return cells


def test_process_0_gathers_the_recordings() -> None:
    def script(sim: Any) -> Any:
        cells = recorded(sim)
        segment = cells.get_data().segments[0]
        (signal,) = segment.analogsignals
        counts = cells.get_spike_counts()
        return [len(train) for train in segment.spiketrains], signal.magnitude[0].tolist(), [*counts.values()]

    assert everywhere(script) == [
        ([2] * 6, [1.0, 2.0, 3.0, 4.0, 5.0], [2] * 6),
        ([2] * 2, [1.0, 4.0], [2] * 2),
        ([2] * 2, [2.0, 5.0], [2] * 2),
    ]


def test_without_gathering_process_0_too_gets_its_own() -> None:
    def script(sim: Any) -> Any:
        cells = recorded(sim)
        segment = cells.get_data(gather=False).segments[0]
        channels = [train.annotations["source_index"] for train in segment.spiketrains]
        assert [int(cell) for cell in cells.get_spike_counts(gather=False)] == [int(c) for c in cells.local_cells]
        return channels, segment.analogsignals[0].magnitude.shape, cells.mean_spike_count(gather=False)

    assert everywhere(script) == [([0, 3], (3, 1), 2.0), ([1, 4], (3, 2), 2.0), ([2, 5], (3, 2), 2.0)]


def test_the_mean_is_known_to_process_0() -> None:
    known, *others = everywhere(lambda sim: recorded(sim).mean_spike_count())
    assert known == 2.0
    assert np.isnan(others).all()


def test_files_are_written_once_or_by_each(tmp_path: Path) -> None:
    def script(sim: Any) -> Any:
        cells = recorded(sim)
        cells.write_data(str(tmp_path / "whole.pkl"))
        cells.write_data(tmp_path / "part.pkl", gather=False)
        cells.save_positions(tmp_path / f"positions{sim.rank()}.txt")
        links = sim.Projection(cells, cells, sim.AllToAllConnector())
        links.save("weight", tmp_path / f"all{sim.rank()}.txt")  # the names differ to show who writes
        links.save("weight", tmp_path / "some.txt", gather=False)

    assert everywhere(script) == [None] * N
    parts = [name.format(rank) for name in ("part.{}.pkl", "some.txt.{}") for rank in range(N)]
    assert {path.name for path in tmp_path.iterdir()} == {"whole.pkl", "positions0.txt", "all0.txt", *parts}


def test_connections_that_each_process_wrote_are_read_again(tmp_path: Path) -> None:
    def script(sim: Any) -> Any:
        cells = sim.Population(4, sim.IF_curr_exp())
        links = sim.Projection(cells, cells, sim.AllToAllConnector())
        links.save("connections", tmp_path / "links.txt", gather=False)
        again = sim.Projection(cells, cells, sim.FromFileConnector(tmp_path / "links.txt", distributed=True))
        return sorted(again.get("delay", gather="all")) == sorted(links.get("delay", gather="all"))

    assert everywhere(script) == [True] * N


def test_connections_of_all_processes_in_their_order() -> None:
    def script(sim: Any) -> Any:
        cells = sim.Population(4, sim.IF_curr_exp())
        links = sim.Projection(cells, cells, sim.AllToAllConnector(), plastic(sim))
        assert links.size() == len(links) == 16
        assert [(i, j) for i, j, _ in links.get("weight", gather="all")] == [(i, j) for j in range(4) for i in range(4)]
        assert all(weight == 100 * i + j for i, j, weight in links.get("weight", gather="all"))
        own = links.get("weight", gather=False)
        assert links.size(gather=False) == len(own)
        assert {j % N for _, j, _ in own} == {sim.rank()}
        assert np.isnan(
            links.get("weight", "array", gather=False)[:, [j for j in range(4) if j % N != sim.rank()]]
        ).all()
        return len(links.get("weight"))

    assert everywhere(script) == [16, 4, 4]


def plastic(sim: Any) -> Any:
    return sim.STDPMechanism(sim.SpikePairRule(), sim.AdditiveWeightDependence(), weight=0.5)


def test_process_0_decides_how_a_run_is_cut() -> None:
    watched: list[float] = []

    class Watching(Observer):
        period = 1e-9  # slices that are as short as can be

        def progress(self, now: float, end: float) -> None:
            watched.append(now)

        def samples(self, key: int, start: float, interval: float, values: Any) -> None:
            assert values.shape == (len(values), 5)  # of all cells

    observe(Watching())

    def script(sim: Any) -> Any:
        recorded(sim)
        return sim.session.simulator.runs

    first, *others = everywhere(script)
    assert all(np.allclose(runs, first) for runs in others)
    assert len(first) == len(watched) > 5


def test_processes_that_do_different_things_all_hear_of_it() -> None:
    def script(sim: Any) -> Any:
        if sim.rank() == 1:
            sim.run(5.0)
        sim.run(2.0)

    for error in everywhere(script):
        assert isinstance(error, SetupError)
        assert str(error).startswith("Process 0 runs until 2 ms, but process 1 runs until 5 ms")


def test_a_script_that_ends_earlier_elsewhere_is_heard_of() -> None:
    def script(sim: Any) -> Any:
        if sim.rank() == 0:
            sim.run(2.0)
        sim.session.team.part()

    assert all("runs until 2 ms, but process 1 ends" in str(error) for error in everywhere(script))


def test_a_simulator_that_knows_no_others_is_not_started_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FLAVOURS[0].size, "2")
    monkeypatch.setenv(FLAVOURS[0].rank, "1")
    sim = SimpleNamespace(**face(SketchSimulator))
    with pytest.raises(SetupError, match="2 processes were started together, but Sketch simulates in one"):
        sim.setup()
    monkeypatch.delenv(FLAVOURS[0].size)
    assert sim.setup() == 0
