"""Populations by dimensions and addresses, and old words for their parameters."""

import numpy as np
import pytest

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.random import NumpyRNG, RandomDistribution


@pytest.fixture
def grid(sim):
    return sim.Population((3, 4), sim.IF_curr_exp, label="G")


def test_addresses_run_row_by_row(sim, grid) -> None:
    box = sim.Population(dims=(3, 4, 5), cellclass=sim.IF_curr_exp, cellparams={"v_thresh": -55.0}, label="B")
    line = sim.Population(5, sim.IF_curr_exp, None, "L")
    assert [grid.dim, box.dim, line.dim] == [(3, 4), (3, 4, 5), (5,)]
    assert [grid.ndim, box.ndim, line.ndim, len(box)] == [2, 3, 1, 60]
    assert list(grid.addresses()) == [(i, j) for i in range(3) for j in range(4)]
    for population in (grid, box, line):
        for number, address in enumerate(population.addresses()):
            assert population[address] == population.first_id + number == population[number]
            assert population.locate(population[address]) == address
    np.testing.assert_array_equal(grid.positions[:, 6], [1, 2, 0])
    assert box.get("v_thresh") == -55.0 and line.label == "L"


def test_the_nth_cell(grid) -> None:
    assert grid.index(0) == grid.first_id and grid.index(-1) == grid.last_id
    assert grid.index([0, 5]).tolist() == [1, 6] and grid.index(np.array([2])).tolist() == [3]
    assert list(grid.ids()) == list(grid) and list(grid[1:3].ids()) == [2, 3]
    with pytest.raises(IndexError, match="no cell 12"):
        grid.index(12)


def test_a_tuple_selects_cells_of_a_line_as_today(sim) -> None:
    line = sim.Population(5, sim.IF_curr_exp())
    assert list(line[1, 3]) == [2, 4]
    assert line[(3,)] == 4 and line.locate(line[3]) == (3,)


@pytest.mark.parametrize("address", [(0,), (0, 0, 0), (), (0, 1.5), (0, "a"), (slice(None), 0), (True, 0)])
def test_what_is_no_address(grid, address) -> None:
    with pytest.raises(InvalidDimensionsError, match=r"is not an address in 'G', whose dimensions are \(3, 4\)"):
        grid[address]


@pytest.mark.parametrize("address", [(3, 0), (0, 4), (-1, 0), (0, -1)])
def test_where_no_cell_is(grid, address) -> None:
    with pytest.raises(IndexError, match=r"'G', whose dimensions are \(3, 4\), has no cell at"):
        grid[address]


def test_a_cell_of_others_has_no_address_here(sim, grid) -> None:
    other = sim.Population(2, sim.IF_curr_exp)
    with pytest.raises(IndexError, match="'G' has no cell of the number 13"):
        grid.locate(other[0])
    for wrong in (None, 1.5, "a", [1], True):
        with pytest.raises(IndexError, match="is not a cell of 'G'"):
            grid.locate(wrong)
        if wrong != [1]:
            with pytest.raises(IndexError, match="is neither the number of a cell of 'G' nor a list"):
                grid.index(wrong)


@pytest.mark.parametrize("dims", [(), (2, 2, 2, 2), (0, 2), (2.5, 2), "ab", None])
def test_wrong_dimensions(sim, dims) -> None:
    with pytest.raises(InvalidDimensionsError, match="is not a number of cells, nor a tuple"):
        sim.Population(dims=dims, cellclass=sim.IF_curr_exp)


def test_dims_and_size_are_the_same(sim) -> None:
    with pytest.raises(TypeError, match="'dims' and 'size', which are the same"):
        sim.Population(dims=3, size=3, cellclass=sim.IF_curr_exp)
    with pytest.raises(TypeError):
        sim.Population(3)
    with pytest.raises(TypeError):
        sim.Population(3, sim.IF_curr_exp, {}, "label", label="label")


@pytest.mark.parametrize("wrong", [3, "tau_m", [1], {1: 2}])
def test_what_are_no_parameters(sim, wrong) -> None:
    with pytest.raises(InvalidParameterValueError, match="cellparams of Population: .* is not a dictionary of values"):
        sim.Population(3, sim.IF_curr_exp, wrong)


def test_set(grid) -> None:
    grid.set("tau_m", 15.0)
    grid.set({"cm": 0.5, "v_rest": -60})
    grid.set(i_offset=0.1)
    assert grid.get(["tau_m", "cm", "v_rest", "i_offset"]) == [15.0, 0.5, -60.0, 0.1]
    grid[0:2].set("tau_m", 12.0)
    assert grid.get("tau_m", as_array=True).tolist() == [12.0] * 2 + [15.0] * 10
    assert grid.get("cm", as_array=True).shape == (12,)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("tau_m",), InvalidParameterValueError, r"set\('tau_m'\): the value is missing"),
        ((5, 3), InvalidParameterValueError, "5 is neither the name of a parameter nor a dict"),
        (({"tau_m": 1}, 3), InvalidParameterValueError, "neither the name"),
        (({1: 2},), InvalidParameterValueError, "neither the name"),
        ((None, 3), InvalidParameterValueError, "None is neither the name"),
        (("foo", 3), NonExistentParameterError, "IF_curr_exp has no parameter 'foo'"),
        (("tau_m", "bar"), InvalidParameterValueError, "tau_m of IF_curr_exp: 'bar' is not a number above 0 ms"),
        (("w_init", 3), NonExistentParameterError, "IF_curr_exp has no parameter 'w_init'"),
    ],
)
def test_wrong_values(grid, arguments, error, words) -> None:
    with pytest.raises(error, match=words):
        grid.set(*arguments)


def test_initial_values_were_parameters(sim, grid) -> None:
    one = sim.Population(3, sim.EIF_cond_exp_isfa_ista, {"v_init": -60.0, "w_init": 0.5, "tau_m": 9.0})
    assert (one.initial_values["v"], one.initial_values["w"], one.get("tau_m")) == (-60.0, 0.5, 9.0)
    grid.set("v_init", -61.0)
    grid[0, 0].v_init = -62.0
    assert grid[0, 0].v_init == grid[0, 0].get_initial_value("v") == -62.0
    assert grid.get("v_init").tolist() == [-62.0] + [-61.0] * 11 and grid[3:5].get("v_init") == -61.0
    assert grid.get(["v_init", "cm"])[1] == 1.0
    grid.randomInit(RandomDistribution("uniform", (-70, -55), NumpyRNG(1)))
    np.testing.assert_array_equal(grid.get("v_init"), NumpyRNG(1).next(12, "uniform", (-70, -55)))
    defaults = sim.IF_curr_alpha.default_parameters
    assert defaults["v_init"] == -65.0 and "v_init" in defaults and "v_init" not in [*defaults]
    with pytest.raises(KeyError):
        defaults["x_init"]
    with pytest.raises(AttributeError, match="IF_curr_exp has no parameter 'u_init'"):
        _ = grid[0, 0].u_init
    assert sim.session.simulator.groups[1].states["v"] == -60.0


def test_values_by_place(sim, grid) -> None:
    current = np.zeros(grid.dim)
    current[:, 0] = 0.1
    grid.tset("i_offset", current)
    assert [cell.i_offset for cell in grid] == [0.1, 0, 0, 0] * 3
    grid.tset("cm", np.arange(1.0, 13.0))
    assert grid[2, 3].cm == 12.0
    sources = sim.Population((2, 2), sim.SpikeSourceArray)
    sources.tset("spike_times", np.arange(12.0).reshape(2, 2, 3))
    assert list(sources[1, 0].spike_times) == [6.0, 7.0, 8.0]
    sources[0:2].tset("spike_times", [[1.0, 2.0], [3.0]])
    assert list(sources[0, 1].spike_times) == [3.0]


@pytest.mark.parametrize("shape", [(4, 3), (3,), (3, 4, 2, 2), (13,), ()])
def test_values_of_another_shape(grid, shape) -> None:
    with pytest.raises(InvalidDimensionsError, match=r"tset\('cm'\): the array has the shape .*'G', \(3, 4\)"):
        grid.tset("cm", np.ones(shape))
    with pytest.raises(InvalidDimensionsError):
        grid.tset("cm", np.ones((3, 4, 2)))


def test_a_cell_knows_its_class(sim, grid) -> None:
    assert grid[0, 0].cellclass is sim.IF_curr_exp


def test_values_by_chance(grid) -> None:
    rng = NumpyRNG(seed=3, parallel_safe=True, rank=0, num_processes=4)
    old = RandomDistribution(distribution="uniform", parameters=[10, 20], rng=rng)
    np.testing.assert_array_equal(old.next(3), NumpyRNG(3).next(3, "uniform", (10, 20)))
    with pytest.raises(TypeError, match="ranks"):
        NumpyRNG(seed=3, ranks=0)
    grid.rset("tau_m", RandomDistribution("uniform", [10, 20], NumpyRNG(3)))
    grid.rset("v_init", RandomDistribution("uniform", [-70, -55], NumpyRNG(3)))
    np.testing.assert_array_equal(grid.get("tau_m"), NumpyRNG(3).next(12, "uniform", (10, 20)))
    np.testing.assert_array_equal(grid.get("v_init"), NumpyRNG(3).next(12, "uniform", (-70, -55)))
    with pytest.raises(NonExistentParameterError):
        grid.rset("foo", RandomDistribution("uniform", [10, 20]))


def test_notices(grid) -> None:
    with pytest.warns(
        DeprecationWarning, match=r"rset\(\) is deprecated; today this is set\(name=distribution\)"
    ) as told:
        grid.rset("tau_m", 12.0)
    assert told[0].filename == __file__
    with pytest.warns(DeprecationWarning, match=r"tset\(\)"):
        grid.tset("tau_m", np.ones((3, 4)))
    grid.set("tau_m", 15.0)
