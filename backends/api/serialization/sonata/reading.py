"""SONATA's files into a network."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.network import Network
from backends.api.serialization.sonata.layout import SonataError, condensed, load_config, opened, read_types

Indices = NDArray[np.int64]
_MODELS = ("point_neuron", "point_process", "virtual")
_OF_SYNAPSES = {"syn_weight": "weight"}


def import_from_sonata(config_file: str | os.PathLike[str], sim: Any) -> Network:
    """Make the network that a circuit_config.json describes: an assembly for each population of nodes.

    A group of nodes becomes a population, a group of edges a projection; what is said of them beyond parameters becomes
    annotations. SonataError: the files are no such network, or one of models that are not here.
    """
    config = load_config(config_file)
    if "networks" not in config:
        raise SonataError(f"{os.fspath(config_file)!r} describes no network.")
    components, network = config.get("components", {}), Network()
    nodes: dict[str, tuple[Any, Indices, Indices]] = {}
    for files in config["networks"].get("nodes", ()):
        of_types = read_types(files["node_types_file"], "node_type_id")
        with opened(files["nodes_file"]) as file:
            for name, data in file["nodes"].items():
                nodes[name] = _nodes(sim, name, data, _with_dynamics(of_types, components, "point_neuron_models_dir"))
                network.add(nodes[name][0])
    for files in config["networks"].get("edges", ()):
        of_types = read_types(files["edge_types_file"], "edge_type_id")
        with opened(files["edges_file"]) as file:
            for name, data in file["edges"].items():
                told = _with_dynamics(of_types, components, "synaptic_models_dir")
                network.add(*_edges(sim, name, data, told, nodes))
    return network


def _with_dynamics(
    of_types: Mapping[int, Mapping[str, Any]], components: Mapping[str, str], folder: str
) -> dict[int, dict[str, Any]]:
    """What types say, with the parameters that they keep in files of their own."""
    filled: dict[int, dict[str, Any]] = {}
    for number, told in of_types.items():
        filled[number] = {name: value for name, value in told.items() if name != "dynamics_params"}
        if "dynamics_params" in told:
            path = Path(components.get(folder, "."), told["dynamics_params"])
            try:
                filled[number] |= json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise SonataError(f"Parameters of type {number} cannot be read from {str(path)!r}: {error}.") from error
    return filled


def _grouped(data: Any, kind: str) -> list[tuple[str, Any, Indices, Indices]]:
    """The groups of a population: name, data, which elements it has, and their places in it."""
    group, index = data[f"{kind}_group_id"][()].astype(np.int64), data[f"{kind}_group_index"][()].astype(np.int64)
    parts = []
    for number in np.unique(group).tolist():
        which = np.flatnonzero(group == number)
        parts.append((str(number), data.get(str(number), {}), which, index[which]))
    return parts


def _values(group: Any, types: Any, index: Indices, of_types: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """What is said of the elements of a group: by their types, and one by one."""
    values = condensed(of_types, types)
    own = {name: item for name, item in group.items() if hasattr(item, "shape")}
    own |= dict(group["dynamics_params"].items()) if "dynamics_params" in group else {}
    return values | {name: item[()][index] for name, item in own.items()}


# --- nodes


def _nodes(sim: Any, name: str, data: Any, of_types: Mapping[int, Mapping[str, Any]]) -> tuple[Any, Indices, Indices]:
    """An assembly, and the numbers of its nodes with their places in it."""
    groups = _grouped(data, "node")
    types, made, ids, places, begin = data["node_type_id"][()], [], [], [], 0
    numbers = data["node_id"][()].astype(np.int64) if "node_id" in data else np.arange(types.size)
    for number, group, which, index in groups:
        order = which[np.argsort(index, kind="stable")]
        values = _values(group, types[order], np.sort(index), of_types)
        label = name if len(groups) == 1 else f"{name}-{number}"
        made.append(_population(sim, label, order.size, values))
        ids.append(numbers[order])
        places.append(begin + np.arange(order.size))
        begin += order.size
    return sim.Assembly(*made, label=name), np.concatenate(ids), np.concatenate(places)


def _population(sim: Any, label: str, size: int, values: dict[str, Any]) -> Any:
    cell = _cell_type(sim, label, values)
    known = set(cell.get_parameter_names())
    population = sim.Population(size, cell(**{n: v for n, v in values.items() if n in known}), label=label)
    if {"x", "y"} <= values.keys():
        axes = [np.broadcast_to(values.get(axis, 0.0), (size,)) for axis in "xyz"]
        population.positions = np.array(axes, float)
    population.annotate(**{n: v for n, v in values.items() if n not in known and n not in ("x", "y", "z")})
    return population


def _cell_type(sim: Any, label: str, values: Mapping[str, Any]) -> Any:
    kind, template = values.get("model_type", "point_neuron"), values.get("model_template")
    if not isinstance(kind, str) or kind not in _MODELS:
        raise SonataError(f"Nodes {label!r}: model_type {kind!r} is not one of {', '.join(_MODELS)}.")
    if template is None and kind == "virtual":
        return sim.SpikeSourceArray
    return _model(sim, f"Nodes {label!r}", template, "native_cell_type")


def _model(sim: Any, owner: str, template: Any, native: str) -> Any:
    """The class that a template like "pynn:IF_curr_exp" or "nest:iaf_psc_alpha" names."""
    prefix, _, name = template.partition(":") if isinstance(template, str) else ("", "", "")
    if prefix.lower() == "pynn" and hasattr(sim, name):
        return getattr(sim, name)
    if prefix.lower() == "nest" and hasattr(sim, native):
        return getattr(sim, native)(name)
    raise SonataError(f"{owner}: the model {template!r} is not here; expected one for all, like 'pynn:IF_curr_exp'.")


# --- edges


def _edges(
    sim: Any, name: str, data: Any, of_types: Mapping[int, Mapping[str, Any]], nodes: Mapping[str, Any]
) -> list[Any]:
    ends = []
    for side in ("source_node_id", "target_node_id"):
        population = data[side].attrs["node_population"]
        population = population.decode() if isinstance(population, bytes) else str(population)
        if population not in nodes:
            raise SonataError(f"Edges {name!r}: there are no nodes {population!r}; there are: {', '.join(nodes)}.")
        ends.append((nodes[population][0], _places(name, nodes[population], data[side][()].astype(np.int64))))
    (pre, sources), (post, targets) = ends
    groups, types = _grouped(data, "edge"), data["edge_type_id"][()]
    return [
        _projection(
            sim,
            name if len(groups) == 1 else f"{name}-{number}",
            (pre, sources[which]),
            (post, targets[which]),
            _values(group, types[which], index, of_types),
        )
        for number, group, which, index in groups
    ]


def _places(name: str, nodes: tuple[Any, Indices, Indices], wanted: Indices) -> Indices:
    """Where the nodes of some numbers are in an assembly."""
    _, ids, places = nodes
    order = np.argsort(ids, kind="stable")
    at = np.searchsorted(ids[order], wanted).clip(max=max(0, ids.size - 1))
    if wanted.size and np.any(ids[order][at] != wanted):
        missing = wanted[np.argmax(ids[order][at] != wanted)]
        raise SonataError(f"Edges {name!r}: there is no node of the number {missing}.")
    return np.asarray(places[order][at])


def _projection(sim: Any, label: str, source: Any, target: Any, values: dict[str, Any]) -> Any:
    (pre, sources), (post, targets) = source, target
    told = {_OF_SYNAPSES.get(name, name): value for name, value in values.items()}
    for factor in ("sign", "nsyns"):
        if factor in told:
            told["weight"] = np.multiply(told["weight"], told[factor])
    make = _synapse(sim, label, told)
    known = set(make().get_parameter_names())
    columns = [name for name, value in told.items() if name in known and isinstance(value, np.ndarray)]
    rows = np.column_stack([sources, targets, *(told[name] for name in columns)])
    synapse = make(**{n: v for n, v in told.items() if n in known and n not in columns})
    rule = sim.FromListConnector(rows, column_names=columns)
    receptor = told.get("receptor_type")
    projection = sim.Projection(pre, post, rule, synapse, receptor_type=receptor, label=label)
    projection.annotate(**{n: v for n, v in told.items() if n not in known})
    return projection


def _synapse(sim: Any, label: str, told: Mapping[str, Any]) -> Any:
    """What makes the synapses from their parameters."""
    if "model_template" not in told:
        return sim.StaticSynapse
    kind = _model(sim, f"Edges {label!r}", told["model_template"], "native_synapse_type")
    if "timing_dependence" not in told:
        return kind
    rules = [getattr(sim, told[rule]) for rule in ("timing_dependence", "weight_dependence")]

    def mechanism(**parameters: Any) -> Any:
        parts = [
            rule(**{n: parameters.pop(n) for n in rule.get_parameter_names() if n in parameters}) for rule in rules
        ]
        return kind(*parts, **parameters)

    return mechanism
