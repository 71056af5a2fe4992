"""create, connect, set, record: functions of cells."""

import logging

import numpy as np
import pytest

from backends.api.errors import (
    ConnectionError,
    InvalidDimensionsError,
    InvalidModelError,
    InvalidParameterValueError,
    InvalidWeightError,
    NonExistentParameterError,
)
from backends.api.populations import ID, Assembly, Population, PopulationView
from backends.simulator import Spikes


def test_one_cell_is_a_number_and_a_population(sim) -> None:
    sim.create(sim.IF_curr_exp, n=3)
    cell = sim.create(sim.IF_cond_exp, {"tau_m": 12.0})
    assert (str(cell), repr(cell), cell + 1, cell == 4) == ("4", "4", 5, True)
    assert type(cell).__name__ == "ID" and isinstance(cell, ID) and isinstance(cell, PopulationView)
    assert (cell.tau_m, cell.get("tau_m"), cell.v_init, cell.size, len(cell), cell.label) == (
        *(12.0, 12.0, -65.0, 1, 1, "population1"),
    )
    cell.tau_m = 13.0
    cell.set(cm=0.5)
    cell.initialize(v=-60.0)
    assert (cell.parent.get("tau_m"), cell.get_parameters()["cm"], cell[0].v_init) == (13.0, 0.5, -60.0)
    assert tuple(cell.position) == (4.0, 0.0, 0.0)
    cell.position = (0.76, 0.54, 0.32)
    assert tuple(cell.positions[:, 0]) == tuple(cell.position) == (0.76, 0.54, 0.32)
    assert list(cell.local_cells) == [cell] and cell.is_local(cell) and bool(cell.local)
    both = cell + sim.create(sim.IF_cond_exp)
    assert isinstance(both, Assembly) and list(both) == [4, 5]
    cell.annotate(what="mine")
    assert cell.parent.annotations == {"what": "mine"}


def test_several_cells_are_a_population(sim) -> None:
    cells = sim.create(sim.IF_curr_exp(tau_m=9.0), n=3)
    assert isinstance(cells, Population) and list(cells) == [1, 2, 3] and cells.get("tau_m") == 9.0
    assert cells.positions[0].tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (
            {"param_dict": {"foo": 15.0}},
            NonExistentParameterError,
            "IF_curr_alpha has no parameter 'foo'.* cm, i_offset",
        ),
        ({"param_dict": {"tau_m": "bar"}}, InvalidParameterValueError, "tau_m of IF_curr_alpha: 'bar' is not a number"),
        ({"n": 0}, InvalidDimensionsError, "0 is not a number of cells"),
        ({"n": -3}, InvalidDimensionsError, "-3 is not a number of cells"),
        ({"cellparams": {}, "param_dict": {}}, TypeError, "'param_dict' and 'cellparams', which are the same"),
    ],
)
def test_what_cannot_be_created(sim, arguments, error, words) -> None:
    with pytest.raises(error, match=words):
        sim.create(sim.IF_curr_alpha, **arguments)
    assert not sim.session.populations


def test_connect(sim) -> None:
    source, cells = sim.create(sim.SpikeSourceArray), sim.create(sim.IF_curr_exp, n=4)
    silent = sim.connect(source, cells)
    assert silent.get(["weight", "delay"]) == [(0, post, 0.0, 0.1) for post in range(4)]
    pair = sim.connect(cells[0], cells[3], 0.5, 1.0)
    assert (pair.get(["weight", "delay"]), pair.receptor_type) == ([(0, 0, 0.5, 1.0)], "excitatory")
    listed = sim.connect([cells[0], cells[1]], [cells[2]], weight=None)
    assert [(int(c.presynaptic_cell), int(c.postsynaptic_cell)) for c in listed] == [(2, 4), (3, 4)]
    inhibitory = sim.connect(source=cells, target=cells, weight=1.5, delay=0.5, p=0.5, synapse_type="inhibitory")
    assert set(inhibitory.get("weight", with_address=False)) == {-1.5} and inhibitory.receptor_type == "inhibitory"
    assert 0 < len(inhibitory) < 16
    assert sim.connect(source, cells, weight=-0.5).receptor_type == "inhibitory"
    mixed = sim.connect([source, cells], [cells[1], *cells[2:]])
    assert mixed.shape == (5, 3)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"weight": 1.0, "receptor_type": "inhibitory"}, InvalidWeightError, "weight 1 nA has the wrong sign"),
        ({"weight": -1.0, "synapse_type": "excitatory"}, InvalidWeightError, "weight -1 nA has the wrong sign"),
        ({"delay": 0.01}, ConnectionError, "delay 0.01 ms is below"),
        ({"synapse_type": "lateral"}, ConnectionError, "'lateral' is not a receptor"),
        ({"p": 1.5}, InvalidParameterValueError, "p_connect of FixedProbabilityConnector: 1.5"),
        ({"weight": "strong"}, InvalidParameterValueError, "weight of StaticSynapse: 'strong'"),
        ({"rng": 5}, InvalidParameterValueError, "rng of FixedProbabilityConnector: 5"),
    ],
)
def test_what_cannot_be_connected(sim, arguments, error, words) -> None:
    cells = sim.create(sim.IF_curr_exp, n=4)
    with pytest.raises(error, match=words):
        sim.connect(cells, cells, **arguments)
    assert not sim.session.projections


@pytest.mark.parametrize("wrong", [3, None, "cells", [], [1, 2], object()])
def test_what_are_no_cells(sim, wrong) -> None:
    cells = sim.create(sim.IF_curr_exp, n=4)
    for call in (
        lambda: sim.connect(wrong, cells),
        lambda: sim.connect(cells, wrong),
        lambda: sim.set(wrong, tau_m=1.0),
        lambda: sim.record(wrong, "file.dat"),
        lambda: sim.record("v", wrong, None),
        lambda: sim.record_v(wrong, "file.dat"),
    ):
        with pytest.raises(InvalidModelError, match="is neither a population nor a cell nor a list of these"):
            call()


def test_set(sim) -> None:
    cells = sim.create(sim.IF_curr_exp, n=4)
    sim.set(cells, tau_m=10.0)
    sim.set(cells[0], "tau_m", 11.0)
    sim.set([cells[1], cells[3]], {"tau_m": 12.0, "v_init": -60.0})
    assert cells.get("tau_m").tolist() == [11.0, 12.0, 10.0, 12.0]
    assert cells.get("v_init").tolist() == [-65.0, -60.0, -65.0, -60.0]
    sim.set(cells, param="i_offset", val=0)  # which 2008 took for no value at all
    with pytest.raises(NonExistentParameterError, match="'foo'"):
        sim.set(cells, "foo", 1.0)
    with pytest.raises(InvalidParameterValueError, match="the value is missing"):
        sim.set(cells, "tau_m")


def test_pythons_own_set_is_not_lost(sim) -> None:
    assert sim.set() == set() and sim.set([1, 1, 2]) == {1, 2} and sim.set("ab") == {"a", "b"}


def test_record_writes_at_the_end(sim, monkeypatch, tmp_path) -> None:
    first, cells = sim.create(sim.IF_curr_exp), sim.create(sim.IF_cond_exp, n=3)
    spikes = [Spikes(np.array([0]), np.array([1.5]))]
    monkeypatch.setattr(sim.session.simulator, "drain_spikes", lambda group: spikes[0])
    sim.record(first, tmp_path / "spikes.dat")
    sim.record(source=[cells[2]], filename=tmp_path / "spikes.dat")
    sim.record_v([cells[0], cells[2]], str(tmp_path / "v.dat"))
    sim.record_gsyn(cells, tmp_path / "gsyn.dat")
    sim.record(["v"], cells, str(tmp_path / "all.pkl"), annotations={"script": "this"})
    sim.run(0.1)
    assert not list(tmp_path.iterdir())
    sim.end()
    assert (tmp_path / "spikes.dat").read_text() == (
        "# dimensions =2\n# first_id = 1\n# last_id = 4\n# dt = 0.1\n1.5\t1\n"
    )
    assert (tmp_path / "v.dat").read_text() == (
        "# dimensions =2\n# first_id = 2\n# last_id = 4\n# dt = 0.1\n# n = 2\n-65\t2\n-65\t2\n-65\t4\n-65\t4\n"
    )
    assert (tmp_path / "gsyn.dat").read_text().splitlines()[-1] == "0\t0\t4"
    assert (tmp_path / "all.pkl").exists() and cells.annotations == {"script": "this"}


def test_setup_forgets_what_was_to_be_written(sim, tmp_path) -> None:
    sim.record(sim.create(sim.IF_curr_exp), tmp_path / "spikes.dat")
    sim.setup()
    sim.end()
    assert not list(tmp_path.iterdir())


def test_notices_point_at_the_script(sim, tmp_path) -> None:
    cells = sim.Population(2, sim.IF_curr_exp())
    calls = {
        "create": lambda: sim.create(sim.IF_curr_exp),
        "connect": lambda: sim.connect(cells, cells),
        "set": lambda: sim.set(cells, tau_m=1.0),
        "record": lambda: sim.record("v", cells, None),
        "record_v": lambda: sim.record_v(cells, tmp_path / "v.dat"),
    }
    for name, call in calls.items():
        with pytest.warns(DeprecationWarning, match=rf"^{name}\(\) is deprecated") as told:
            call()
        assert len(told) == 1 and told[0].filename == __file__


def test_debug(sim, tmp_path) -> None:
    file = tmp_path / "pyNN.log"
    assert sim.setup(timestep=0.1, min_delay=0.1, debug=str(file), threads=2, shark_teeth=999) == 0
    assert sim.session.settings.extra == {"shark_teeth": 999}
    cells = sim.Population(3, sim.IF_curr_exp, label="mine")
    sim.Projection(cells, cells, sim.AllToAllConnector(), label="loop")
    sim.run(5.0)
    text = file.read_text()
    assert all(
        word in text for word in ("setup", "shark_teeth", "'mine': 3 × IF_curr_exp", "Projection('loop')", "5 ms")
    )
    sim.setup(debug=False)
    sim.run(1.0)
    assert file.read_text() == text and logging.getLogger("PyNN").level == logging.NOTSET


def test_debug_on_the_terminal(sim, capsys) -> None:
    sim.setup(debug=True)
    sim.run(7.0)
    sim.setup()
    assert "7 ms" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [3, 1.5, ["a"], "no/such/folder/pyNN.log"])
def test_a_wrong_debug(sim, wrong) -> None:
    with pytest.raises(InvalidParameterValueError, match=r"debug of setup\(\): .*"):
        sim.setup(debug=wrong)
    sim.setup()
