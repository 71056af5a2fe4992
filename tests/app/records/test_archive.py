from __future__ import annotations

import errno
import os
import resource
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.model import Network
from app.records import INTERRUPTED, Archive, Record, journal
from app.script import write
from app.worker import End, Outcome, Results, frames

PATIENCE = 30.0
DONE = Outcome(End.DONE, "Simulated 5 ms.")


def recording(key: int, variable: str, n: int) -> frames.Recording:
    return frames.Recording(key, "Größe ☃", 3, 10, variable, "mV", np.arange(n, dtype=np.int32))


def kept(archive: Archive, arrived: list[frames.Frame], outcome: Outcome | None = DONE) -> Record:
    network = Network()
    keeping = archive.keep(network, write(network))
    results = Results()
    keeping.take(arrived)
    results.take(arrived)
    if outcome is not None:
        keeping.end(outcome, results)
    keeping.close(PATIENCE)
    return next(record for record in archive.records() if record.id == keeping.record.id)


def told(results: Results) -> list[object]:
    return [
        (r.label, r.variable, r.cells.tolist(), *(part.tobytes() for part in r.spikes), r.samples.tobytes())
        for segment in results.segments
        for r in segment.values()
    ]


floats = st.floats(width=64, allow_nan=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(values=hnp.arrays(np.float64, st.tuples(st.integers(0, 20), st.just(2)), elements=floats), reset=st.booleans())
def test_what_is_kept_is_read_back_equal(tmp_path: Path, values: np.ndarray, reset: bool) -> None:
    arrived: list[frames.Frame] = [
        recording(1, "spikes", 4),
        recording(2, "v", 2),
        frames.Started(0.0, 5.0),
        frames.Spikes(1, np.zeros(len(values), np.int32), values[:, 0].copy()),
        frames.Samples(2, 0.0, 0.1, values),
        recording(2, "v", 3),
        frames.Progress(5.0, 5.0),
        frames.Altered(2.0, "exc.set(tau_m=3.0)", "exc"),
    ]
    if reset:
        arrived += [frames.Started(0.0, 5.0), frames.Spikes(1, np.zeros(1, np.int32), np.ones(1))]
    archive, results = Archive(tmp_path), Results()
    results.take(arrived)
    back = archive.results(kept(archive, arrived))
    assert told(back) == told(results)
    assert (back.now, back.end, back.ends) == (results.now, results.end, results.ends)
    assert back.alterations == results.alterations


def test_a_file_that_ends_too_early_is_read_up_to_its_last_whole_frame(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    one = frames.Spikes(1, np.zeros(3, np.int32), np.arange(3.0))
    record = kept(archive, [recording(1, "spikes", 4), one, one])
    data = tmp_path / record.id / "frames.bin"
    data.write_bytes(data.read_bytes()[:-5])
    assert archive.results(record).recordings[1].count == 3


def test_a_run_whose_program_is_gone_was_interrupted(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    record = kept(archive, [recording(1, "spikes", 4)], outcome=None)
    assert record.state == "running"
    about = tmp_path / record.id / "record.json"
    about.write_text(about.read_text().replace(f'"process": {record.process}', '"process": 0'))
    (found,) = Archive(tmp_path).records()
    assert found.state == INTERRUPTED
    assert archive.results(found).recordings[1].label == "Größe ☃"


def test_two_archives_in_one_folder_see_each_others_runs(tmp_path: Path) -> None:
    here, there = Archive(tmp_path), Archive(tmp_path)
    first, second = kept(here, []), kept(there, [])
    assert [r.id for r in here.records()] == [r.id for r in there.records()] == [second.id, first.id]
    here.rename(first, "Δ g = 6")
    assert there.records()[1].title == "Δ g = 6"


def test_a_run_is_renamed_pinned_deleted_and_brought_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    heard: list[int] = []
    record = kept(archive, [])
    archive.listen(lambda: heard.append(len(archive.records())))
    archive.rename(record, "Mine")
    archive.pin(record)
    archive.delete(record)
    archive.restore(record)
    (back,) = archive.records()
    assert (back.title, back.pinned, back.end) == ("Mine", True, "done")
    assert heard == [1, 1, 0, 1]
    archive.delete(record)
    archive.close()
    assert not list((tmp_path / ".trash").iterdir())


def test_the_oldest_go_when_there_is_no_room_but_never_those_that_are_pinned(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pinned, old, new = kept(archive, []), kept(archive, []), kept(archive, [])
    archive.pin(pinned)
    small = Archive(tmp_path, budget=new.size)
    assert [record.id for record in small.prune()] == [old.id]
    assert {record.id for record in small.records()} == {pinned.id, new.id}


def test_the_newest_stays_however_large_it_is(tmp_path: Path) -> None:
    kept(Archive(tmp_path), [])
    new = kept(Archive(tmp_path), [])
    small = Archive(tmp_path, budget=1)
    assert len(small.prune()) == 1
    assert [record.id for record in small.records()] == [new.id]


def test_a_disk_that_refuses_is_told_once_and_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder can be here")
    said: list[str] = []
    network = Network()
    keeping = Archive(tmp_path / "file" / "runs").keep(network, write(network), told=said.append)
    keeping.take([recording(1, "spikes", 4)])
    keeping.end(DONE, Results())
    keeping.close(PATIENCE)
    assert len(said) == 1 and said[0].startswith("This run is not kept any more: not a directory.")


def test_a_disk_that_is_full_leaves_what_had_arrived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, said, network = Archive(tmp_path), list[str](), Network()
    keeping = archive.keep(network, write(network), told=said.append)
    spikes = frames.Spikes(1, np.zeros(3, np.int32), np.arange(3.0))
    keeping.take([recording(1, "spikes", 4), spikes, frames.Progress(2.0, 10.0)])
    full = threading.Event()

    def refuse(path: Path, arrived: object) -> None:
        full.set()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    keeping.then(lambda: monkeypatch.setattr(journal, "append", refuse))
    keeping.take([frames.Progress(5.0, 10.0)])
    keeping.take([frames.Progress(10.0, 10.0)])
    keeping.end(DONE, Results())
    keeping.close(PATIENCE)
    assert full.is_set() and len(said) == 1 and "no space left on device" in said[0]
    (record,) = archive.records()
    assert archive.results(record).recordings[1].count == 3
    assert record.state == "done"
    assert record.outcome == "Simulated 5 ms. Only what came until 2 ms is kept: no space left on device."


def test_of_what_does_not_fit_on_the_disk_nothing_stays(tmp_path: Path) -> None:
    data, one = tmp_path / "frames.bin", frames.Spikes(1, np.zeros(500, np.int32), np.zeros(500))
    journal.append(data, [recording(1, "spikes", 4), one])
    size = data.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10_000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            journal.append(data, [one] * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert data.stat().st_size == size
    journal.append(data, [one])
    results = Results()
    results.take(journal.replay(data))
    assert results.recordings[1].count == 1000


def test_a_disk_that_is_slow_is_behind_until_it_has_caught_up(tmp_path: Path) -> None:
    network = Network()
    keeping = Archive(tmp_path).keep(network, write(network))
    slow = threading.Event()
    keeping.then(lambda: slow.wait(PATIENCE) and None)
    keeping.take([recording(1, "spikes", 4)])
    assert not keeping.behind
    keeping.take([frames.Samples(1, 0.0, 0.1, np.zeros((9 << 20, 1)))])
    assert keeping.behind
    slow.set()
    keeping.catch_up()
    assert not keeping.behind
    keeping.close(PATIENCE)


def test_the_network_and_its_program_come_back(tmp_path: Path) -> None:
    archive, network = Archive(tmp_path), Network()
    record = kept(archive, [])
    assert archive.network(record).settings == network.settings
    assert archive.program(record).read_text() == write(network).text


@pytest.mark.parametrize("text", ["", "[]", "{}", "nothing"])
def test_what_is_no_record_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "record.json").write_text(text)
    assert Archive(tmp_path).records() == []
