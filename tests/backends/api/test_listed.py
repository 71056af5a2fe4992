"""Rules that are told their pairs: lists, files, matrices, other projections, connection sets."""

import sys
from itertools import product
from random import random
from types import ModuleType

import h5py
import numpy as np
import pytest

from backends.api.errors import (
    ConnectionError,
    InvalidDimensionsError,
    InvalidParameterValueError,
    NonExistentParameterError,
)
from backends.api.recording.files import HDF5ArrayFile, NumpyBinaryFile, PickleFile, StandardTextFile

ROWS = [(3, 1, 0.5, 2.0), (0, 0, 0.1, 1.0), (1, 1, 0.2, 1.52), (4, 0, 0.3, 3.0), (3, 1, 0.7, 1.0)]
SORTED = [(0, 0, 0.1, 1.0), (4, 0, 0.3, 3.0), (3, 1, 0.5, 2.0), (1, 1, 0.2, 1.5), (3, 1, 0.7, 1.0)]


@pytest.fixture
def pre(sim):
    return sim.Population(5, sim.IF_curr_exp(), label="A")


@pytest.fixture
def post(sim):
    return sim.Population(4, sim.IF_curr_exp(), label="B")


def rows(projection):
    return projection.get(["weight", "delay"], format="list")


def test_a_list_is_ordered_by_targets_and_overrides_the_synapse(sim, pre, post) -> None:
    projection = sim.Projection(pre, post, sim.FromListConnector(ROWS), sim.StaticSynapse(weight=9, delay=9))
    assert rows(projection) == SORTED
    assert "5 connections" in projection.describe() and "<5 connections>" in repr(projection.connector)


def test_lists_are_those_of_upstream(sim, pre, post) -> None:
    import pyNN.mock as upstream

    upstream.setup()
    a, b = upstream.Population(5, upstream.IF_curr_exp()), upstream.Population(4, upstream.IF_curr_exp())
    for given, names in ((ROWS, None), ([row[:3] for row in ROWS], ["weight"]), ([row[:2] for row in ROWS], None)):
        theirs = upstream.Projection(
            a, b, upstream.FromListConnector(given, names), upstream.StaticSynapse(weight=2.0, delay=1.0)
        )
        ours = sim.Projection(pre, post, sim.FromListConnector(given, names), sim.StaticSynapse(weight=2.0, delay=1.0))
        expected = [(int(i), int(j), float(w)) for i, j, w in theirs.get("weight", "list")]
        assert sorted(ours.get("weight", "list")) == sorted(expected)


def test_columns_by_name(sim, pre, post) -> None:
    rule = sim.FromListConnector([(0, 1, 2.0), (2, 3, 1.0)], column_names=["delay"])
    assert rows(sim.Projection(pre, post, rule, sim.StaticSynapse(weight=0.5))) == [(0, 1, 0.5, 2.0), (2, 3, 0.5, 1.0)]
    assert rule.column_names == ("delay",)
    with pytest.raises(NonExistentParameterError, match="StaticSynapse has no parameter 'U'"):
        sim.Projection(pre, post, sim.FromListConnector([(0, 1, 2.0)], ["U"]))


def test_an_empty_list_connects_nothing(sim, pre, post) -> None:
    for nothing in ([], np.empty((0, 4)), np.empty((0, 2))):
        projection = sim.Projection(pre, post, sim.FromListConnector(nothing), sim.StaticSynapse(delay=1))
        assert len(projection) == 0 and rows(projection) == []


@pytest.mark.parametrize(
    ("given", "names", "words"),
    [
        (3, None, "FromListConnector: 3 is not a list of rows"),
        (None, None, "None is not a list of rows"),
        ("abc", None, "'abc' is not a list of rows"),
        ([(1, "a")], None, "is not a list of rows"),
        ([(1, 2), (1, 2, 3)], None, "is not a list of rows"),
        ([1, 2, 3], None, r"\[1, 2, 3\] is not a list of rows"),
        ([(0,)], None, r"\[\(0,\)\] is not a list of rows"),
        ([(0, 1, 2.0)], None, "3 columns need names for those behind i and j"),
        ([(0, 1, 2.0)], ["weight", "delay"], "2 names were given for the 1 columns behind i and j"),
        ([(0, 1, 2.0)], "weight", "column_names of FromListConnector: 'weight' is not a list of names"),
        ([(0, 1, 2.0)], [3], r"\[3\] is not a list of names"),
    ],
)
def test_lists_that_are_none_are_told(sim, given, names, words) -> None:
    with pytest.raises(InvalidParameterValueError, match=words):
        sim.FromListConnector(given, names)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((5, 0, 1.0, 1.0), "i = 5 is no index of the 5 presynaptic cells"),
        ((0, 4, 1.0, 1.0), "j = 4 is no index of the 4 postsynaptic cells"),
        ((-1, 0, 1.0, 1.0), "i = -1 is no index"),
        ((0.5, 0, 1.0, 1.0), "i = 0.5 is no index"),
        ((0, np.nan, 1.0, 1.0), "j = nan is no index"),
        ((0, 0, 1.0, 0.01), "the delay 0.01 ms is below the time step"),
        ((0, 0, -1.0, 1.0), "the weight -1 nA has the wrong sign"),
        ((0, 0, np.nan, 1.0), "weight of StaticSynapse: nan"),
        ((0, 0, 1.0, 0.0), r"delay of StaticSynapse: 0.0 \(element 0\) is not a number above 0 ms"),
    ],
)
def test_rows_that_fit_no_cells_or_synapses_are_told(sim, pre, post, row, words) -> None:
    with pytest.raises((ConnectionError, InvalidParameterValueError), match=words):
        sim.Projection(pre, post, sim.FromListConnector([row]), sim.StaticSynapse(delay=1))
    assert sim.session.projections == []


@pytest.mark.parametrize("kind", [str, StandardTextFile, NumpyBinaryFile, PickleFile, HDF5ArrayFile])
def test_what_a_projection_saves_can_be_read_back(sim, pre, post, tmp_path, kind) -> None:
    path = str(tmp_path / "folder" / "connections")
    (tmp_path / "folder").mkdir()
    first = sim.Projection(pre, post, sim.FromListConnector(ROWS))
    first.save("all", path if kind is str else kind(path, "wb"))
    again = sim.FromFileConnector(path if kind is str else kind(path, "rb"))
    assert rows(sim.Projection(pre, post, again)) == SORTED


@pytest.mark.parametrize("kind", ["StandardTextFile", "NumpyBinaryFile", "PickleFile"])
def test_files_of_upstream_can_be_read(sim, pre, post, tmp_path, kind) -> None:
    from pyNN.recording import files as upstream

    path = str(tmp_path / "connections")
    mode = "w" if kind == "StandardTextFile" else "wb"
    file = getattr(upstream, kind)(path, mode=mode)
    file.write(np.array(ROWS), {"columns": ["i", "j", "weight", "delay"]})
    file.close()
    ours = {"StandardTextFile": StandardTextFile, "NumpyBinaryFile": NumpyBinaryFile, "PickleFile": PickleFile}[kind]
    assert ours(path).get_metadata()["columns"] == ["i", "j", "weight", "delay"]
    assert rows(sim.Projection(pre, post, sim.FromFileConnector(ours(path)))) == SORTED


def test_a_plain_text_and_files_of_several_processes(sim, pre, post, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("".join(f"{i} {j} {w} {d}\n" for i, j, w, d in ROWS))
    assert rows(sim.Projection(pre, post, sim.FromFileConnector(tmp_path / "a.txt"))) == SORTED
    for rank, part in enumerate((ROWS[:2], ROWS[2:])):
        text = "# columns = ['i', 'j', 'weight', 'delay']\n" + "".join(f"{i} {j} {w} {d}\n" for i, j, w, d in part)
        (tmp_path / f"b.{rank}").write_text(text)
    assert rows(sim.Projection(pre, post, sim.FromFileConnector(str(tmp_path / "b"), distributed=True))) == SORTED
    (tmp_path / "none.txt").write_text("# columns = ['i', 'j', 'weight']\n")
    assert len(sim.Projection(pre, post, sim.FromFileConnector(tmp_path / "none.txt"))) == 0


def test_files_that_cannot_be_read_are_told(sim, pre, post, tmp_path) -> None:
    (tmp_path / "words.txt").write_text("one two\n")
    (tmp_path / "three.txt").write_text("0 0 1\n")
    h5py.File(tmp_path / "empty.h5", "w").close()
    (tmp_path / "evil.pkl").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    wrong = {
        str(tmp_path / "missing.txt"): "missing.txt' cannot be read: .*No such file",
        str(tmp_path / "words.txt"): "words.txt' cannot be read: could not convert",
        PickleFile(tmp_path / "evil.pkl"): "evil.pkl' cannot be read: it holds .*system, and only arrays",
        PickleFile(tmp_path / "words.txt"): "cannot be read",
        NumpyBinaryFile(tmp_path / "words.txt"): "cannot be read: it is no archive of NumPy",
        HDF5ArrayFile(tmp_path / "words.txt"): "cannot be read: .*file signature not found",
        HDF5ArrayFile(tmp_path / "empty.h5"): "cannot be read: it is no HDF5 file with an array 'data'",
    }
    for file, words in wrong.items():
        with pytest.raises(ConnectionError, match=words):
            sim.Projection(pre, post, sim.FromFileConnector(file))
    with pytest.raises(InvalidParameterValueError, match="three.txt.*3 columns need names"):
        sim.Projection(pre, post, sim.FromFileConnector(tmp_path / "three.txt"))
    for value in (3, "", None):
        with pytest.raises(InvalidParameterValueError, match="file of FromFileConnector: .* is not the name of a file"):
            sim.FromFileConnector(value)
    with pytest.raises(InvalidParameterValueError, match="distributed of FromFileConnector: 'x'"):
        sim.FromFileConnector("a", distributed="x")


@pytest.mark.parametrize("kind", [bool, int, float])
def test_a_matrix_is_that_of_upstream(sim, pre, post, kind) -> None:
    import pyNN.mock as upstream

    matrix = np.random.default_rng(1).random((5, 4)) < 0.4
    upstream.setup()
    a, b = upstream.Population(5, upstream.IF_curr_exp()), upstream.Population(4, upstream.IF_curr_exp())
    theirs = upstream.Projection(a, b, upstream.ArrayConnector(matrix), upstream.StaticSynapse(weight=1.0, delay=1.0))
    ours = sim.Projection(pre, post, sim.ArrayConnector(matrix.astype(kind)), sim.StaticSynapse(weight=1.0, delay=1.0))
    np.testing.assert_array_equal(ours.get("weight", "array"), theirs.get("weight", "array"))
    np.testing.assert_array_equal(np.isfinite(ours.get("weight", "array")), matrix)
    assert "5 × 4" in repr(ours.connector)


@pytest.mark.parametrize("wrong", [3, None, "abc", [1, 0], [[2, 0]], [[np.nan]], [[1], [0, 1]], np.zeros((2, 2, 2))])
def test_matrices_that_are_none_are_told(sim, wrong) -> None:
    with pytest.raises(InvalidParameterValueError, match="array of ArrayConnector: .* is not a matrix of booleans"):
        sim.ArrayConnector(wrong)


def test_a_matrix_of_the_wrong_shape_is_told(sim, pre, post) -> None:
    with pytest.raises(InvalidDimensionsError, match=r"has the shape \(4, 5\); expected \(5, 4\)"):
        sim.Projection(pre, post, sim.ArrayConnector(np.ones((4, 5), bool)))


def test_a_clone_has_the_same_pairs(sim, pre, post) -> None:
    first = sim.Projection(pre, post, sim.FixedProbabilityConnector(0.5))
    second = sim.Projection(pre, post, sim.CloneConnector(first), sim.StaticSynapse(weight=0.5, delay=2))
    assert 0 < len(first) == len(second) < 20
    assert [row[:2] for row in first.get("weight")] == [row[:2] for row in second.get("weight")]
    third = sim.Projection(pre[0:5], post, sim.CloneConnector(second))
    assert len(third) == len(first)
    with pytest.raises(ConnectionError, match="the reference connects 'A' to 'B', and only"):
        sim.Projection(post, pre, sim.CloneConnector(first))
    with pytest.raises(InvalidParameterValueError, match="reference_projection of CloneConnector: 3 is not a project"):
        sim.CloneConnector(3)


class Set:
    """Stands for a set of csa: a fair choice of all pairs, with values where there are some."""

    def __init__(self, *values) -> None:
        self.values = values

    def __rmul__(self, pairs):
        return [(*pair, *self.values) for pair in pairs if random() < 0.5]


@pytest.fixture
def csa(monkeypatch):
    module = ModuleType("csa")
    module.arity = lambda cset: len(cset.values)
    module.cross = lambda first, second: Pairs(product(first, second))
    monkeypatch.setitem(sys.modules, "csa", module)


class Pairs(list):
    def __mul__(self, other):
        return other.__rmul__(self) if isinstance(other, Set) else NotImplemented


def test_connection_sets(sim, csa, pre, post) -> None:
    plain = sim.Projection(pre, post, sim.CSAConnector(Set()), sim.StaticSynapse(weight=0.5, delay=1))
    told = sim.Projection(pre, post, sim.CSAConnector(Set(0.25, 2.0)))
    assert 0 < len(plain) < 20 and plain.get("weight") == plain.get("weight")
    assert {row[2:] for row in rows(told)} == {(0.25, 2.0)}
    assert [row[:2] for row in rows(told)] != [row[:2] for row in rows(plain)]
    for wrong in (Set(1.0), 3, None):
        with pytest.raises(InvalidParameterValueError, match="cset of CSAConnector: .* is not a connection set of the"):
            sim.CSAConnector(wrong)


def test_connection_sets_leave_the_generators_of_a_script_alone(sim, csa, pre, post) -> None:
    import random as python

    python.seed(3)
    np.random.seed(3)
    expected = python.random(), np.random.random()
    python.seed(3)
    np.random.seed(3)
    assert len(sim.Projection(pre, post, sim.CSAConnector(Set())))
    assert (python.random(), np.random.random()) == expected


def test_without_the_package_connection_sets_are_refused(sim, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "csa", None)
    with pytest.raises(InvalidParameterValueError, match="connection sets need the package csa, which is not here"):
        sim.CSAConnector(Set())
