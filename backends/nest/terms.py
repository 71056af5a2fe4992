"""What the synapses of a projection are told in NEST's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from backends.nest.groups import Neurons
from backends.nest.rows import Receptor, SynapseRows
from backends.simulator import Floats, Indices, Numbers, SimulatorError
from backends.standard import SynapseModel
from backends.standard.units import factor

_INSTANT = 1e-6  # ms
_NOTHING = 1e-30


@dataclass(frozen=True)
class Terms:
    """How NEST calls a synapse onto a receptor of some cells, and in which units it takes its parameters."""

    rows: SynapseRows
    synapse: SynapseModel
    target: Neurons
    receptor: str

    @property
    def inlet(self) -> Receptor:
        """Where weights go."""
        return self.target.rows.receptors[self.receptor]

    @property
    def size(self) -> float:
        """What the size of a weight of ours is multiplied by."""
        return factor(self.target.cell.unit_of(self.receptor), self.inlet.unit)

    @property
    def factor(self) -> float:
        """What a weight of ours is multiplied by: NEST's are negative for all that inhibits."""
        return self.size * self.inlet.sign

    def of(self, values: Mapping[str, Any], wanted: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """NEST's parameters from ours in `values`: of all, or of those that depend on what is wanted."""
        rows, wanted = self.rows, values if wanted is None else wanted
        told = {row.name: row.value(values) for row in rows.parameters if wanted.keys() & {*row.of}}
        told |= {name: self._weight(values[ours]) for name, ours in rows.weights.items() if ours in wanted}
        return told | {name: values[ours] * self.size for name, ours in rows.sizes.items() if ours in wanted}

    def named(self, name: str) -> tuple[str, float]:
        """NEST's name of a parameter, and what ours is multiplied by."""
        names = {ours: (theirs, self.factor) for theirs, ours in self.rows.weights.items()}
        names |= {ours: (theirs, self.size) for theirs, ours in self.rows.sizes.items()}
        return (names | {row.of[0]: (row.name, row.factor) for row in self.rows.parameters if not row.law})[name]

    def besides(self, values: Mapping[str, Any], post: Indices) -> dict[str, Any]:
        """What NEST is told at the beginning that is no parameter of ours, for connections onto these cells."""
        rows = self.rows
        decay = {rows.decay: self._time_constant(post, values["tau_rec"])} if rows.decay else {}
        return {**rows.constants, **decay}

    def keep(self, values: Mapping[str, Any]) -> None:
        """Refuse what NEST leaves no choice of, and tell the cells what NEST keeps with them."""
        self.check(values)
        for name, ours in self.rows.cell.items():
            self.target.keep(name, ours, values[ours])

    def check(self, values: Mapping[str, Numbers]) -> None:
        """SimulatorError: NEST leaves no choice of a value."""
        for name, only in self.rows.fixed.items():
            if name in values and np.any(values[name] != only):
                raise SimulatorError(
                    f"{name} of {self.synapse.name} onto {self.target.cell.name} can only be {only:g} in NEST; it was "
                    f"given as {np.ravel(values[name])[0]:g}."
                )

    def check_changed(self, values: Mapping[str, Numbers]) -> None:
        """The same, and what NEST keeps with cells stays as it was when the connections were made."""
        self.check(values)
        for name, ours in self.rows.cell.items():
            if ours in values and np.any(values[ours] != self.target.kept[name]):
                raise SimulatorError(
                    f"{ours} of {self.synapse.name} onto {self.target.cell.name} cannot be changed once there are "
                    "connections: NEST keeps it with the cells."
                )

    def _weight(self, value: Any) -> Any:
        """A weight as NEST takes it. Plastic weights have to have the sign of their bound, even those of nothing."""
        signed = value * self.factor
        bounded = self.synapse.plastic and self.factor < 0
        return np.where(np.equal(signed, 0.0), -_NOTHING, signed) if bounded else signed

    def _time_constant(self, post: Indices, tau_rec: Numbers) -> Floats:
        """That of the receptor, ms; where currents are over at once, almost nothing.

        NEST divides by its difference to tau_rec: where that is nothing, it is made one millionth.
        """
        constant = self.target.parameters.get(self.target.cell.decay_of(self.receptor), _INSTANT)
        own = np.broadcast_to(constant, (self.target.n,))[post]
        return np.where(np.abs(own - tau_rec) < 1e-6 * own, own * (1.0 + 1e-6), own)
