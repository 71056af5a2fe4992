"""What was recorded: old ways to say of which cells, tables and text files."""

import numpy as np
import pytest

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, RecordingError
from backends.api.random import NumpyRNG
from backends.simulator import Spikes


@pytest.fixture
def grid(sim):
    return sim.Population((3, 4), sim.IF_cond_exp, label="G")


@pytest.fixture
def fire(sim, monkeypatch):
    """Have every group emit two spikes in the next run."""
    spikes = [Spikes(np.array([5, 2]), np.array([1.5, 2.25]))]
    monkeypatch.setattr(
        sim.session.simulator, "drain_spikes", lambda group: (spikes or [Spikes(np.empty(0, int), np.empty(0))])[-1]
    )
    yield lambda: (sim.run(3.0), spikes.clear())


def recorded(population, name="spikes"):
    return population.recordings[name].cells.tolist()


def test_which_cells(grid) -> None:
    grid.record([grid[0, 0], grid[0, 1]])
    assert recorded(grid) == [0, 1]
    grid.record(grid[2, 3])
    assert recorded(grid) == [0, 1, 11]
    grid.record()
    assert recorded(grid) == list(range(12))


def test_cells_chosen_by_chance(sim, grid) -> None:
    other = sim.Population((3, 4), sim.IF_cond_exp)
    grid.record(5)
    other.record(5)
    assert len(recorded(grid)) == 5 and recorded(grid) == recorded(other)
    grid.record_v(4, NumpyRNG(5))
    other.record_v(record_from=4, rng=NumpyRNG(5))
    assert len(recorded(grid, "v")) == 4 and recorded(grid, "v") == recorded(other, "v")
    grid.record_c(record_from=[grid[0, 0]])
    assert recorded(grid, "gsyn_exc") == recorded(grid, "gsyn_inh") == [0]
    other.record(6, NumpyRNG(1))
    assert 6 <= len(recorded(other)) <= 11


def test_today_is_understood_too(grid) -> None:
    grid.record(["spikes", "v"], sampling_interval=0.2)
    assert set(grid.recordings) == {"spikes", "v"}
    grid.record(None)
    assert recorded(grid) == []


@pytest.mark.parametrize(
    ("chosen", "error", "words"),
    [
        (13, InvalidDimensionsError, "13 cells cannot be chosen from the 12 of 'G'"),
        (-1, InvalidDimensionsError, "-1 cells"),
        ([99], IndexError, "'G' has no cell of the number 99"),
        ("foo", RecordingError, "'foo' of 'G' cannot be recorded"),
    ],
)
def test_wrong_cells(grid, chosen, error, words) -> None:
    with pytest.raises(error, match=words):
        grid.record(chosen)


def test_what_are_no_files_or_generators(grid) -> None:
    for wrong in (3, "", b"x", ["a"]):
        for call in (grid.printSpikes, grid.print_v, grid.print_gsyn, lambda file: grid.record_v(to_file=file)):
            with pytest.raises(InvalidParameterValueError, match="is not the name of a file"):
                call(wrong)
    with pytest.raises(InvalidParameterValueError, match=r"rng of record\(\): 3 is not a random number generator"):
        grid.record(2, rng=3)
    with pytest.raises(RecordingError, match="1.5 is neither a number of cells of 'G' nor a list of them"):
        grid.record_v(1.5)
    assert not grid.recordings


def test_what_was_not_recorded(grid) -> None:
    for ask in (grid.getSpikes, grid.get_v, grid.get_gsyn):
        with pytest.raises(RecordingError, match="of 'G' was not recorded"):
            ask()
    with pytest.raises(RecordingError, match="not recorded"):
        grid.meanSpikeCount()


def test_spikes(sim, grid, fire, tmp_path) -> None:
    sim.Population(3, sim.IF_cond_exp)
    late = sim.Population((2, 3), sim.IF_cond_exp, label="H")
    for population in (grid, late):
        population.record()
    assert grid.getSpikes().size == 0
    fire()
    assert late.getSpikes().tolist() == grid.getSpikes().tolist() == [[5, 1.5], [2, 2.25]]
    assert grid[1:4].getSpikes().tolist() == [[1, 2.25]]
    assert (grid + late).getSpikes().tolist() == [[5, 1.5], [17, 1.5], [2, 2.25], [14, 2.25]]
    assert grid.meanSpikeCount() == 2 / 12
    late.printSpikes(tmp_path / "there" / "spikes.dat")
    assert (tmp_path / "there" / "spikes.dat").read_text() == (
        "# dimensions =2\t3\n# first_id = 16\n# last_id = 21\n# dt = 0.1\n1.5\t5\n2.25\t2\n"
    )


def test_tables_are_blocks_too(sim, grid, fire) -> None:
    grid.record(["v", "gsyn_exc", "gsyn_inh", "spikes"])
    assert repr(grid.getSpikes()) == "array([], shape=(0, 2), dtype=float64)"
    fire()
    spikes = grid.getSpikes()
    assert repr(spikes[0]) == "array([5. , 1.5])" and np.median(spikes[:, 1]) == 1.875
    assert [len(train) for train in spikes.segments[0].spiketrains] == [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert grid.get_v().segments[0].analogsignals[0].shape == (31, 12)
    assert {signal.name for signal in grid.get_gsyn().segments[0].analogsignals} == {"gsyn_exc", "gsyn_inh"}
    with pytest.raises(AttributeError, match="only a whole table of recordings has segments"):
        _ = spikes[1:].segments


def test_traces(sim, grid, tmp_path) -> None:
    grid.initialize(v=np.arange(12.0) - 70)
    grid.record_v([grid[0, 1], grid[2, 3]])
    grid.record_gsyn(2, NumpyRNG(1))
    sim.run(0.2)
    rows = [[1, 0.0, -69.0], [1, 0.1, -69.0], [1, 0.2, -69.0], [11, 0.0, -59.0], [11, 0.1, -59.0], [11, 0.2, -59.0]]
    assert grid.get_v().tolist() == rows
    assert grid.get_gsyn().shape == (6, 4)
    grid.print_v(str(tmp_path / "v.dat"))
    header, *lines = (tmp_path / "v.dat").read_text().split("# n = 3\n")
    assert header == "# dimensions =3\t4\n# first_id = 1\n# last_id = 12\n# dt = 0.1\n"
    assert lines == ["-69\t1\n-69\t1\n-69\t1\n-59\t11\n-59\t11\n-59\t11\n"]
    grid.print_gsyn(tmp_path / "g.dat")
    np.testing.assert_array_equal(np.loadtxt(tmp_path / "g.dat"), grid.get_gsyn()[:, [2, 3, 0]])


def test_cells_that_are_recorded_later(sim, grid) -> None:
    grid.record_v([grid[0, 0]])
    sim.run(0.1)
    grid.record_v([grid[0, 1]])
    sim.run(0.1)
    table = grid.get_v()
    assert table[:, :2].tolist() == [[0, 0.0], [0, 0.1], [0, 0.2], [1, 0.2]]


def test_conductances_that_do_not_belong_together(sim, grid) -> None:
    grid.record("gsyn_exc")
    grid.record("gsyn_inh", sampling_interval=0.2)
    sim.run(1.0)
    with pytest.raises(RecordingError, match="gsyn_exc and gsyn_inh of 'G' were not recorded together"):
        grid.get_gsyn()


def test_the_name_of_a_file_says_how_it_is_written(sim, grid, fire, tmp_path) -> None:
    grid.record()
    grid.record_v(to_file=tmp_path / "v.dat")
    grid.record_v(tmp_path / "v.pkl")
    fire()
    grid.printSpikes(str(tmp_path / "spikes.pkl"))
    sim.end()
    from neo.io import PickleIO

    assert len(PickleIO(str(tmp_path / "spikes.pkl")).read_block().segments[0].spiketrains) == 12
    assert PickleIO(str(tmp_path / "v.pkl")).read_block().segments[0].analogsignals[0].shape == (31, 12)
    assert (tmp_path / "v.dat").read_text().startswith("# dimensions =3\t4")


def test_notices(grid, tmp_path) -> None:
    grid.record(["spikes", "v", "gsyn_exc", "gsyn_inh"])
    calls = [
        (grid.record_v, "record('v')"),
        (grid.record_gsyn, "record(['gsyn_exc', 'gsyn_inh'])"),
        (grid.getSpikes, "get_data('spikes')"),
        (grid.get_v, "get_data('v')"),
        (grid.get_gsyn, "get_data(['gsyn_exc', 'gsyn_inh'])"),
        (grid.meanSpikeCount, "mean_spike_count()"),
        (lambda: grid.printSpikes(tmp_path / "a"), "write_data(file, 'spikes')"),
        (lambda: grid.print_v(tmp_path / "a"), "write_data(file, 'v')"),
        (lambda: grid.print_gsyn(tmp_path / "a"), "write_data(file, ['gsyn_exc', 'gsyn_inh'])"),
    ]
    for call, today in calls:
        with pytest.warns(DeprecationWarning) as told:
            call()
        assert str(told[0].message).endswith(f"() is deprecated; today this is {today}.")
