"""How projections were made: the arguments of 2008, in either order that they had, as those of today."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from inspect import signature
from typing import Any

from backends.api.arguments import of_kind
from backends.api.classic.connectors import by_method, told
from backends.api.classic.dynamics import SynapseDynamics, with_values
from backends.api.classic.listed import resolved
from backends.api.classic.wording import named
from backends.api.connectors import Connector
from backends.api.errors import ConnectionError, InvalidModelError
from backends.api.populations import BasePopulation
from backends.api.projections import Projection
from backends.api.random import AbstractRNG
from backends.api.standardmodels.synapses import SYNAPSE_TYPES

_SIGNATURE = signature(Projection)
_TODAY = tuple(_SIGNATURE.parameters)
_OF_0_5 = (*_TODAY[:3], "source", "target", "synapse_dynamics", "label", "rng")
_OF_0_4 = (*_TODAY[:3], "method_parameters", "source", "target", "synapse_dynamics", "label", "rng")
_OLD = ("method_parameters", "target", "synapse_dynamics", "rng")


def today(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """The arguments of today, and whether a target was among those given."""
    by_name = named("Projection", _order(args), args, kwargs, method="connector")
    old = {name: value for name in _OLD if (value := by_name.pop(name, None)) is not None}
    given = _SIGNATURE.bind(**by_name).arguments
    if all(isinstance(given[end], BasePopulation) for end in _TODAY[:2]):
        connector = _connector(given["connector"], old.get("method_parameters"), old.get("rng"))
        given |= _synapse(given.get("synapse_type"), old.get("synapse_dynamics"), told(connector).synapse)
        given |= {"receptor_type": _receptor(old["target"])} if "target" in old else {}
        pre, post = (given[end] for end in _TODAY[:2])
        if told(connector).space:
            given.setdefault("space", told(connector).spaced(pre.dim))
        given["connector"] = resolved(connector, pre, post)
    return given, "target" in old


def _receptor(target: Any) -> str:
    if not isinstance(target, str):
        raise ConnectionError(f"target of Projection: {target!r} is not the name of a receptor.")
    return target


def _order(args: tuple[Any, ...]) -> tuple[str, ...]:
    """The names of positional arguments."""
    _, _, method, _, fifth, sixth, seventh = (*args, *[None] * 7)[:7]
    if isinstance(method, str) or isinstance(seventh, SynapseDynamics) or len(args) > len(_TODAY):
        return _OF_0_4
    return _OF_0_5 if isinstance(fifth, str) or isinstance(sixth, SynapseDynamics) else _TODAY


def _connector(method: Any, parameters: Any, rng: Any) -> Any:
    """The connector that was meant, with a generator of the projection where it has none of its own."""
    if parameters is not None and not isinstance(method, str):
        raise InvalidModelError(f"method_parameters={parameters!r}: {method!r} knows its own already.")
    connector = by_method(method, parameters) if isinstance(method, str) else method
    if rng is None or not isinstance(connector, Connector) or connector.rng is not None:
        return connector
    seeded = copy(connector)
    seeded.rng = of_kind(rng, AbstractRNG, "rng of Projection", "a random number generator")
    return seeded


def _synapse(model: Any, dynamics: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The synapse model as an argument, if there is anything to say of it. InvalidModelError: it was said twice."""
    if dynamics is not None and not isinstance(dynamics, SynapseDynamics):
        raise InvalidModelError(f"synapse_dynamics={dynamics!r} is not SynapseDynamics(fast=…) or (slow=…).")
    if model is not None and (dynamics is not None or values):
        raise InvalidModelError(f"synapse_type={model!r} says it all: neither synapse_dynamics nor weights or delays.")
    if dynamics is None and not values:
        return {}
    synapse = dynamics.synapse if dynamics else SYNAPSE_TYPES["StaticSynapse"]()
    return {"synapse_type": with_values(synapse, **values) if values else synapse}
