"""What the synapses of a projection are told: read, changed, and handed over to the simulator."""

from __future__ import annotations

from typing import Any

import numpy as np

from backends.api.errors import InvalidDimensionsError
from backends.api.parameters import checked, evaluated, for_pairs
from backends.api.projections.table import Table
from backends.api.projections.wiring import Floats, Part, Wires
from backends.api.session import Session
from backends.simulator import Links, SimulatorError


class Told(Table):
    """Connections whose parameters can be read and changed.

    `_read` holds what was read, by name: when (ms), and the values. `_pending` is what single connections were told
    that the simulator does not know yet: it hears of all of them together.
    """

    session: Session
    _wiring: Wires
    _parts: list[tuple[Part, Links]]
    _read: dict[str, tuple[float, Floats]]
    _pending: dict[str, Floats]

    def values(self, name: str) -> Floats:
        """The present values of a synaptic parameter, one per connection."""
        if name in self._pending:
            return self._pending[name]
        if name not in self._read or self._read[name][0] != self.session.time:
            self._read[name] = self.session.time, self._values(name)
        return self._read[name][1]

    def _values(self, name: str) -> Floats:
        checked(self.synapse_type.model, {} if self.synapse_type.has_parameter(name) else {name: None})
        plastic = self.synapse_type.model.plastic and name == "weight"
        if not plastic and (told := self._wiring.told(name)) is not None:
            return told
        simulator = self.session.simulator
        if len(self._parts) == 1:
            return self._shared(name, simulator.get_links(self._parts[0][1], name))
        pre, post = self._wiring.ends()
        values = np.empty(pre.size)
        for part, links in self._parts:
            values[part.inside(pre, post)] = simulator.get_links(links, name)
        return self._shared(name, values)

    def _shared(self, name: str, values: Floats) -> Floats:
        """Values of which each process is sure of those onto its own cells, made sure of all."""
        if self.session.team.size == 1:
            return values
        homes = self.post.homes[self._wiring.ends()[1]]
        parts = self.session.team.share(f"reads {name} of {self.label!r}", values[homes == self.session.rank()])
        for rank, part in enumerate(parts):
            values[homes == rank] = part
        return values

    def set(self, **attributes: Any) -> None:
        """Change synaptic parameters: numbers, distributions, arrays with a value per connection or pair of cells."""
        self.settle()
        values = checked(self.synapse_type.model, for_pairs(attributes, self.shape))
        limits = self._wiring.limits
        changes = {name: limits.check(name, self._evaluated(name, value)) for name, value in values.items()}
        before, self._wiring.changed = self._wiring.changed, self._wiring.changed | changes
        self._read = {}
        try:
            self._hand_over(changes)
        except SimulatorError:
            self._wiring.changed = before
            raise

    def change_one(self, name: str, index: int, value: float) -> None:
        """Change a parameter of one connection. The simulator hears of it when it goes on, with all others."""
        checks = checked(self.synapse_type.model, {name: value})
        number = self._wiring.limits.check(name, self._evaluated(name, checks[name]))
        if name not in self._pending:
            self._pending[name] = self.values(name).copy()
        self._pending[name][index] = number

    def settle(self) -> None:
        """Tell the simulator what single connections were told."""
        if self._pending:
            pending, self._pending = self._pending, {}
            self.set(**pending)

    def _hand_over(self, changes: dict[str, Any]) -> None:
        """Tell the simulator what synapses are told from now on."""
        arrays = any(isinstance(value, np.ndarray) for value in changes.values())
        split = len(self._parts) > 1 and arrays
        pre, post = self._wiring.ends() if split else (np.empty(0, np.int64),) * 2
        for part, links in self._parts:
            inside = part.inside(pre, post)
            mine = {n: v[inside] if split and isinstance(v, np.ndarray) else v for n, v in changes.items()}
            self.session.simulator.set_links(links, mine)

    def _evaluated(self, name: str, value: Any) -> Any:
        """A number for all connections, or an array with a value for each."""
        if value is None:
            return self.session.min_delay
        if callable(value):
            return self._wiring.of_pairs(name, value, *self._wiring.ends())
        if isinstance(value, np.ndarray) and value.ndim == 2 and value.shape == self.shape:
            return value[self._wiring.ends()]
        if isinstance(value, np.ndarray) and value.shape != (self._wiring.count(),):
            raise InvalidDimensionsError(
                f"{name} of projection {self.label!r} has the shape {value.shape}; expected "
                f"({self._wiring.count()},) or {self.shape}."
            )
        return evaluated(self.synapse_type.model, name, value, 1 if np.isscalar(value) else self._wiring.count())
