"""Checks of a whole network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import isfinite
from typing import Any, NamedTuple

from app.model.checks.current import current_problems, injection_problems
from app.model.checks.population import PopulationCheck
from app.model.checks.problem import Problem, Problems, Severity
from app.model.checks.projection import ProjectionCheck
from app.model.checks.room import room_problems, synapses
from app.model.elements import Assembly, Current, Edge, Element, Injection, Population, Projection
from app.model.memory import Memory
from app.model.network import Network
from app.model.settings import Settings
from app.model.values import Reference


class Finding(NamedTuple):
    """What is wrong with an element, and how many synapses it is expected to make."""

    problems: tuple[Problem, ...]
    synapses: float


Found = Memory[Finding]


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
    number = 0.0
    for element in network:
        if type(element) in _CHECKS:
            causes = (element, network.settings, *_needed(element, network))
            found = memory.recall(element.name, causes, partial(_found, element, network))
            number += found.synapses
            yield from found.problems
    yield from room_problems(number, network.settings.simulator)
    watched = any(projection.watch is not None for projection in network.projections)
    if network.populations and not watched and not any(population.records for population in network.populations):
        yield Problem("", "records", "Nothing is recorded, so a run will show nothing.", Severity.WARNING)


def _found(element: Element, network: Network) -> Finding:
    return Finding(tuple(check_element(element, network)), synapses(element, network))


def _needed(element: Element, network: Network) -> Iterator[Element]:
    """What is found about an element also depends on this: where it begins and ends, and whom it takes after."""
    yield from _ends(element, network)
    if isinstance(element, Projection) and element.connector.parameters:
        other = element.connector.parameters.get("reference_projection")
        if isinstance(other, Reference) and other.name in network:
            yield (example := network[other.name])
            yield from _ends(example, network)


def _ends(element: Element, network: Network) -> Iterator[Element]:
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
