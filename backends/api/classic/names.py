"""The names that the face of a simulator takes from here: today's classes that understand the old dialect, and more."""

from __future__ import annotations

from typing import Any

from backends.api.classic.connectors import CONNECTORS
from backends.api.classic.dynamics import DEPENDENCES, STDPMechanism, SynapseDynamics, TsodyksMarkramMechanism
from backends.api.classic.population import ClassicPopulation
from backends.api.classic.procedural import Procedural
from backends.api.classic.projection import Projection
from backends.api.populations import Population
from backends.api.session import Session

_FUNCTIONS = ("setup", "create", "connect", "set", "record", "record_v", "record_gsyn")


def names(session: Session) -> dict[str, Any]:
    """Functions and classes of one session, by their names in scripts."""
    population = _population(session)
    procedural = Procedural(session, population)
    return {
        **{name: getattr(procedural, name) for name in _FUNCTIONS},
        **CONNECTORS,
        **DEPENDENCES,
        **{kind.__name__: kind for kind in (STDPMechanism, SynapseDynamics, TsodyksMarkramMechanism)},
        "Population": population,
        "Projection": Projection,
    }


def _population(session: Session) -> type[Population]:
    """The class of populations that live in this session."""
    members = {"session": session, "__doc__": Population.__doc__, "__module__": Population.__module__}
    return type("Population", (ClassicPopulation,), members)
