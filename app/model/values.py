"""What a parameter can be: a constant, a draw, a formula, numbers in a list or a table, another element, or a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.model.frozen import Frozen

Constant = bool | int | float | str


@dataclass(frozen=True)
class Distribution:
    """A draw for each cell or synapse; `name` and parameters as in `backends.standard.DISTRIBUTIONS`."""

    name: str
    parameters: Frozen[float] = field(default_factory=Frozen)


@dataclass(frozen=True)
class Expression:
    """A formula: of the index i and the place x, y, z of a cell, or of the distance d that a synapse bridges (um)."""

    text: str


@dataclass(frozen=True)
class Reference:
    """Another element, by its name."""

    name: str


class Array:
    """Numbers in a row: one for each cell or synapse, or the spike times of a source. Equal by value."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: Iterable[float] | NDArray[np.float64]) -> None:
        given = numbers if isinstance(numbers, np.ndarray) else list(numbers)
        self._numbers = np.array(given, dtype=np.float64).reshape(-1)
        self._numbers.setflags(write=False)

    @property
    def numbers(self) -> NDArray[np.float64]:
        """The numbers, shape (n,), read-only."""
        return self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Array) and np.array_equal(self._numbers, other._numbers)

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())

    def __repr__(self) -> str:
        return f"Array({self._numbers.tolist()})"


class Table:
    """Numbers in rows of equal length: connections, positions, a matrix. Equal by value. ValueError: ragged rows."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[Iterable[float]] | NDArray[np.float64]) -> None:
        given = rows if isinstance(rows, np.ndarray) else [list(row) for row in rows]
        self._rows = np.array(given, dtype=np.float64)
        if self._rows.ndim != 2:
            self._rows = self._rows.reshape(0, 0) if not self._rows.size else np.atleast_2d(self._rows)
        self._rows.setflags(write=False)

    @property
    def rows(self) -> NDArray[np.float64]:
        """The numbers, shape (rows, columns), read-only."""
        return self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and np.array_equal(self._rows, other._rows)

    def __hash__(self) -> int:
        return hash((self._rows.shape, self._rows.tobytes()))

    def __repr__(self) -> str:
        return f"Table({self._rows.tolist()})"


@dataclass(frozen=True)
class Component:
    """A model of `backends.standard` by name, with those parameters that were set; the others have their defaults.

    A parameter may be a component itself: the timing rule of a plastic synapse, the shape in which cells lie.
    """

    model: str
    parameters: Frozen[Value] = field(default_factory=Frozen)

    @property
    def parts(self) -> Iterator[tuple[str, Component]]:
        """The components among the parameters, by the parameter that each is."""
        return ((name, value) for name, value in self.parameters.items() if isinstance(value, Component))

    @property
    def flat(self) -> Iterator[tuple[str, Value]]:
        """The parameters that are no components, and those of all parts."""
        for name, value in self.parameters.items():
            if isinstance(value, Component):
                yield from value.flat
            else:
                yield name, value


Value = Constant | Distribution | Expression | Array | Table | Reference | Component
