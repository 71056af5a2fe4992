"""A network into SONATA's files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from backends.api.errors import InvalidModelError
from backends.api.network import Network
from backends.api.parameters import simplify
from backends.api.serialization.sonata.layout import NOTHING, SonataError, asciify, created, write_types
from backends.api.serialization.sonata.results import write_spikes
from backends.api.standardmodels.composed import PointNeuron

_RULES = ("timing_dependence", "weight_dependence")
_SPIKES = "spike_times"


def export_to_sonata(
    network: Network, output_path: str | os.PathLike[str], target: str = "PyNN", overwrite: bool = False
) -> None:
    """Write a network into a folder: circuit_config.json and what it names; only "PyNN" can be the target.

    Spikes of sources that are told them go into inputs/, and simulation_config.json says whose they are. Initial values
    have no place in the format. SonataError: the folder has files already and `overwrite` is not set, or there is no
    way to say what a model is.
    """
    if target != "PyNN":
        raise SonataError(f"target of export_to_sonata(): {target!r} is not one of PyNN.")
    folder = Path(output_path)
    if folder.exists() and any(folder.iterdir()) and not overwrite:
        raise SonataError(f"{os.fspath(folder)!r} has files already; overwrite=True replaces those of a network.")
    for part in ("networks", "components", "inputs"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    populations = [part for part in network.components if part in network.populations]
    names = _names([population.label for population in populations])
    by_population = dict(zip(populations, names, strict=True))
    nodes = [_write_nodes(folder, place, *item) for place, item in enumerate(by_population.items())]
    edges = list(_write_edges(folder, network, by_population))
    _write_json(folder / "circuit_config.json", {"networks": {"nodes": nodes, "edges": edges}}, target)
    _write_json(folder / "simulation_config.json", _simulation(folder, by_population), target)


def _names(labels: list[str]) -> list[str]:
    """Plain names, no two of which are alike."""
    names: list[str] = []
    for label in labels:
        plain = asciify(label)
        alike = sum(name == plain or name.rpartition("_")[0] == plain for name in names)
        names.append(plain if plain not in names else f"{plain}_{alike}")
    return names


def _write_json(path: Path, config: dict[str, Any], target: str) -> None:
    manifest = {"$BASE_DIR": str(path.parent), "$NETWORK_DIR": "$BASE_DIR/networks", "$INPUT_DIR": "$BASE_DIR/inputs"}
    components = {"point_neuron_models_dir": "$BASE_DIR/components", "synaptic_models_dir": "$BASE_DIR/components"}
    whole = {"target_simulator": target, "manifest": manifest, "components": components, **config}
    path.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


# --- nodes


def _write_nodes(folder: Path, place: int, population: Any, name: str) -> dict[str, str]:
    model = population.celltype.model
    if isinstance(population.celltype, PointNeuron):
        raise SonataError(f"{population.label!r}: SONATA has no word for the composed cell {model.name}.")
    row: dict[str, Any] = {
        "node_type_id": place,
        "model_type": "virtual" if model.is_source else "point_neuron",
        "model_template": f"pynn:{model.name}",
    }
    with created(folder / "networks" / f"nodes_{name}.h5") as file:
        group = file.create_group(f"nodes/{name}")
        n = population.size
        group.create_dataset("node_id", data=np.arange(n, dtype=np.uint64))
        group.create_dataset("node_type_id", data=np.full(n, place, np.int64))
        group.create_dataset("node_group_id", data=np.zeros(n, np.uint32))
        group.create_dataset("node_group_index", data=np.arange(n, dtype=np.uint64))
        inner = group.create_group("0")
        for axis, values in zip("xyz", population.positions, strict=True):
            inner.create_dataset(axis, data=values)
        for parameter in population.celltype.get_parameter_names():
            row[parameter] = _told(inner, parameter, population.get(parameter, gather=True))
    row = {key: value for key, value in row.items() if key != _SPIKES}
    write_types(folder / "networks" / f"node_types_{name}.csv", "node_type_id", [row])
    return _files("nodes", "node_types", name)


def _told(group: Any, name: str, values: Any) -> Any:
    """One value for all goes into the table; an array into the file."""
    if name == _SPIKES or not isinstance(values, np.ndarray):
        return values
    if values.dtype == object:
        raise SonataError(f"{name}: SONATA has no place for a list of numbers for each cell.")
    group.require_group("dynamics_params").create_dataset(name, data=values)
    return NOTHING


def _files(kind: str, types: str, name: str) -> dict[str, str]:
    """Where the two files of a population are."""
    return {
        f"{kind}_file": f"$NETWORK_DIR/{kind}_{name}.h5",
        f"{types}_file": f"$NETWORK_DIR/{types}_{name}.csv",
    }


# --- edges


def _write_edges(folder: Path, network: Network, names: dict[Any, str]) -> Iterator[dict[str, str]]:
    """For each pair of populations that a projection connects, a population of edges."""
    projections = [part for part in network.components if part in network.projections]
    labels = _names([projection.label for projection in projections])
    for place, (projection, label) in enumerate(zip(projections, labels, strict=True)):
        for one in (*projection.pre.parts(), *projection.post.parts()):
            if one[0] not in names:
                raise InvalidModelError(
                    f"Projection {projection.label!r}: {one[0].label!r} is not in the network that is to be written."
                )
        pieces = list(_pieces(projection))
        for number, piece in enumerate(pieces):
            name = label if len(pieces) == 1 else f"{label}-{number}"
            yield _write_piece(folder, place, name, projection, piece, names)


def _pieces(projection: Any) -> Iterator[tuple[Any, Any, Any, Any, Any]]:
    """The connections between two populations: these, both indices there, and which of the projection's they are."""
    pre, post = projection.ends()
    ends = (projection.pre, projection.post)
    sides = [[(population, begin, indices) for begin, (population, indices) in _begins(cells)] for cells in ends]
    for source, first, sources in sides[0]:
        for target, second, targets in sides[1]:
            inside = (pre >= first) & (pre < first + sources.size) & (post >= second) & (post < second + targets.size)
            which = np.flatnonzero(inside)
            if which.size or len(sides[0]) == len(sides[1]) == 1:
                yield source, target, sources[pre[which] - first], targets[post[which] - second], which


def _begins(cells: Any) -> Iterator[tuple[int, Any]]:
    begin = 0
    for part in cells.parts():
        yield begin, part
        begin += part[1].size


def _write_piece(
    folder: Path, place: int, name: str, projection: Any, piece: Any, names: dict[Any, str]
) -> dict[str, str]:
    source, target, pre, post, which = piece
    synapse, n = projection.synapse_type, which.size
    row: dict[str, Any] = {
        "edge_type_id": place,
        "model_template": f"pynn:{type(synapse).__name__}",
        "receptor_type": projection.receptor_type,
    }
    row |= {rule: getattr(synapse, rule).model.name for rule in _RULES if hasattr(synapse, rule)}
    with created(folder / "networks" / f"edges_{name}.h5") as file:
        group = file.create_group(f"edges/{name}")
        for end, indices, population in (("source", pre, source), ("target", post, target)):
            group.create_dataset(f"{end}_node_id", data=indices.astype(np.uint64))
            group[f"{end}_node_id"].attrs["node_population"] = names[population]
        group.create_dataset("edge_type_id", data=np.full(n, place, np.int64))
        group.create_dataset("edge_group_id", data=np.zeros(n, np.uint32))
        group.create_dataset("edge_group_index", data=np.arange(n, dtype=np.uint64))
        inner = group.create_group("0")
        for parameter in synapse.get_parameter_names():
            row[parameter] = _told(inner, parameter, simplify(projection.values(parameter)[which]))
    write_types(folder / "networks" / f"edge_types_{name}.csv", "edge_type_id", [row])
    return _files("edges", "edge_types", name)


# --- what sources are told


def _simulation(folder: Path, names: dict[Any, str]) -> dict[str, Any]:
    """A configuration that plays the spikes that sources were told, as long as the network was simulated."""
    inputs: dict[str, Any] = {}
    step, until = 0.1, 0.0
    for population, name in names.items():
        step, until = population.session.settings.timestep, population.session.time
        if _SPIKES in population.celltype.get_parameter_names():
            trains = [np.asarray(times, float) for times in population.values(_SPIKES)]
            cells = np.repeat(np.arange(len(trains)), [len(times) for times in trains])
            write_spikes(folder / "inputs" / f"{name}.h5", {name: (cells, np.concatenate([np.empty(0), *trains]))})
            file = {"input_type": "spikes", "module": "h5", "input_file": f"$INPUT_DIR/{name}.h5", "node_set": name}
            inputs[name] = file
    output = {"output_dir": "$BASE_DIR/output", "spikes_file": "spikes.h5", "spikes_sort_order": "by_time"}
    return {"run": {"dt": step, "tstop": until}, "inputs": inputs, "output": output, "reports": {}}
