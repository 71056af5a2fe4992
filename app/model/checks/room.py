"""Whether a network fits into the memory of this machine: a warning before a run that would not end well."""

from __future__ import annotations

import os
from functools import cache

from app.model.checks.problem import Problem, Problems, Severity
from app.model.elements import Element, Projection
from app.model.estimates import estimate, memory
from app.model.network import Network

_SHARE = 0.8  # of the memory that a network may take without a word


def synapses(element: Element, network: Network) -> float:
    """How many synapses an element is expected to make; 0 where only drawing them can tell."""
    if not isinstance(element, Projection) or element.muted:
        return 0.0
    expected = estimate(element, network)
    return expected.number if expected is not None else 0.0


def room_problems(number: float, simulator: str) -> Problems:
    """A warning when so many synapses would not fit."""
    needed, there = memory(number, simulator), installed()
    if there and needed > _SHARE * there:
        sentence = (
            f"The projections make about {number:,.0f} synapses, some {needed / 2**30:,.0f} GB, "
            f"and this machine has {there / 2**30:,.0f} GB: a run will probably not fit."
        )
        yield Problem("", "memory", sentence, Severity.WARNING)


@cache
def installed() -> int:
    """The memory of this machine in bytes; 0 where it cannot be told."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 0
