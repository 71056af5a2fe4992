"""What spikes leave behind: sums of exponentials, as many as each cell likes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.brian2.blocks import AfterEffect
from backends.brian2.laws import decay, opened
from backends.simulator import Floats, Indices, SimulatorError

if TYPE_CHECKING:
    from backends.brian2.groups import Neurons


class AfterEffects:
    """A state of all cells of a group: its base, and the parts that decay, of the shape (cells, parts)."""

    def __init__(self, group: Neurons, effect: AfterEffect) -> None:
        self._group = group
        self._effect = effect
        self._parts = np.zeros((group.n, 0))
        self.tell()

    def tell(self) -> None:
        """Take over the parameters as they are now. SimulatorError: their lists do not fit."""
        group, effect = self._group, self._effect
        taus, sizes = (_lists(group.parameters[name], group.n) for name in (effect.constants, effect.sizes))
        for cell, (tau, size) in enumerate(zip(taus, sizes, strict=True)):
            if tau.size != size.size:
                raise SimulatorError(
                    f"{group.cell.name}, cell {cell}: {effect.constants} has {tau.size} numbers and {effect.sizes} "
                    f"{size.size}; expected as many of each."
                )
        constants, self._sizes = _table(taus, 1.0), _table(sizes, 0.0)
        more = self._sizes.shape[1] - self._parts.shape[1]
        self._parts = np.pad(self._parts, ((0, 0), (0, max(more, 0))))[:, : self._sizes.shape[1]]
        step = group.kernel.clock.timestep
        self._decay, self._mean = decay(step, constants), opened(step, step, constants)
        self._base: Any = group.parameters[effect.base] if effect.base else 0.0
        self._show()

    def begin(self, indices: Indices | None, value: Any) -> None:
        """Some cells (None: all) have this value now: as if a spike of the right size had left it."""
        cells = slice(None) if indices is None else indices
        sums = self._sizes.sum(axis=1, keepdims=True)
        even = np.full(self._sizes.shape, 1.0 / max(1, self._sizes.shape[1]))
        shares = np.where(sums != 0.0, np.divide(self._sizes, np.where(sums == 0.0, 1.0, sums)), even)
        wanted = np.broadcast_to(self._group.variables[self._effect.state], (self._group.n,)).copy()
        wanted[cells] = value
        self._parts[cells] = (shares * (wanted - self._base)[:, None])[cells]
        self._show()

    def pass_on(self, step: int) -> None:
        """A step has ended: all decays, and the cells that fired add to it."""
        self._parts *= self._decay
        fired = self._group.fired()
        self._parts[fired] += self._sizes[fired]
        self._show()

    def _show(self) -> None:
        """Write the state, and its mean over the next step, where Brian2 finds them."""
        variables, effect = self._group.variables, self._effect
        variables[effect.state][:] = self._base + self._parts.sum(axis=1)
        if effect.mean:
            variables[effect.mean][:] = self._base + (self._parts * self._mean).sum(axis=1)


def _lists(value: Any, n: int) -> list[Floats]:
    """The numbers of each cell: a value is a list of each cell, or the same for all."""
    each = value if isinstance(value, np.ndarray) and value.dtype == object else [value] * n
    return [np.asarray(numbers, float).reshape(-1) for numbers in each]


def _table(rows: list[Floats], filling: float) -> NDArray[np.float64]:
    """Rows of one length, filled up."""
    table = np.full((len(rows), max(row.size for row in rows)), filling)
    for row, numbers in zip(table, rows, strict=True):
        row[: numbers.size] = numbers
    return table
