"""Connectors of 2008: they say what synapses are told as well, and how distances are measured.

`AllToAllConnector(weights=0.1, delays=1.0)` is the connector of today, and remembers the rest for its projection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from inspect import signature
from typing import Any

import numpy as np

from backends.api import connectors
from backends.api.arguments import named as by_name
from backends.api.classic.listed import FromFileConnector, FromListConnector
from backends.api.classic.wording import renamed_keys
from backends.api.connectors import Connector
from backends.api.errors import InvalidModelError
from backends.api.space import Space

_SYNAPSE = {"weights": "weight", "delays": "delay"}
_SPACE = ("axes", "scale_factor", "offset", "periodic_boundaries")


@dataclass(frozen=True)
class Told:
    """What a connector was told besides: parameters of the synapses, arguments of a Space."""

    synapse: Mapping[str, Any] = field(default_factory=dict)
    space: Mapping[str, Any] = field(default_factory=dict)

    def spaced(self, sides: tuple[int, ...]) -> Space:
        """How distances are measured; boundaries (500, 500, 0) are the sides of what repeats, True: `sides`."""
        given = dict(self.space)
        bounds = given.pop("periodic_boundaries", None)
        bounds = (*sides, 0, 0, 0)[:3] if bounds is True else None if bounds is False else bounds
        if isinstance(bounds, (tuple, list, np.ndarray)):
            bounds = [((0.0, side) if side else None) if np.isscalar(side) else side for side in bounds]
        return Space(periodic_boundaries=bounds, **given)


def told(connector: Any) -> Told:
    """What a connector was told besides."""
    return getattr(connector, "__dict__", {}).get("told") or Told()


def _taught(kind: type[Connector], spatial: bool = False, **names: str) -> type[Connector]:
    """A class of connectors that understands the arguments of 2008; `names` are old ones of today's arguments."""

    def begin(self: Any, *args: Any, **kwargs: Any) -> None:
        given = renamed_keys(kind.__name__, kwargs, names)
        synapse = {today: given.pop(old) for old, today in _SYNAPSE.items() if old in given}
        space = {name: given.pop(name) for name in _SPACE if spatial and name in given}
        kind.__init__(self, *args, **given)
        self.told = Told({name: value for name, value in synapse.items() if value is not None}, space)

    members = {"__init__": begin, "__signature__": signature(kind), "__doc__": kind.__doc__, "__module__": __name__}
    return type(kind.__name__, (kind,), members)


AllToAllConnector = _taught(connectors.AllToAllConnector)
OneToOneConnector = _taught(connectors.OneToOneConnector)
FixedProbabilityConnector = _taught(connectors.FixedProbabilityConnector, p="p_connect")
FixedNumberPreConnector = _taught(connectors.FixedNumberPreConnector)
FixedNumberPostConnector = _taught(connectors.FixedNumberPostConnector)
DistanceDependentProbabilityConnector = _taught(connectors.DistanceDependentProbabilityConnector, spatial=True)

# What was told in place of a connector, and what the parameter is called that stands for all of them.
METHODS: Mapping[str, tuple[type[Connector], str]] = {
    "allToAll": (AllToAllConnector, "allow_self_connections"),
    "oneToOne": (OneToOneConnector, ""),
    "fixedProbability": (FixedProbabilityConnector, "p_connect"),
    "distanceDependentProbability": (DistanceDependentProbabilityConnector, "d_expression"),
    "fixedNumberPre": (FixedNumberPreConnector, "n"),
    "fixedNumberPost": (FixedNumberPostConnector, "n"),
    "fromList": (FromListConnector, "conn_list"),
    "fromFile": (FromFileConnector, "file"),
}


def by_method(method: str, parameters: Any = None) -> Connector:
    """The connector that a text named, like "fixedProbability" with 0.1. InvalidModelError: it names none."""
    if method not in METHODS:
        raise InvalidModelError(f"{method!r} is not a way to connect; expected a connector, or {', '.join(METHODS)}.")
    kind, name = METHODS[method]
    given = parameters if isinstance(parameters, Mapping) or parameters is None else {name: parameters}
    return kind(**by_name(given, f"method_parameters of {method!r}"))


CONNECTORS = {kind.__name__: kind for kind, _ in METHODS.values()}
