"""What belongs to one network, together."""

import neo
import numpy as np
import pytest

from backends.api import common, models
from backends.api.core import ezip, is_listlike
from backends.api.errors import InvalidModelError, InvalidParameterValueError
from backends.api.network import Network


@pytest.fixture
def parts(sim):
    cells = sim.Population(3, sim.IF_curr_exp(), label="P")
    other = sim.Population(2, sim.IF_cond_exp(), label="Q")
    source = sim.Population(2, sim.SpikeSourceArray(), label="S")
    projection = sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.1), label="prj")
    return cells, other, source, projection


def test_parts_are_counted_and_found(sim, parts) -> None:
    cells, other, source, projection = parts
    both = sim.Assembly(cells, other, label="both")
    network = Network(both, cells[:2], projection, projection)
    assert network.populations == {cells, other} and network.assemblies == {both}
    assert network.views == {cells[:2]} and network.projections == {projection}
    assert network.count_neurons() == 5 and network.count_connections() == 6
    network.add(source)
    assert network.count_neurons() == 7
    assert network.get_component("Q") is other and network.get_component("prj") is projection
    assert network.get_component("nothing") is None
    assert network.sim is sim
    assert network.filter([sim.IF_cond_exp]).populations == [other]
    assert network.filter("all").populations == [cells, other]


def test_data_of_assemblies(sim, parts, tmp_path) -> None:
    cells, other, source, _ = parts
    network = Network(sim.Assembly(cells, label="A"), sim.Assembly(other, label="B"), source)
    network.record("v", include_spike_source=False)
    sim.run(1.0)
    assert [block.name for block in network.get_data(annotations={"n": 1})] == ["A", "B"]
    network.write_data(tmp_path / "data.nix")
    with neo.NixIO(str(tmp_path / "data.nix"), "ro") as file:
        assert [block.segments[0].analogsignals[0].shape for block in file.read_all_blocks()] == [(11, 3), (11, 2)]
    with pytest.raises(InvalidParameterValueError, match="writes one block, and there are 2"):
        network.write_data(tmp_path / "data.txt")
    Network(sim.Assembly(cells, label="A")).write_data(tmp_path / "data.txt")
    assert np.loadtxt(tmp_path / "data.txt").shape == (11, 4)


def test_what_is_no_part_is_told() -> None:
    with pytest.raises(InvalidModelError, match="3 is not a population"):
        Network(3)
    with pytest.raises(InvalidModelError, match="has no simulator"):
        _ = Network().sim
    for kinds in (None, "some"):
        with pytest.raises(InvalidParameterValueError, match="is not .all. or a list of models"):
            Network().filter(kinds)


def test_kinds_have_the_names_of_upstream(sim, parts) -> None:
    cells, _, _, projection = parts
    assert isinstance(cells, common.Population) and isinstance(cells[:1], common.BasePopulation)
    assert isinstance(projection, common.Projection) and isinstance(projection[0], common.Connection)
    assert isinstance(cells[0], common.IDMixin) and not common.is_conductance(cells[0])
    assert isinstance(cells.celltype, models.BaseCellType) and isinstance(sim.DCSource(), models.BaseCurrentSource)
    assert isinstance(projection.synapse_type, models.BaseSynapseType)
    assert is_listlike([1]) and not is_listlike("a") and not is_listlike(np.array(1))
    assert list(ezip([1, 2], "ab", "cd")) == [(1, ("a", "c")), (2, ("b", "d"))]
