"""Every public callable with arguments that are right, to be made wrong one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import csa
import numpy as np

from backends.api.expressions import IndexBasedExpression
from backends.standard import CELLS, CONNECTORS, CURRENTS, DISTRIBUTIONS, SYNAPSES, TIMINGS, WEIGHT_DEPENDENCES

Arguments = Mapping[str, Any]


class Diagonal(IndexBasedExpression):
    """Each cell with that of its own number."""

    def __call__(self, i: Any, j: Any) -> Any:
        return np.where(i == j, 1.0, 0.0)


class World:
    """A small network on a simulator, with something of each kind in it."""

    def __init__(self, sim: ModuleType, folder: Path) -> None:
        self.sim = sim
        self.folder = folder
        sim.setup(timestep=0.1, min_delay=0.1, max_delay=10.0, rng_seed=1)
        self.cells = sim.Population(4, sim.IF_cond_exp(tau_m=10.0), structure=sim.Line(dx=2.0), label="cells")
        self.others = sim.Population(3, sim.IF_curr_exp(), label="others")
        self.source = sim.Population(2, sim.SpikeSourceArray(spike_times=[1.0, 2.0]), label="source")
        self.view = self.cells[0:2]
        self.both = self.cells + self.others
        self.synapse = sim.StaticSynapse(weight=0.01, delay=0.5)
        self.projection = sim.Projection(self.cells, self.cells, sim.AllToAllConnector(), self.synapse)
        self.current = sim.DCSource(amplitude=0.1)
        self.rng = sim.NumpyRNG(seed=1)
        self.cells.record(["spikes", "v"])
        sim.run(1.0)


@dataclass(frozen=True)
class Call:
    """What is called, found in a world, and the right arguments."""

    name: str
    find: Callable[[World], Callable[..., Any]]
    arguments: Callable[[World], Arguments]


def _functions() -> list[Call]:
    right: dict[str, Callable[[World], Arguments]] = {
        "setup": lambda w: {"timestep": 0.1, "min_delay": 0.1, "max_delay": 5.0, "threads": 1, "rng_seed": 2},
        "run": lambda w: {"simtime": 0.3, "callbacks": None},
        "run_for": lambda w: {"simtime": 0.3, "callbacks": None},
        "run_until": lambda w: {"time_point": 2.0, "callbacks": None},
        "reset": lambda w: {"annotations": {"a": 1}},
        "initialize": lambda w: {"cells": w.cells, "v": -60.0},
        "Population": lambda w: {
            "size": 2,
            "cellclass": w.sim.IF_cond_exp,
            "cellparams": {"tau_m": 5.0},
            "structure": w.sim.Line(),
            "initial_values": {"v": -60.0},
            "label": "new",
        },
        "PopulationView": lambda w: {"parent": w.cells, "selector": slice(0, 2), "label": "view"},
        "Projection": lambda w: {
            "presynaptic_population": w.cells,
            "postsynaptic_population": w.others,
            "connector": w.sim.AllToAllConnector(),
            "synapse_type": w.synapse,
            "source": None,
            "receptor_type": "excitatory",
            "space": w.sim.Space(),
            "label": "new",
        },
        "NumpyRNG": lambda w: {"seed": 3, "parallel_safe": True},
        "Space": lambda w: {"axes": "xy", "scale_factor": 1.0, "offset": 0.0, "periodic_boundaries": None},
        "Line": lambda w: {"dx": 1.0, "x0": 0.0, "y": 0.0, "z": 0.0},
        "Grid2D": lambda w: {"aspect_ratio": 1.0, "dx": 1.0, "dy": 1.0, "x0": 0.0, "fill_order": "sequential"},
        "Grid3D": lambda w: {"aspect_ratioXY": 1.0, "aspect_ratioXZ": 1.0, "dx": 1.0, "fill_order": "sequential"},
        "RandomStructure": lambda w: {"boundary": w.sim.Sphere(1.0), "origin": (0.0, 0.0, 0.0), "rng": w.rng},
        "Cuboid": lambda w: {"width": 1.0, "height": 1.0, "depth": 1.0},
        "Sphere": lambda w: {"radius": 1.0},
        "Sequence": lambda w: {"value": [1.0, 2.0]},
        "ArrayParameter": lambda w: {"value": [1.0, 2.0]},
    }
    return [Call(name, _of_module(name), arguments) for name, arguments in right.items()]


def _of_module(name: str) -> Callable[[World], Callable[..., Any]]:
    return lambda world: getattr(world.sim, name)


CONNECTIONS = [(0, 1, 0.1, 0.5), (2, 2, 0.1, 0.5)]


def _connectors() -> list[Call]:
    """Each connector in a projection, since most of what is wrong shows there."""
    right: dict[str, Callable[[World], Arguments]] = {
        "AllToAllConnector": lambda w: {"allow_self_connections": True},
        "OneToOneConnector": lambda w: {},
        "FixedProbabilityConnector": lambda w: {"p_connect": 0.5, "allow_self_connections": True},
        "DistanceDependentProbabilityConnector": lambda w: {"d_expression": "exp(-d)", "allow_self_connections": True},
        "IndexBasedProbabilityConnector": lambda w: {
            "index_expression": Diagonal(),
            "allow_self_connections": True,
        },
        "DisplacementDependentProbabilityConnector": lambda w: {
            "disp_function": lambda d: 0.5 + 0.0 * d[0],
            "allow_self_connections": True,
        },
        "FromListConnector": lambda w: {"conn_list": CONNECTIONS, "column_names": ["weight", "delay"]},
        "FromFileConnector": lambda w: {"file": str(w.folder / "edges.txt"), "distributed": False},
        "FixedNumberPreConnector": lambda w: {"n": 2, "allow_self_connections": True, "with_replacement": False},
        "FixedNumberPostConnector": lambda w: {"n": 2, "allow_self_connections": True, "with_replacement": False},
        "FixedTotalNumberConnector": lambda w: {"n": 2, "allow_self_connections": True, "with_replacement": True},
        "SmallWorldConnector": lambda w: {"degree": 2.0, "rewiring": 0.5, "allow_self_connections": True},
        "ArrayConnector": lambda w: {"array": np.ones((4, 4), bool)},
        "CloneConnector": lambda w: {"reference_projection": w.projection},
        "CSAConnector": lambda w: {"cset": csa.random(0.5)},
    }
    assert right.keys() == CONNECTORS.keys()
    common = {"safe": True, "callback": None}

    def connect(name: str) -> Callable[[World], Callable[..., Any]]:
        def find(world: World) -> Callable[..., Any]:
            def connected(**arguments: Any) -> Any:
                connector = getattr(world.sim, name)(**arguments)
                return world.sim.Projection(world.cells, world.cells, connector, world.synapse)

            return connected

        return find

    return [
        Call(name, connect(name), lambda w, right=arguments: {**right(w), **common})
        for name, arguments in right.items()
    ]


def _models() -> list[Call]:
    """Each model with each parameter, made into what it is a model of."""

    def cell(name: str) -> Callable[[World], Callable[..., Any]]:
        return lambda w: lambda **given: w.sim.Population(2, getattr(w.sim, name)(**given))

    def synapse(name: str) -> Callable[[World], Callable[..., Any]]:
        def find(w: World) -> Callable[..., Any]:
            return lambda **given: w.sim.Projection(
                w.cells, w.others, w.sim.AllToAllConnector(), getattr(w.sim, name)(**given), receptor_type="excitatory"
            )

        return find

    def plain(name: str) -> Callable[[World], Callable[..., Any]]:
        return _of_module(name)

    def current(name: str) -> Callable[[World], Callable[..., Any]]:
        return lambda w: lambda **given: getattr(w.sim, name)(**given).inject_into(w.cells)

    tables = [
        (CELLS, cell),
        (SYNAPSES, synapse),
        (TIMINGS, plain),
        (WEIGHT_DEPENDENCES, plain),
        (CURRENTS, current),
    ]
    return [
        Call(name, kind(name), lambda w, model=model: {p.name: p.default for p in model.parameters})
        for table, kind in tables
        for name, model in table.items()
    ]


def _distributions() -> list[Call]:
    def draw(name: str) -> Callable[[World], Callable[..., Any]]:
        return lambda w: lambda **given: w.sim.RandomDistribution(name, rng=w.rng, **given).next(3)

    return [
        Call(f"RandomDistribution({name!r})", draw(name), lambda w, model=model: model.defaults)
        for name, model in DISTRIBUTIONS.items()
    ] + [
        Call(
            "RandomDistribution",
            lambda w: w.sim.RandomDistribution,
            lambda w: {"distribution": "normal", "parameters_pos": [0.0, 1.0], "rng": w.rng},
        ),
        Call(
            "NumpyRNG.next",
            lambda w: w.rng.next,
            lambda w: {"n": 3, "distribution": "uniform", "parameters": {"low": 0.0, "high": 1.0}, "mask": None},
        ),
    ]


def _methods() -> list[Call]:
    of_cells: dict[str, Callable[[World], Arguments]] = {
        "get": lambda w: {"parameter_names": "tau_m", "gather": False, "simplify": True},
        "set": lambda w: {"tau_m": 12.0, "v_thresh": -45.0},
        "initialize": lambda w: {"v": -60.0},
        "record": lambda w: {"variables": "v", "to_file": None, "sampling_interval": 0.1},
        "get_data": lambda w: {"variables": "v", "gather": True, "clear": False},
        "write_data": lambda w: {"io": str(w.folder / "data.pkl"), "variables": "all", "gather": True, "clear": False},
        "inject": lambda w: {"current_source": w.current},
        "sample": lambda w: {"n": 2, "rng": w.rng},
        "nearest": lambda w: {"position": (0.0, 0.0, 0.0)},
        "id_to_index": lambda w: {"": w.cells[0]},
        "find_units": lambda w: {"variable": "v"},
        "can_record": lambda w: {"variable": "v"},
        "annotate": lambda w: {"note": "x"},
        "save_positions": lambda w: {"file": str(w.folder / "positions.txt")},
        "describe": lambda w: {"template": None},
        "__getitem__": lambda w: {"": 1},
        "__add__": lambda w: {"": w.source},
    }
    of_projections: dict[str, Callable[[World], Arguments]] = {
        "get": lambda w: {
            "attribute_names": "weight",
            "format": "array",
            "gather": True,
            "with_address": True,
            "multiple_synapses": "sum",
        },
        "set": lambda w: {"weight": 0.02, "delay": 0.7},
        "save": lambda w: {
            "attribute_names": "all",
            "file": str(w.folder / "c.txt"),
            "format": "list",
            "gather": True,
            "with_address": True,
        },
        "size": lambda w: {"gather": True},
        "annotate": lambda w: {"note": "x"},
        "describe": lambda w: {"template": None},
        "__getitem__": lambda w: {"": 1},
    }
    of_ids: dict[str, Callable[[World], Arguments]] = {
        "set_parameters": lambda w: {"tau_m": 11.0},
        "set_initial_value": lambda w: {"variable": "v", "value": -60.0},
        "get_initial_value": lambda w: {"variable": "v"},
        "inject": lambda w: {"current_source": w.current},
    }
    owners: list[tuple[str, Callable[[World], Any], dict[str, Callable[[World], Arguments]]]] = [
        ("Population", lambda w: w.cells, of_cells),
        ("PopulationView", lambda w: w.view, of_cells),
        ("Assembly", lambda w: w.both, of_cells),
        ("Projection", lambda w: w.projection, of_projections),
        ("ID", lambda w: w.cells[1], of_ids),
    ]
    return [
        Call(f"{owner}.{name}", lambda w, find=find, name=name: _positional(getattr(find(w), name)), arguments)
        for owner, find, methods in owners
        for name, arguments in methods.items()
    ] + [
        Call("Population.get_spike_counts", lambda w: w.cells.get_spike_counts, lambda w: {"gather": True}),
        Call("PopulationView.mean_spike_count", lambda w: w.view.mean_spike_count, lambda w: {"gather": True}),
        Call(
            "Population.positions",
            lambda w: lambda value: setattr(w.cells, "positions", value),
            lambda w: {"value": np.zeros((3, 4))},
        ),
        Call(
            "ID.position",
            lambda w: lambda value: setattr(w.cells[1], "position", value),
            lambda w: {"value": (1, 2, 3)},
        ),
        Call("ID.tau_m", lambda w: lambda value: setattr(w.cells[1], "tau_m", value), lambda w: {"value": 3.0}),
        Call(
            "Connection.weight",
            lambda w: lambda value: setattr(w.projection[1], "weight", value),
            lambda w: {"value": 0.1},
        ),
        Call("DCSource.inject_into", lambda w: w.current.inject_into, lambda w: {"cells": [w.cells[0]]}),
        Call(
            "DCSource.amplitude",
            lambda w: lambda value: setattr(w.current, "amplitude", value),
            lambda w: {"value": 0.1},
        ),
    ]


def _positional(method: Callable[..., Any]) -> Callable[..., Any]:
    """Arguments named "" are given by their place."""
    return lambda **given: method(*([given.pop("")] if "" in given else []), **given)


CALLS = {call.name: call for call in [*_functions(), *_connectors(), *_models(), *_distributions(), *_methods()]}
