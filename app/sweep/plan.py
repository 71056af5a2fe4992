"""What is to be swept: a network, which of its parameters over which values, on which simulator."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from app.commands import Describe
from app.commands.assign import AssignmentError, assigned
from app.model import Network
from app.model.checks import Severity, check
from app.storage import StorageError, dumps, loads
from app.sweep.values import SweepError, values

SEED = "seed"
FORMAT = "pinetum sweep"
MANY = 10_000  # points, beyond which somebody should be asked


@dataclass(frozen=True)
class Axis:
    """One or several parameters that take the same values together.

    `target` is "seed", or "ELEMENT.PARAMETER", several of them with commas between.
    """

    target: str
    text: str

    @property
    def values(self) -> tuple[float, ...]:
        """Its values. SweepError: the text holds none."""
        return values(self.text)

    @property
    def targets(self) -> tuple[str, ...]:
        """Each of the parameters."""
        return tuple(part.strip() for part in self.target.split(",") if part.strip())


@dataclass(frozen=True)
class Plan:
    """The points are all combinations of the values of the axes, the last axis running fastest."""

    network: Network
    axes: tuple[Axis, ...]
    simulator: str

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each axis has."""
        return tuple(len(axis.values) for axis in self.axes)

    @property
    def count(self) -> int:
        """How many points there are."""
        return prod(self.shape)

    def points(self) -> Iterator[tuple[float, ...]]:
        """The values of each point, an entry per axis."""
        return product(*(axis.values for axis in self.axes))

    def at(self, point: tuple[float, ...]) -> Network:
        """The network of a point. SweepError: a value is refused."""
        network = self.network.copy()
        for axis, value in zip(self.axes, point, strict=True):
            for target in axis.targets:
                _give(network, target, value)
        return network

    def require(self) -> None:
        """SweepError, with a sentence, when it cannot be carried out."""
        if not self.axes:
            raise SweepError("Nothing is swept; choose a parameter and its values.")
        targets = [target for axis in self.axes for target in axis.targets]
        for axis in self.axes:
            if not axis.targets:
                raise SweepError("An axis names no parameter; ELEMENT.PARAMETER or seed is expected.")
        if twice := next((t for t in targets if targets.count(t) > 1), None):
            raise SweepError(f"{twice} is swept twice.")
        first = self.at(tuple(axis.values[0] for axis in self.axes))
        for problem in check(first):
            if problem.severity is Severity.ERROR:
                raise SweepError(problem.sentence)

    # -- as text -----------------------------------------------------------------------------------------------------

    def dumps(self) -> str:
        """The plan as JSON."""
        axes = {axis.target: axis.text for axis in self.axes}
        body = {
            "format": FORMAT,
            "version": 1,
            "on": self.simulator,
            "over": axes,
            "network": json.loads(dumps(self.network)),
        }
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def plan_of(text: str, name: str) -> Plan:
    """The plan that a text holds. SweepError with the name of the file."""
    try:
        body = json.loads(text)
        assert isinstance(body, Mapping) and body.get("format") == FORMAT
        over, on = body["over"], body["on"]
        axes = tuple(Axis(str(target), str(given)) for target, given in over.items())
        return Plan(loads(json.dumps(body["network"]), name).network, axes, str(on))
    except StorageError as error:
        raise SweepError(str(error)) from error
    except (ValueError, KeyError, AttributeError, AssertionError, RecursionError) as error:
        raise SweepError(f"{name} is no sweep of Pinetum: {type(error).__name__}.") from error


def _give(network: Network, target: str, value: float) -> None:
    if target == SEED:
        if value != int(value) or value < 1:
            raise SweepError(f"{value:g} is no seed; a whole number of at least 1 is expected.")
        Describe(settings=replace(network.settings, seed=int(value))).do(network)
        return
    if "." not in target:
        raise SweepError(f"{target!r} is no parameter; ELEMENT.PARAMETER or seed is expected.")
    try:
        assigned(network, target, value).do(network)
    except AssignmentError as error:
        raise SweepError(str(error)) from error
