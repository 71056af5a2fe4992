"""Checks of a whole network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import isfinite
from typing import Any

from app.model.checks.current import current_problems, injection_problems
from app.model.checks.population import PopulationCheck
from app.model.checks.problem import Problem, Problems, Severity
from app.model.checks.projection import ProjectionCheck
from app.model.checks.room import room_problems
from app.model.elements import Assembly, Current, Edge, Element, Injection, Population, Projection
from app.model.memory import Memory
from app.model.network import Network
from app.model.settings import Settings

Found = Memory[tuple[Problem, ...]]


def check(network: Network, memory: Found | None = None) -> tuple[Problem, ...]:
    """Every problem of the network, element by element, in the order of its program.

    A memory of earlier checks spares those of elements that are as they were.
    """
    return tuple(_problems(network, memory or Memory()))


def check_element(element: Element, network: Network) -> Problems:
    """The problems of one element; what is muted has none."""
    if not getattr(element, "muted", False) and (find := _CHECKS.get(type(element))):
        yield from find(element, network)


def _problems(network: Network, memory: Found) -> Problems:
    yield from _settings(network.settings)
    for element in network:
        if type(element) in _CHECKS:
            causes = (element, network.settings, *_needed(element, network))
            yield from memory.recall(element.name, causes, partial(_found, element, network))
    yield from room_problems(network)
    watched = any(projection.watch is not None for projection in network.projections)
    if network.populations and not watched and not any(population.records for population in network.populations):
        yield Problem("", "records", "Nothing is recorded, so a run will show nothing.", Severity.WARNING)


def _found(element: Element, network: Network) -> tuple[Problem, ...]:
    return tuple(check_element(element, network))


def _needed(element: Element, network: Network) -> Iterator[Element]:
    """What the problems of an element also depend on: its ends, and the members of those."""
    for name in (element.pre, element.post) if isinstance(element, Edge) else ():
        yield (end := network[name])
        yield from (network[member] for member in end.members) if isinstance(end, Assembly) else ()


def _projection(projection: Projection, network: Network) -> Problems:
    yield from ProjectionCheck(projection, *network.ends(projection), network.settings).problems()


_CHECKS: Mapping[type[Element], Callable[[Any, Network], Problems]] = {
    Population: lambda population, network: PopulationCheck(population, network.settings).problems(),
    Projection: _projection,
    Current: lambda current, network: current_problems(current),
    Injection: lambda injection, network: injection_problems(injection, network.end(injection.post, injection.view)),
}


def _settings(settings: Settings) -> Problems:
    for field, unit in (("duration", "ms"), ("timestep", "ms")):
        value = getattr(settings, field)
        if not (isinstance(value, int | float) and isfinite(value) and value > 0):
            yield Problem("", field, f"The {field} {value!r} is not a number above 0 {unit}.")
    if not (isinstance(settings.threads, int) and settings.threads >= 1):
        yield Problem("", "threads", f"{settings.threads!r} threads: a whole number of at least 1 is expected.")
    if not (isinstance(settings.seed, int) and 1 <= settings.seed < 2**31):
        yield Problem("", "seed", f"The seed {settings.seed!r} is not a whole number from 1 to {2**31 - 1}.")
    if not settings.axes or set(settings.axes) - set("xyz"):
        yield Problem("", "axes", f"The axes {settings.axes!r} are not made of x, y and z.")
    for axis, bounds in zip("xyz", settings.boundaries, strict=True):
        if bounds is not None and not (all(map(isfinite, bounds)) and bounds[0] < bounds[1]):
            ends = f"from {bounds[0]:g} to {bounds[1]:g} um"
            sentence = f"Space along {axis} runs {ends}: the first has to be below the second."
            yield Problem("", "boundaries", sentence)
