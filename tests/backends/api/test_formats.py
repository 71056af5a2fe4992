"""Files of recorded data: what is written can be read back."""

import warnings

import neo
import numpy as np
import pytest

from backends.api.errors import InvalidParameterValueError
from backends.api.recording import get_io
from backends.api.recording.text import TextIO
from tests.backends.api.firing import fire

READERS = {
    ".pkl": neo.PickleIO,
    ".pickle": neo.PickleIO,
    ".nix": lambda path: neo.NixIO(path, "ro"),
    ".h5": lambda path: neo.NixIO(path, "ro"),
    ".nwb": lambda path: neo.NWBIO(path, "r"),
    ".mat": neo.NeoMatlabIO,
    ".txt": TextIO,
}
FIRED = [[], [], [1.0, 1.5], []], [[0.5], [], [], []]


@pytest.fixture
def cells(sim, monkeypatch):
    """Cells with data of two segments."""
    cells = sim.Population(4, sim.IF_cond_exp(), label="P", initial_values={"v": [-60, -61, -62, -63]})
    cells.record(["spikes", "v"])
    cells[1:3].record("gsyn_exc", sampling_interval=0.5)
    fire(sim, monkeypatch, (1.0, 2), (1.5, 2))
    sim.run(2.0)
    sim.reset()
    fire(sim, monkeypatch, (0.5, 0))
    sim.run(1.0)
    return cells


def written(cells, path) -> neo.Block:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries behind the formats
        for _ in range(2):  # the second time, the file is there already
            cells.write_data(path, annotations={"experiment": "first"})
        return READERS[path.suffix](str(path)).read_block()


def test_every_format_is_tested() -> None:
    with pytest.raises(InvalidParameterValueError, match=f"'a.ras': files can end in {', '.join(READERS)}, not in"):
        get_io("a.ras")


@pytest.mark.parametrize("ending", READERS)
def test_spikes_and_signals_come_back(cells, tmp_path, ending: str) -> None:
    block = written(cells, tmp_path / "new" / f"data{ending}")
    for segment, fired, samples in zip(block.segments, FIRED, (21, 11), strict=True):
        times = [train.rescale("ms").magnitude for train in segment.spiketrains]
        assert [np.round(train, 6).tolist() for train in times] == fired
        assert {round(float(train.t_stop.rescale("ms")), 6) for train in segment.spiketrains} == {(samples - 1) / 10}
        signals = {str(signal.units.dimensionality): signal for signal in segment.analogsignals}
        v, gsyn = signals["mV"], signals["uS"]
        np.testing.assert_array_equal(v.magnitude, [[-60, -61, -62, -63]] * samples)
        assert gsyn.shape == (samples // 5 + 1, 2)
        assert round(float(gsyn.sampling_period.rescale("ms")), 6) == 0.5


@pytest.mark.parametrize("ending", [".pkl", ".nix", ".mat", ".h5"])
def test_annotations_come_back(cells, tmp_path, ending: str) -> None:
    block = written(cells, tmp_path / f"data{ending}")
    assert block.name == "P" and block.annotations["experiment"] == "first" and block.annotations["size"] == 4
    trains = block.segments[0].spiketrains
    assert [int(train.annotations["source_index"]) for train in trains] == [0, 1, 2, 3]
    assert {train.annotations["source_population"] for train in trains} == {"P"}


def test_one_variable_as_text_is_a_table_of_columns(cells, tmp_path) -> None:
    path = tmp_path / "v.txt"
    cells.get_data("spikes", clear=True)
    cells.session.run(0.2)
    cells[1:].write_data(path, "v")
    (block,) = (TextIO(path).read_block(),)
    np.testing.assert_array_equal(np.loadtxt(path)[:3], np.column_stack([[0.0, 0.1, 0.2], [[-61, -62, -63]] * 3]))
    assert "# columns = ['time (ms)', 'v (mV) of 1', 'v (mV) of 2', 'v (mV) of 3']" in path.read_text()
    assert block.segments[0].analogsignals[0].array_annotations["channel_index"].tolist() == [1, 2, 3]
    assert block.name == "P" and block.segments[0].name == "segment000"


def test_text_without_data_is_told(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("1 2\n")
    with pytest.raises(ValueError, match="a.txt' holds no recorded data"):
        TextIO(tmp_path / "a.txt").read_block()
