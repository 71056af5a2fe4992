"""Populations, views, assemblies, single cells."""

import numpy as np
import pytest

from backends.api.errors import (
    InvalidDimensionsError,
    InvalidModelError,
    InvalidParameterValueError,
    NonExistentParameterError,
    RecordingError,
    SetupError,
)
from backends.api.random import NumpyRNG
from backends.api.recording.files import HDF5ArrayFile, NumpyBinaryFile, PickleFile, StandardTextFile
from backends.api.space import Grid2D, Line
from backends.standard import CELLS, SYNAPSES


@pytest.fixture
def cells(sim):
    return sim.Population(6, sim.IF_curr_exp(tau_m=[10, 11, 12, 13, 14, 15]), label="P", initial_values={"v": -60})


# --- models


@pytest.mark.parametrize("name", CELLS)
def test_cell_types_say_what_the_declarations_say(sim, name: str) -> None:
    kind, model = getattr(sim, name), CELLS[name]
    assert kind.default_parameters == model.defaults
    assert kind.default_initial_values == {state.name: state.initial for state in model.states}
    assert kind.recordable == [variable.name for variable in model.recordable]
    assert kind.receptor_types == model.receptors
    assert kind.conductance_based == model.conductance_based
    assert kind.injectable == (not model.is_source)
    assert all(kind.units[p.name] == p.unit for p in model.parameters)
    assert kind.can_record("spikes") and not kind.can_record("nothing")
    assert kind.get_parameter_names() == list(model.defaults)
    assert kind.__name__ in kind().describe() and repr(kind()) == f"{name}(<parameters>)"


@pytest.mark.parametrize("name", SYNAPSES)
def test_synapse_types_say_what_the_declarations_say(sim, name: str) -> None:
    assert getattr(sim, name).default_parameters == SYNAPSES[name].defaults
    with pytest.raises(NonExistentParameterError, match=f"{name} has no parameter 'wait'"):
        getattr(sim, name)(wait=1)


# --- making


def test_a_population_tells_the_simulator_in_bulk(sim, cells) -> None:
    (group,) = sim.session.simulator.groups
    assert (group.n, group.cell.name) == (6, "IF_curr_exp")
    np.testing.assert_array_equal(group.parameters["tau_m"], [10, 11, 12, 13, 14, 15])
    assert group.parameters["cm"] == 1.0
    assert group.states["v"] == -60.0
    assert cells.initial_values == {"v": -60.0, "isyn_exc": 0.0, "isyn_inh": 0.0}


def test_a_class_with_parameters_is_a_model(sim) -> None:
    population = sim.Population(2, sim.IF_curr_exp, {"tau_m": 15.0})
    assert population.get("tau_m") == 15.0
    assert population.label == "population0"
    assert sim.Population(2, sim.IF_curr_exp).label == "population1"


@pytest.mark.parametrize(
    ("size", "structure", "last"),
    [
        (6, None, (5, 0, 0)),
        ((6,), None, (5, 0, 0)),
        ((2, 3), None, (1, 2, 0)),
        ((2, 2, 2), None, (1, 1, 1)),
        (6, Line(dx=2.0), (10, 0, 0)),
        (4, Grid2D(dx=3.0), (3, 1, 0)),
    ],
)
def test_sizes_and_structures_place_the_cells(sim, size, structure, last) -> None:
    population = sim.Population(size, sim.IF_curr_exp(), structure=structure)
    assert population.size == np.prod(size)
    assert population.positions.shape == (3, population.size)
    np.testing.assert_allclose(population.positions[:, -1], last)
    np.testing.assert_allclose(population.position_generator(-1), last)


@pytest.mark.parametrize("size", [0, -3, 2.5, "a", (2, 0), (1, 2, 3, 4), True, None, ()])
def test_a_wrong_size_is_told(sim, size) -> None:
    with pytest.raises(InvalidDimensionsError, match="is not a number of cells"):
        sim.Population(size, sim.IF_curr_exp())


def test_wrong_arguments_are_told(sim) -> None:
    with pytest.raises(InvalidModelError, match="3 is not a cell model"):
        sim.Population(3, 3)
    with pytest.raises(InvalidModelError, match="belong into IF_curr_exp"):
        sim.Population(3, sim.IF_curr_exp(), {"tau_m": 3})
    with pytest.raises(InvalidDimensionsError, match="structure: 3"):
        sim.Population(3, sim.IF_curr_exp(), structure=3)
    with pytest.raises(InvalidDimensionsError, match="makes a grid"):
        sim.Population((3, 2), sim.IF_curr_exp(), structure=Line())
    with pytest.raises(InvalidDimensionsError, match="tau_m of IF_curr_exp: 2 values were given for 3"):
        sim.Population(3, sim.IF_curr_exp(tau_m=[1, 2]))
    with pytest.raises(NonExistentParameterError, match="initial state of IF_curr_exp has no parameter 'w'"):
        sim.Population(3, sim.IF_curr_exp(), initial_values={"w": 1})
    with pytest.raises(InvalidParameterValueError, match="'x' is not a number in mV"):
        sim.Population(3, sim.IF_curr_exp(), initial_values={"v": "x"})


def test_nothing_is_made_before_setup(sim, cells) -> None:
    sim.end()
    with pytest.raises(SetupError, match="before setup"):
        sim.Population(3, sim.IF_curr_exp())
    sim.setup()
    sim.Population(3, sim.IF_curr_exp())
    with pytest.raises(SetupError, match="'P' belongs to a simulation that ended"):
        cells.set(tau_m=3)


# --- cells, views, assemblies


def test_cells_by_index(sim, cells) -> None:
    assert [int(cell) for cell in cells] == cells.numbers.tolist() == list(range(cells.first_id, cells.last_id + 1))
    assert cells[2] == cells.first_id + 2 == cells.all_cells[2] and cells[-1] == cells.last_id
    assert cells.id_to_index(cells[3]) == 3
    np.testing.assert_array_equal(cells.id_to_index([cells[3], cells[0]]), [3, 0])
    assert cells.is_local(cells[0]) and cells.local_size == len(cells.local_cells) == 6
    other = sim.Population(2, sim.IF_curr_exp())
    assert other.first_id == cells.last_id + 1
    for wrong in (6, -7):
        with pytest.raises(IndexError, match=f"'P' has 6 cells: there is no cell {wrong}"):
            cells[wrong]
    with pytest.raises(IndexError, match="no cell of the number"):
        cells.id_to_index(other[0])


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (slice(1, 4), [1, 2, 3]),
        (slice(None, None, 2), [0, 2, 4]),
        ([4, 1], [1, 4]),
        (np.array([-1, 0]), [0, 5]),
        (slice(4, 0, -2), [4, 2]),
        (np.arange(6) > 3, [4, 5]),
        ([], []),
    ],
)
def test_views(sim, cells, selector, expected) -> None:
    view = cells[selector]
    assert view.indices.tolist() == expected
    assert view.size == len(view) == len(expected)
    assert (view.parent, view.grandparent) == (cells, cells)
    assert [cell.index for cell in view] == expected
    np.testing.assert_array_equal(view.get("tau_m", simplify=False), np.arange(10, 16)[expected])
    np.testing.assert_array_equal(view.positions[0], expected)


def test_views_of_views(sim, cells) -> None:
    view = cells[1:5][[3, 0]]
    assert view.indices.tolist() == [1, 4]
    assert view.grandparent is cells
    assert view[0] == cells[1] and view.first_id == cells[1] and view.last_id == cells[4]
    np.testing.assert_array_equal(view.index_in_grandparent([1]), [4])
    assert view.index_from_parent_index(3) == 1
    np.testing.assert_array_equal(view.index_from_parent_index([3, 0]), [1, 0])
    with pytest.raises(IndexError, match="does not contain all of the cells 1"):
        view.index_from_parent_index(1)
    assert view.label == "view of 'view of 'P' with size 4' with size 2"
    assert view == cells[[1, 4]] == cells[1:5:3] and len({view, cells[[1, 4]]}) == 1
    assert view != cells[1:5] and view != cells and cells[:] != cells
    assert view.celltype is cells.celltype and view.receptor_types == cells.receptor_types
    assert view.structure == cells.structure and view.injectable and not view.conductance_based
    assert view.initial_values["v"] == -60


@pytest.mark.parametrize(
    ("selector", "error"),
    [
        ([6], IndexError),
        ([1, 1], InvalidDimensionsError),
        ([True], InvalidDimensionsError),
        ("a", IndexError),
        ([1.5], IndexError),
    ],
)
def test_wrong_selectors_are_told(cells, selector, error) -> None:
    with pytest.raises(error):
        cells[selector]


def test_assemblies(sim, cells) -> None:
    other = sim.Population(3, sim.IF_cond_exp(), label="Q")
    both = cells[4:] + other
    assert [both.size, len(both.populations), both.label] == [5, 2, "assembly0"]
    assert both[1] == cells[5] and both[2] == other[0] and both[-1] == other[2]
    assert both[1:3].parts()[1][1].tolist() == [0]
    assert both[:1].celltype is cells.celltype
    assert both.get_population("Q") is other
    assert both.id_to_index(other[1]) == 3
    assert not both.conductance_based and both.injectable and both.receptor_types == ("excitatory", "inhibitory")
    assert (both + cells).size == 11
    with pytest.warns(UserWarning, match="'Q' is not added to an Assembly that has cells of it already"):
        assert (both + other).size == 5
    both += cells[:1]
    assert both.size == 6
    with pytest.warns(UserWarning, match="not added"):
        both += cells[4:5]
    assert both.size == 6
    with pytest.raises(KeyError, match="no population 'R'"):
        both.get_population("R")
    with pytest.raises(AttributeError, match="several models"):
        _ = both.celltype
    with pytest.raises(InvalidModelError, match="3 is not a population"):
        sim.Assembly(cells, 3)
    with pytest.raises(InvalidModelError, match="at least one"):
        sim.Assembly()


def test_annotations_of_assemblies(sim, cells) -> None:
    other = sim.Population(3, sim.IF_cond_exp(), label="Q")
    both = cells + other
    cells.annotate(layer=3, kind="a", heights=np.arange(6.0))
    other.annotate(layer=4, kind="a", heights=np.ones(3))
    assert both.get_annotations("kind") == {"kind": "a"}
    found = both.get_annotations(["layer", "heights"])
    assert found["layer"].tolist() == [3, 4]
    assert found["heights"].tolist() == [*range(6), 1, 1, 1]
    assert both.get_annotations("layer", simplify=False) == {"layer": [3, 4]}
    with pytest.raises(KeyError, match="'P' has no annotation 'color'"):
        both.get_annotations("color")


def test_samples_and_neighbours(cells) -> None:
    sample = cells.sample(3, NumpyRNG(1))
    assert sample.size == 3 and np.all(np.diff(sample.indices) > 0)
    assert cells.sample(3, NumpyRNG(1)).indices.tolist() == sample.indices.tolist()
    assert cells.nearest((2.4, 1, 1)) == cells[2]
    with pytest.raises(InvalidDimensionsError, match="7 cells cannot be chosen from the 6"):
        cells.sample(7)


def test_positions_can_be_set_and_saved(sim, cells, tmp_path) -> None:
    cells.positions = np.arange(18).reshape(3, 6)
    assert cells[1].position.tolist() == [1, 7, 13]
    cells[1].position = (0, 0, 0)
    assert cells.positions[:, 1].tolist() == [0, 0, 0]
    cells.save_positions(tmp_path / "positions.txt")
    rows = np.column_stack([np.arange(6), cells.positions.T])
    np.testing.assert_array_equal(np.loadtxt(tmp_path / "positions.txt"), rows)
    assert StandardTextFile(tmp_path / "positions.txt").get_metadata() == {"population": "P"}
    both = sim.Assembly(cells[2:], cells[:1], label="both")
    for kind in (PickleFile, NumpyBinaryFile, HDF5ArrayFile):
        both.save_positions(kind(tmp_path / "both", "w"))
        np.testing.assert_array_equal(kind(tmp_path / "both").read()[:, 1:], cells.positions.T[[2, 3, 4, 5, 0]])
        assert kind(tmp_path / "both").get_metadata() == {"assembly": "both"}
    cells.structure = Line(dx=3.0)
    assert cells.positions[0, 1] == 3.0
    with pytest.raises(InvalidDimensionsError, match=r"shape \(3, 2\), not \(3, 6\)"):
        cells.positions = np.zeros((3, 2))


# --- parameters and states


def test_parameters_are_changed_here_and_there(sim, cells) -> None:
    group = sim.session.simulator.groups[0]
    cells[1:3].set(tau_m=20, cm=[0.5, 0.6])
    np.testing.assert_array_equal(cells.get("tau_m"), [10, 20, 20, 13, 14, 15])
    np.testing.assert_array_equal(group.parameters["tau_m"], cells.get("tau_m"))
    np.testing.assert_array_equal(group.parameters["cm"], [1, 0.5, 0.6, 1, 1, 1])
    cells.set(tau_m=sim.RandomDistribution("uniform", (5, 6), rng=NumpyRNG(1)))
    assert 5 <= cells.get("tau_m").min() < cells.get("tau_m").max() <= 6
    cells.set(tau_m=7)
    assert cells.get(["tau_m", "v_rest"]) == [7.0, -65.0]
    np.testing.assert_array_equal(cells.get("tau_m", simplify=False), [7.0] * 6)


def test_values_are_spread_over_an_assembly(sim, cells) -> None:
    other = sim.Population(2, sim.IF_curr_exp())
    (cells[:2] + other).set(tau_m=[1, 2, 3, 4])
    np.testing.assert_array_equal((cells + other).get("tau_m"), [1, 2, 12, 13, 14, 15, 3, 4])


def test_wrong_changes_change_nothing(cells) -> None:
    with pytest.raises(NonExistentParameterError, match="IF_curr_exp has no parameter 'tau'"):
        cells.set(tau=3)
    with pytest.raises(NonExistentParameterError, match="IF_curr_exp has no parameter 'tau'"):
        cells.get("tau")
    with pytest.raises(InvalidParameterValueError, match="-3 is not a number above 0 ms"):
        cells.set(cm=2, tau_m=-3)
    with pytest.raises(InvalidParameterValueError, match="v_reset .* not below"):
        cells[:1].set(v_reset=-40)
    with pytest.raises(InvalidDimensionsError, match="2 values were given for 3"):
        cells[:3].set(tau_m=[1, 2])
    assert cells.get(["cm", "v_reset"]) == [1.0, -65.0]


def test_states_are_set(sim, cells) -> None:
    cells[:2].initialize(v=[-70, -71])
    assert sim.session.simulator.groups[0].states["v"].tolist() == [-70, -71, -60, -60, -60, -60]
    sim.initialize(cells, v=-55)
    assert cells.initial_values["v"] == -55
    with pytest.raises(NonExistentParameterError):
        cells.initialize(u=1)


def test_spike_times(sim) -> None:
    sources = sim.Population(3, sim.SpikeSourceArray(spike_times=[1.0, 2.0]))
    assert sources.get("spike_times") == sim.Sequence([1, 2])
    sources[1:].set(spike_times=[sim.Sequence([3]), sim.Sequence([4, 5])])
    assert [times.value.tolist() for times in sources.get("spike_times")] == [[1, 2], [3], [4, 5]]
    assert sources[2].spike_times == sim.Sequence([4, 5])


def test_a_single_cell(cells) -> None:
    cell = cells[2]
    assert (cell.tau_m, cell.index, cell.celltype, cell.local) == (12.0, 2, cells.celltype, True)
    cell.tau_m = 30
    cell.set_parameters(cm=2)
    assert cells.get("tau_m")[2] == 30 and cell.get_parameters()["cm"] == 2
    cell.set_initial_value("v", -50)
    assert cell.get_initial_value("v") == -50 and cells[0].get_initial_value("v") == -60
    assert cell.is_standard_cell and cell.as_view().size == 1
    with pytest.raises(AttributeError, match="IF_curr_exp has no parameter 'tau'"):
        _ = cell.tau
    with pytest.raises(NonExistentParameterError):
        cell.tau = 3
    with pytest.raises(InvalidModelError, match="None is not a source of current"):
        cell.inject(None)


def test_notes_and_words(cells) -> None:
    cells.annotate(layer=4)
    assert cells.get_data("spikes").annotations["layer"] == 4
    assert "6 × IF_curr_exp" in cells.describe() and "'P'" in repr(cells)
    assert cells.can_record("v") and not cells[:1].can_record("w")
    assert cells.find_units("v") == "mV"
    with pytest.raises(RecordingError, match="'w' of 'P' cannot be recorded: IF_curr_exp offers spikes, v"):
        cells.find_units("w")
