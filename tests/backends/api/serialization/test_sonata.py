"""Networks into SONATA's files and back; upstream reads what we write."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
import pytest

from backends.api.errors import InvalidModelError
from backends.api.network import Network
from backends.api.serialization import asciify, export_to_sonata, import_from_sonata, load_sonata_simulation_plan
from backends.api.serialization.sonata.layout import SonataError
from backends.api.serialization.sonata.results import SonataIO, read_spikes
from tests.backends.api.firing import fire


@pytest.fixture
def network(sim):
    cells = sim.Population(
        6, sim.IF_cond_exp(tau_m=np.arange(10.0, 16.0), cm=0.5), label="E→1", structure=sim.Line(3.0)
    )
    others = sim.Population(3, sim.IF_curr_exp(), label="I")
    source = sim.Population(2, sim.SpikeSourceArray(spike_times=[[1.0, 2.0], [1.5]]), label="in")
    noise = sim.Population(4, sim.SpikeSourcePoisson(rate=30.0), label="noise")
    fixed = sim.FixedNumberPreConnector(2, rng=sim.NumpyRNG(1))
    weight = sim.RandomDistribution("uniform", (0.1, 0.2), rng=sim.NumpyRNG(2))
    plastic = sim.STDPMechanism(sim.SpikePairRule(tau_plus=15.0), sim.GutigWeightDependence(w_max=0.7), weight=0.3)
    return Network(
        sim.Projection(cells[4:0:-2], others, sim.AllToAllConnector(), sim.StaticSynapse(weight="0.1*d", delay=1.0)),
        sim.Projection(noise, cells, fixed, sim.StaticSynapse(weight=weight, delay=0.5), label="noise"),
        sim.Projection(source, cells, sim.AllToAllConnector(), sim.TsodyksMarkramSynapse(weight=0.2), label="noise"),
        sim.Projection(
            source + noise, others, sim.AllToAllConnector(), plastic, receptor_type="excitatory", label="stdp"
        ),
        *(cells, others, source, noise),
    )


def edges(projection) -> list[tuple]:
    names = sorted(projection.synapse_type.get_parameter_names())
    return sorted(map(tuple, np.round(projection.get(names, format="list"), 9).tolist()))


def test_a_network_comes_back(sim, network, tmp_path) -> None:
    export_to_sonata(network, tmp_path / "net")
    again = import_from_sonata(tmp_path / "net" / "circuit_config.json", sim)
    assert {p.label for p in again.populations} == {"E-1", "I", "in", "noise"} == {a.label for a in again.assemblies}
    cells, before = again.get_component("E-1"), network.get_component("E→1")
    assert cells.celltype.model.name == "IF_cond_exp" and cells.get("cm") == 0.5
    np.testing.assert_array_equal(cells.get("tau_m"), before.get("tau_m"))
    np.testing.assert_array_equal(cells.positions, before.positions)
    assert again.get_component("noise").celltype.model.name == "SpikeSourcePoisson"
    assert again.count_connections() == network.count_connections() == 6 + 12 + 12 + 18
    old = {projection.label: projection for projection in network.components if hasattr(projection, "connector")}
    new = {projection.label: projection for projection in again.projections}
    assert set(new) == {"view_of__E-1__with_size_2-I", "noise", "noise_1", "stdp-0", "stdp-1"}
    (noise,) = [p for p in network.projections if p.label == "noise" and p.pre.label == "noise"]
    assert edges(new["noise"]) == edges(noise)
    assert new["stdp-0"].synapse_type.weight_dependence.model.name == "GutigWeightDependence"
    assert {row[2:] for row in edges(new["stdp-0"])} == {row[2:] for row in edges(old["stdp"])}
    assert new["noise_1"].synapse_type.model.name == "TsodyksMarkramSynapse"
    (viewed,) = [p for label, p in new.items() if label.startswith("view")]
    first = next(p for p in network.projections if p.pre.label.startswith("view"))
    assert {(2 * 2, j) for j in range(3)} <= {(i, j) for i, j, *_ in edges(viewed)} and viewed.size() == first.size()
    np.testing.assert_allclose(viewed.get("weight", "array")[[4, 2]], first.get("weight", "array"))


def test_upstream_reads_what_we_write(sim, network, tmp_path) -> None:
    import pyNN.mock as theirs
    from pyNN.serialization import import_from_sonata as read

    simple = Network(*(part for part in network.components if getattr(part, "label", "") in ("noise", "E→1")))
    simple = Network(*(p for p in simple.components if not hasattr(p, "connector") or p.pre.label == "noise"))
    export_to_sonata(simple, tmp_path)
    theirs.setup()
    config = tmp_path / "circuit_config.json"
    told = json.loads(config.read_text())
    assert told["target_simulator"] == "PyNN" and len(told["networks"]["nodes"]) == 2
    net = read(str(config), theirs)
    assert net.count_neurons() == 10 and net.count_connections() == 12
    (projection,) = net.projections
    ours = next(p for p in network.projections if p.label == "noise" and p.pre.label == "noise")
    rows = [sorted(one.get(["weight", "delay"], format="list")) for one in (projection, ours)]
    np.testing.assert_allclose(*rows)


def test_a_plan_is_carried_out(sim, network, tmp_path, monkeypatch) -> None:
    sim.run(3.0)
    export_to_sonata(network, tmp_path)
    config = json.loads((tmp_path / "simulation_config.json").read_text())
    assert config["run"] == {"dt": 0.1, "tstop": 3.0}
    sets = {
        "Some": {"population": "E-1", "node_id": [1, 3]},
        "all": ["some", "I"],
        "curr": {"model_type": "point_neuron"},
    }
    (tmp_path / "sets.json").write_text(json.dumps(sets))
    config["node_sets_file"] = "$BASE_DIR/sets.json"
    config["reports"] = {"potential": {"cells": "Some", "variable_name": "v"}}
    config["inputs"]["step"] = {
        "input_type": "current_clamp",
        "node_set": "all",
        "amp": 0.5,
        "delay": 1.0,
        "duration": 1.0,
    }
    (tmp_path / "simulation_config.json").write_text(json.dumps(config))
    plan = load_sonata_simulation_plan(tmp_path / "simulation_config.json")
    plan.setup(sim)
    again = import_from_sonata(tmp_path / "circuit_config.json", sim)
    fire(sim, monkeypatch, (1.0, 2), (0.5, 0), (2.0, 2))
    plan.execute(again)
    assert sim.get_current_time() == 3.0
    assert [s.value.tolist() for s in again.get_component("in").get("spike_times")] == [[1.0, 2.0], [1.5]]
    assert [current.indices.tolist() for current in sim.session.simulator.currents] == [[1, 3], [0, 1, 2]]
    cells, times = read_spikes(tmp_path / "output" / "spikes.h5")["E-1"]
    assert (cells.tolist(), times.tolist()) == ([0, 2, 2], [0.5, 1.0, 2.0])
    with h5py.File(tmp_path / "output" / "potential.h5") as file:
        group = file["report/E-1"]
        assert group["data"].shape == (31, 2) and group["mapping/node_ids"][()].tolist() == [1, 3]
        assert group["data"].attrs["units"] == "mV" and group["mapping/time"][2] == pytest.approx(0.1)
    (block, *_) = [b for b in SonataIO(tmp_path / "output").read() if b.name == "E-1"]
    assert [train.magnitude.tolist() for train in block.segments[0].spiketrains] == [[0.5], [1.0, 2.0]]


def test_nodes_of_several_types_groups_and_numbers(sim, tmp_path) -> None:
    with h5py.File(tmp_path / "nodes.h5", "w") as file:
        group = file.create_group("nodes/mixed")
        group["node_id"] = [7, 5, 9, 6]
        group["node_type_id"] = [1, 2, 3, 1]
        group["node_group_id"] = [0, 0, 1, 0]
        group["node_group_index"] = [2, 0, 0, 1]
        group["0/dynamics_params/v_rest"] = [-60.0, -61.0, -62.0]
        group["1/layer"] = [4]
    with h5py.File(tmp_path / "edges.h5", "w") as file:
        group = file.create_group("edges/e")
        for end, ids in (("source", [7, 9]), ("target", [5, 6])):
            group[f"{end}_node_id"] = ids
            group[f"{end}_node_id"].attrs["node_population"] = "mixed"
        group["edge_type_id"], group["edge_group_id"], group["edge_group_index"] = [8, 8], [0, 0], [1, 0]
        group["0/syn_weight"] = [0.1, 0.2]
    (tmp_path / "nodes.csv").write_text(
        "node_type_id model_type model_template dynamics_params cm\n"
        "1 point_neuron pynn:IF_curr_exp a.json 0.5\n2 point_neuron pynn:IF_curr_exp a.json 0.7\n"
        "3 point_neuron pynn:IF_curr_alpha NONE NONE\n"
    )
    (tmp_path / "edges.csv").write_text("edge_type_id delay nsyns\n8 1.5 3\n")
    (tmp_path / "a.json").write_text('{"tau_m": 12.0}')
    files = {f"{kind}_file": f"$D/{kind}.h5" for kind in ("nodes", "edges")}
    networks = {
        "nodes": [{"nodes_file": files["nodes_file"], "node_types_file": "$D/nodes.csv"}],
        "edges": [{"edges_file": files["edges_file"], "edge_types_file": "$D/edges.csv"}],
    }
    config = {"manifest": {"$D": str(tmp_path)}, "components": {"point_neuron_models_dir": "$D"}, "networks": networks}
    (tmp_path / "circuit.json").write_text(json.dumps(config))
    net = import_from_sonata(tmp_path / "circuit.json", sim)
    first, second = net.get_component("mixed-0"), net.get_component("mixed-1")
    assert first.get("v_rest").tolist() == [-60, -61, -62] and first.get("cm").tolist() == [0.7, 0.5, 0.5]
    assert first.get("tau_m") == 12.0 and second.celltype.model.name == "IF_curr_alpha"
    assert second.annotations["layer"].tolist() == [4]
    (projection,) = net.projections  # nodes 5, 6, 7 are the first three cells, 9 the last
    expected = [(2, 0, 0.6, 1.5), (3, 1, 0.3, 1.5)]
    np.testing.assert_allclose(sorted(projection.get(["weight", "delay"])), expected)


def test_labels_in_plain_characters() -> None:
    assert asciify("a→b c/ä") == "a-b_c__" and asciify("") == "_"


def test_what_cannot_be_written_is_told(sim, network, tmp_path) -> None:
    with pytest.raises(SonataError, match="target of export_to_sonata.*'NEURON' is not one of PyNN"):
        export_to_sonata(network, tmp_path, target="NEURON")
    export_to_sonata(network, tmp_path)
    with pytest.raises(SonataError, match="has files already"):
        export_to_sonata(network, tmp_path)
    export_to_sonata(network, tmp_path, overwrite=True)
    (projection,) = [p for p in network.projections if p.label == "stdp"]
    with pytest.raises(InvalidModelError, match="'in' is not in the network"):
        export_to_sonata(Network(projection), tmp_path / "other")
    composed = sim.Population(2, sim.PointNeuron(sim.LIF(), AMPA=sim.CurrExpPostSynapticResponse()), label="composed")
    with pytest.raises(SonataError, match="'composed': SONATA has no word"):
        export_to_sonata(Network(composed), tmp_path / "third")


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("circuit_config.json", "{", "is no configuration of SONATA"),
        ("circuit_config.json", "{}", "describes no network"),
        ("networks/node_types_I.csv", "a b\n1 2\n", "is no table of types with a column node_type_id"),
        ("networks/node_types_I.csv", "node_type_id model_type\n9 virtual\n", "There is no type of the number"),
        ("networks/node_types_I.csv", None, "model_type 'biophysical' is not one of point_neuron"),
        ("networks/nodes_I.h5", "words", "cannot be read"),
    ],
)
def test_files_that_are_no_network_are_told(sim, network, tmp_path: Path, file, text, words) -> None:
    export_to_sonata(network, tmp_path)
    old = (tmp_path / file).read_text(errors="ignore")
    (tmp_path / file).write_text(old.replace("point_neuron", "biophysical") if text is None else text)
    with pytest.raises(SonataError, match=words):
        import_from_sonata(tmp_path / "circuit_config.json", sim)


def test_plans_that_are_none_are_told(tmp_path) -> None:
    (tmp_path / "plan.json").write_text('{"run": {"dt": 0.1}}')
    with pytest.raises(SonataError, match="says in `run` what dt and tstop are"):
        load_sonata_simulation_plan(tmp_path / "plan.json")
