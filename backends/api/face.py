"""The public face of one simulator: what `import pyNN.nest as sim` gives, made from the simulator alone."""

from __future__ import annotations

from typing import Any

from backends.api import connectors, errors, network, parameters, populations, projections, random, space
from backends.api.classic.names import names as classic
from backends.api.session import Session
from backends.api.standardmodels import StandardCellType, cells, composed, electrodes, plasticity, receptors, synapses
from backends.simulator import Simulator

_FUNCTIONS = (
    "setup",
    "end",
    "run",
    "run_for",
    "run_until",
    "reset",
    "initialize",
    "get_current_time",
    "get_time_step",
    "get_min_delay",
    "get_max_delay",
    "num_processes",
    "rank",
    "list_standard_models",
    "native_cell_type",
)
_ALIKE = (
    populations.Assembly,
    populations.ID,
    populations.PopulationView,
    projections.Connection,
    random.GSLRNG,
    random.NativeRNG,
    random.NumpyRNG,
    random.RandomDistribution,
    space.Space,
    space.Line,
    space.Grid2D,
    space.Grid3D,
    space.RandomStructure,
    space.Cuboid,
    space.Sphere,
    parameters.ArrayParameter,
    parameters.LazyArray,
    parameters.ParameterSpace,
    parameters.Sequence,
    StandardCellType,
)


def face(simulator: type[Simulator]) -> dict[str, Any]:
    """Everything public by name, `__all__` included. What all simulators have in common are the very same classes."""
    session = Session(simulator())
    names: dict[str, Any] = {name: getattr(session, name) for name in _FUNCTIONS}
    names |= {thing.__name__: thing for thing in _ALIKE}
    names |= {name: getattr(connectors, name) for name in connectors.__all__}
    names |= {
        name: getattr(part, name) for part in (composed, receptors, plasticity, electrodes) for name in part.__all__
    }
    names |= cells.CELL_TYPES | synapses.SYNAPSE_TYPES
    names |= {"errors": errors, "random": random, "space": space, "Network": network.Network}
    names |= classic(session)
    names |= {"session": session}
    return {**names, "__all__": [name for name in names if name != "session"]}
