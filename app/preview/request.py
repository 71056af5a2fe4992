"""What is asked and what is answered; the requests that are ready-made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

from app.script import Program

SKETCH = "sketch"  # the simulator that only writes down what it is told
LIMIT = 2_000_000  # cells, or connections, that are worth looking at one by one
SECONDS = 20.0

_POSITIONS = """
answer = {{"positions": {0}.positions.T}}
"""
_CONNECTIONS = """
answer = dict(zip(("pre", "post"), {0}.ends()))
for name in ("weight", "delay"):
    if {0}.synapse_type.has_parameter(name):
        answer[name] = {0}.values(name)
"""


@dataclass(frozen=True)
class Request:
    """A program that binds `answer`, and the simulator whose child executes it within so many seconds.

    With `element`, `text` is the program of a whole network, of which only what makes that element is executed, up to
    the run; then comes `tail`. The sketch refuses more than `limit` cells in a population, or connections in a
    projection.
    """

    simulator: str
    text: str
    element: str = ""
    tail: str = ""
    limit: int = LIMIT
    seconds: float = SECONDS


@dataclass(frozen=True, eq=False)
class Answer:
    """The arrays of a request by name, or a sentence that says why there are none."""

    request: Request
    arrays: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    sentence: str = ""


def positions(program: Program, population: str, limit: int = LIMIT) -> Request:
    """Where the cells of a population are: "positions" (n, 3) in um."""
    return Request(SKETCH, program.text, population, _POSITIONS.format(_name(population)), limit)


def connections(program: Program, projection: str, limit: int = LIMIT) -> Request:
    """The connections of a projection: "pre" and "post" (m,), indices into its two ends; "weight", and "delay" in ms.

    An electrical synapse has no delay.
    """
    return Request(SKETCH, program.text, projection, _CONNECTIONS.format(_name(projection)), limit)


def _name(element: str) -> str:
    """ValueError: it can be no name in a program."""
    if not element.isidentifier():
        raise ValueError(f"{element!r} is not the name of an element")
    return element
