"""Projections as 2008 made them, and what is deprecated since: functions for weights, delays and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import signature
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api import projections
from backends.api.arguments import path
from backends.api.classic import listed
from backends.api.classic.debugging import log
from backends.api.classic.making import today
from backends.api.classic.weights import inhibiting
from backends.api.classic.wording import deprecated, values
from backends.api.connectors.connector import Sides
from backends.api.errors import InvalidParameterValueError
from backends.api.populations.view import is_index
from backends.api.projections.wiring import Wires, Wiring
from backends.api.recording.files import BaseFile
from backends.api.settings import is_number


class Unheard(Wiring):
    """Connections onto sources of spikes: they can be read and changed, and no simulator hears of them."""

    def build(self, *_: Any) -> list[Any]:
        """Only look at what the script said of them."""
        for _block in self:
            pass
        return []


class Connections:
    """The connections of a projection one by one; in 2008 they were the result of a call."""

    def __init__(self, projection: projections.Projection) -> None:
        self._projection = projection

    def __iter__(self) -> Iterator[projections.Connection]:
        return iter(self._projection)

    def __len__(self) -> int:
        return len(self._projection)

    def __getitem__(self, index: int) -> projections.Connection:
        return self._projection[index]

    def __call__(self) -> Connections:
        """The same."""
        return self


class Projection(projections.Projection):
    """A projection that may be told a method, a target, dynamics of synapses and a generator of random numbers.

    Where it was told a `target`, weights of inhibitory currents are magnitudes, and it may be a source of spikes, on
    which connections have no effect.
    """

    __signature__ = signature(projections.Projection)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given, self._is_old = today(args, kwargs)
        super().__init__(**given)
        log.debug("%r of %s", self, type(self.connector).__name__)

    def _receptor(self, given: str | None, weight: Any) -> str:
        if not self._is_old or self.post.receptor_types or self.synapse_type.model.plastic:
            return super()._receptor(given, weight)
        log.warning("%r: %r is a source of spikes, so connections have no effect.", self, self.post.label)
        return str(given)

    def _wires(self, sides: Sides, values: Mapping[str, Any]) -> Wires:
        if self._is_old and self._limits().sign < 0:
            values = {**values, "weight": inhibiting(values["weight"])}
        if not self.post.receptor_types:
            return Unheard(self.connector, sides, values, self._limits())
        return super()._wires(sides, values)

    @property
    def connections(self) -> Connections:  # type: ignore[override]
        """The connections one by one."""
        return Connections(self)

    # --- weights and delays

    @deprecated("set(weight=w)")
    def setWeights(self, w: Any) -> None:
        """Set the weights: a number, one for each connection, an expression. Of inhibitory currents: magnitudes."""
        self._weigh(w)

    @deprecated("set(weight=distribution)")
    def randomizeWeights(self, rand_distr: Any) -> None:
        """Draw the weights from a distribution; of inhibitory currents, the magnitudes."""
        self._weigh(rand_distr)

    def _weigh(self, weight: Any) -> None:
        self.set(weight=inhibiting(weight) if self._wiring.limits.sign < 0 else weight)

    @deprecated("set(delay=d)")
    def setDelays(self, d: Any) -> None:
        """Set the delays (ms): a number, one for each connection, or an expression of the distance like "d/50"."""
        self.set(delay=d)

    @deprecated("set(delay=distribution)")
    def randomizeDelays(self, rand_distr: Any) -> None:
        """Draw the delays from a distribution."""
        self.set(delay=rand_distr)

    @deprecated("set(name=value)")
    def setSynapseDynamics(self, parameter_name: str, value: Any) -> None:
        """Set a parameter of the synapses."""
        self.set(**values(parameter_name, value))

    @deprecated("set(name=distribution)")
    def randomizeSynapseDynamics(self, parameter_name: str, rand_distr: Any) -> None:
        """Draw a parameter of the synapses from a distribution."""
        self.set(**values(parameter_name, rand_distr))

    @deprecated("get('weight', format)")
    def getWeights(self, format: str = "list", gather: bool = True) -> Any:
        """The weights: one for each connection, or an array of shape (pre.size, post.size)."""
        return self.get("weight", format, gather, with_address=False)

    @deprecated("get('delay', format)")
    def getDelays(self, format: str = "list", gather: bool = True) -> Any:
        """The delays (ms): one for each connection, or an array of shape (pre.size, post.size)."""
        return self.get("delay", format, gather, with_address=False)

    @deprecated("get(name, format)")
    def getSynapseDynamics(self, parameter_name: str, format: str = "list", gather: bool = True) -> Any:
        """A parameter of the synapses, likewise."""
        return self.get(parameter_name, format, gather, with_address=False)

    # --- files

    @deprecated("save('all', file)")
    def saveConnections(self, file: Any, gather: bool = True, compatible_output: bool = True) -> None:
        """Write a line for each connection: population[address] of both ends, weight, delay."""
        if isinstance(file, BaseFile):
            self.save("all", file, gather=gather)
        else:
            listed.write(self, path(file, "file of saveConnections()"), gather)

    @deprecated("save('weight', file, format)")
    def printWeights(self, file: Any, format: str = "list", gather: bool = True) -> None:
        """Write the weights: a line for each, or an array with 0 where there is no connection."""
        self._print("weight", file, format, gather)

    @deprecated("save('delay', file, format)")
    def printDelays(self, file: Any, format: str = "list", gather: bool = True) -> None:
        """Write the delays likewise."""
        self._print("delay", file, format, gather)

    def _print(self, name: str, file: Any, format: str, gather: bool) -> None:
        if isinstance(file, BaseFile):
            self.save(name, file, format, gather)
            return
        rows = np.nan_to_num(self.get(name, format, gather, with_address=False))
        if (own := self.session.team.target(path(file, f"file of {name}s"), gather)) is not None:
            np.savetxt(own, rows, "%g", newline=" \n" if format == "array" else "\n")

    @deprecated("numpy.histogram()")
    def weightHistogram(
        self, min: float | None = None, max: float | None = None, nbins: int = 10
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """How many weights lie in each of some bins, shape (nbins,), and the edges of the bins, shape (nbins + 1,)."""
        weights = self.values("weight")
        low = weights.min(initial=np.inf) if min is None else min
        high = weights.max(initial=-np.inf) if max is None else max
        if not (is_number(low) and is_number(high) and low <= high and is_index(nbins) and nbins > 0):
            raise InvalidParameterValueError(
                f"weightHistogram() of {self.label!r}: {low!r} to {high!r} cannot be divided into {nbins!r} bins."
            )
        return np.histogram(weights, np.linspace(low, high, nbins + 1))
