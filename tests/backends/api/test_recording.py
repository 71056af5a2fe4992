"""What is recorded, and how it is handed out."""

import pickle

import neo
import numpy as np
import pytest

from backends.api.errors import NothingToWriteError, RecordingError
from tests.backends.api.firing import fire


@pytest.fixture
def cells(sim):
    return sim.Population(4, sim.IF_cond_exp(), label="P", initial_values={"v": [-60, -61, -62, -63]})


def test_traces(sim, cells) -> None:
    cells[1:3].record(["v", "gsyn_exc"], sampling_interval=0.5)
    sim.run(2.0)
    block = cells.get_data()
    assert block.name == "P" and block.annotations["size"] == 4 and block.annotations["simulator"] == "Sketch"
    v, gsyn = block.segments[0].analogsignals
    assert (v.name, str(v.units.dimensionality), v.shape, float(v.t_start)) == ("v", "mV", (5, 2), 0.0)
    assert float(v.sampling_period) == 0.5
    assert v.annotations["channel_ids"].tolist() == [cells[1], cells[2]]
    assert v.array_annotations["channel_index"].tolist() == [1, 2]
    np.testing.assert_array_equal(v.magnitude, [[-61, -62]] * 5)
    assert (gsyn.name, str(gsyn.units.dimensionality)) == ("gsyn_exc", "uS")
    assert [signal.name for signal in cells.get_data("v").segments[0].analogsignals] == ["v"]
    assert cells[:2].get_data("v").segments[0].analogsignals[0].shape == (5, 1)
    assert not cells[:1].get_data("v").segments[0].analogsignals


def test_cells_may_be_added_later(sim, cells) -> None:
    cells[:1].record("v")
    sim.run(1.0)
    cells[2:].record("v")
    sim.run(1.0)
    first, second = cells.get_data().segments[0].analogsignals
    assert (first.shape, second.shape) == ((11, 1), (10, 3))
    assert float(second.t_start) == pytest.approx(1.1)


def test_recording_can_stop(sim, cells) -> None:
    cells.record("v")
    sim.run(1.0)
    cells.record(None)
    sim.run(1.0)
    assert cells.get_data().segments[0].analogsignals[0].shape == (11, 4)


def test_spike_trains(sim, cells, monkeypatch) -> None:
    fire(sim, monkeypatch, (1.0, 2), (0.5, 0), (1.5, 2), (1.7, 1), (2.5, 0))
    cells[[0, 2, 3]].record("spikes")
    sim.run(1.2)
    sim.run(1.8)
    trains = cells.get_data("spikes").segments[0].spiketrains
    assert [train.magnitude.tolist() for train in trains] == [[0.5, 2.5], [1.0, 1.5], []]
    assert [train.annotations["source_index"] for train in trains] == [0, 2, 3]
    assert [train.annotations["channel_id"] for train in trains] == [cells[0], cells[2], cells[3]]
    assert trains[0].annotations["source_population"] == "P"
    assert {float(train.t_stop) for train in trains} == {3.0} and str(trains[0].units.dimensionality) == "ms"
    assert trains[0].segment is cells.get_data().segments[0] or trains[0].segment is not None
    assert len(trains[0].array_annotations) == 0
    assert float((trains[1][1] - trains[1][0]).rescale("s")) == pytest.approx(5e-4)
    assert cells.get_spike_counts() == {cells[0]: 2, cells[2]: 2, cells[3]: 0}
    assert cells.mean_spike_count() == pytest.approx(4 / 3)
    assert cells[2:].get_spike_counts() == {cells[2]: 2, cells[3]: 0}
    assert len(cells[1:].get_data().segments[0].spiketrains) == 2


def test_assemblies_put_their_data_together(sim, cells, monkeypatch) -> None:
    other = sim.Population(2, sim.IF_curr_exp(), label="Q")
    fire(sim, monkeypatch, (1.0, 1))
    both = cells[1:] + other
    both.record(["spikes", "v"])
    sim.run(2.0)
    segment = both.get_data().segments[0]
    assert [train.annotations["source_population"] for train in segment.spiketrains] == ["P"] * 3 + ["Q"] * 2
    assert [train.size for train in segment.spiketrains] == [1, 0, 0, 0, 1]
    assert [train.annotations["source_id"] for train in segment.spiketrains] == [*cells[1:], *other]
    (signal,) = segment.analogsignals
    assert signal.shape == (21, 5) and signal.annotations["source_population"] == "P;Q"
    assert signal.annotations["channel_ids"].tolist() == [*cells[1:], *other]
    assert signal.array_annotations["channel_index"].tolist() == [1, 2, 3, 3, 4]
    np.testing.assert_array_equal(signal.magnitude[0], [-61, -62, -63, -65, -65])
    cells.record("gsyn_exc")
    sim.run(1.0)
    assert [(s.name, s.shape) for s in both.get_data().segments[0].analogsignals] == [
        ("v", (31, 5)),
        ("gsyn_exc", (11, 3)),
    ]
    assert [s.name for s in both.get_data("gsyn_exc").segments[0].analogsignals] == ["gsyn_exc"]
    assert both.mean_spike_count() == 0.4


def test_data_can_be_forgotten(sim, cells, monkeypatch) -> None:
    fire(sim, monkeypatch, (1.0, 1), (3.0, 1))
    cells.record(["spikes", "v"])
    sim.run(2.0)
    assert cells.get_data("spikes", clear=True).segments[0].spiketrains[1].size == 1
    assert len(cells.get_data().segments[0].analogsignals) == 1
    sim.run(2.0)
    data = cells.get_data(clear=True).segments[0]
    assert data.spiketrains[1].magnitude.tolist() == [3.0] and float(data.spiketrains[1].t_start) == 2.0
    assert cells.mean_spike_count() == 0
    sim.run(1.0)
    (signal,) = cells.get_data().segments[0].analogsignals
    assert signal.shape == (11, 4) and float(signal.t_start) == 4.0  # it begins with the sample of now


def test_segments_that_were_forgotten_are_gone(sim, cells) -> None:
    cells.record("v")
    sim.run(1.0)
    sim.reset(annotations={"trial": 1})
    sim.run(2.0)
    assert [segment.annotations for segment in cells.get_data("v").segments] == [{"trial": 1}, {}]
    cells.get_data(clear=True)
    sim.run(1.0)
    (segment,) = cells.get_data().segments
    assert segment.name == "segment001" and float(segment.analogsignals[0].t_start) == 2.0


def test_a_view_speaks_of_its_population(sim, cells) -> None:
    cells.annotate(layer=3)
    cells.record("spikes")
    block = cells[1:3].get_data(annotations={"run": 5})
    assert block.name == "P" and block.annotations["size"] == 4 and block.annotations["first_id"] == cells[0]
    assert block.annotations["layer"] == 3 and block.annotations["run"] == 5
    assert "IF_cond_exp" in block.description == block.segments[0].description
    assert len(block.segments[0].spiketrains) == 2


def test_spikes_as_plain_arrays(sim, cells, monkeypatch) -> None:
    fire(sim, monkeypatch, (1.0, 2), (0.5, 0), (1.5, 2), (1.7, 1), (2.5, 0))
    cells[[0, 2, 3]].record("spikes")
    sim.run(3.0)
    trains = cells.get_data().segments[0].spiketrains
    assert [times.tolist() for times in trains.arrays()] == [[0.5, 2.5], [1.0, 1.5], []]
    assert trains._items is None  # no train was made for that
    assert cells[3:].get_data().segments[0].spiketrains.arrays()[0].size == 0


def test_what_cannot_be_recorded_is_told(sim, cells) -> None:
    with pytest.raises(RecordingError, match="'w' of 'P' cannot be recorded: IF_cond_exp offers spikes, v, gsyn_exc"):
        cells.record(["v", "w"])
    assert not cells.recordings
    for interval in (0.25, 0, -1, "a", 0.01):
        with pytest.raises(RecordingError, match="is not a multiple of the time step, 0.1 ms"):
            cells.record("v", sampling_interval=interval)
    with pytest.raises(RecordingError, match="locations="):
        cells.record("v", locations="soma")
    cells[:1].record("v", sampling_interval=0.5)
    with pytest.raises(RecordingError, match="v is recorded every 0.5 ms already"):
        cells.record("v")
    for ask in (cells.get_spike_counts, cells.mean_spike_count):
        with pytest.raises(RecordingError, match="Spikes of 'P' are not recorded"):
            ask()
    with pytest.raises(NothingToWriteError, match="Nothing of 'Q'"):
        sim.Population(2, sim.IF_curr_exp(), label="Q").write_data("q.pkl")


def test_pickled_data_need_nothing_of_ours(sim, cells) -> None:
    cells.record("spikes")
    sim.run(1.0)
    assert b"_restored" not in pickle.dumps(cells.get_data())


def test_an_io_may_be_given(sim, cells, tmp_path) -> None:
    cells.record("v")
    sim.run(1.0)
    cells.write_data(neo.PickleIO(str(tmp_path / "data.pkl")))
    assert (tmp_path / "data.pkl").stat().st_size > 0
