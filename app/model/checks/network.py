"""Checks of a whole network."""

from __future__ import annotations

from math import isfinite

from app.model.checks.population import PopulationCheck
from app.model.checks.problem import Problem, Problems, Severity
from app.model.checks.projection import ProjectionCheck
from app.model.network import Network
from app.model.settings import Settings


def check(network: Network) -> tuple[Problem, ...]:
    """Every problem of the network, element by element, in the order of its program."""
    return tuple(_problems(network))


def _problems(network: Network) -> Problems:
    yield from _settings(network.settings)
    for population in network.populations:
        yield from PopulationCheck(population, network.settings).problems()
    for projection in network.projections:
        ends = network.population(projection.pre), network.population(projection.post)
        yield from ProjectionCheck(projection, *ends, network.settings).problems()
    if network.populations and not any(population.records for population in network.populations):
        yield Problem("", "records", "Nothing is recorded, so a run will show nothing.", Severity.WARNING)


def _settings(settings: Settings) -> Problems:
    for field, unit in (("duration", "ms"), ("timestep", "ms")):
        value = getattr(settings, field)
        if not (isinstance(value, int | float) and isfinite(value) and value > 0):
            yield Problem("", field, f"The {field} {value!r} is not a number above 0 {unit}.")
    if not (isinstance(settings.threads, int) and settings.threads >= 1):
        yield Problem("", "threads", f"{settings.threads!r} threads: a whole number of at least 1 is expected.")
    if not (isinstance(settings.seed, int) and 1 <= settings.seed < 2**31):
        yield Problem("", "seed", f"The seed {settings.seed!r} is not a whole number from 1 to {2**31 - 1}.")
