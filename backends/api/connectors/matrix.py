"""Pairs that are known beforehand: a matrix of them, those of another projection, a set of the package csa."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import numpy as np

from backends.api.arguments import short
from backends.api.connectors.connector import BLOCK, Connector, Floats, Pairs, Sides, declared
from backends.api.errors import ConnectionError, InvalidDimensionsError, InvalidParameterValueError


class ArrayConnector(Connector):
    """The pairs that are true in a matrix of shape (pre.size, post.size)."""

    model = declared("ArrayConnector")
    fallible = True

    def __init__(self, array: Any, **common: Any) -> None:
        super().__init__({"array": array}, **common)
        try:
            numbers = np.asarray(array, float)
        except (TypeError, ValueError):
            numbers = np.empty(0)
        if numbers.ndim != 2 or not np.isin(numbers, (0.0, 1.0)).all():
            expected = self.model.by_name["array"].expected
            raise InvalidParameterValueError(f"array of {self.model.name}: {short(array)} is not {expected}.")
        self._connected = numbers != 0

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The pairs. InvalidDimensionsError: there are not so many cells."""
        shape = self._connected.shape
        if shape != (sides.pre, sides.post):
            raise InvalidDimensionsError(
                f"array of {self.model.name} has the shape {shape}; expected {(sides.pre, sides.post)}."
            )
        for _, rows in sides.rows(BLOCK // max(1, sides.pre)):
            post, pre = np.nonzero(self._connected[:, rows].T)
            yield pre, post + rows.start

    def __repr__(self) -> str:
        return f"{self.model.name}(<matrix of {self._connected.shape[0]} × {self._connected.shape[1]}>)"


class CloneConnector(Connector):
    """The pairs of another projection between the same cells."""

    model = declared("CloneConnector")
    fallible = True

    def __init__(self, reference_projection: Any, **common: Any) -> None:
        from backends.api.projections import Projection  # which is made with connectors

        super().__init__({"reference_projection": reference_projection}, **common)
        if not isinstance(reference_projection, Projection):
            raise InvalidParameterValueError(
                f"reference_projection of {self.model.name}: {reference_projection!r} is not a projection."
            )
        self._reference = reference_projection

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The same pairs. ConnectionError: the cells are others."""
        if not self._fits(sides):
            raise ConnectionError(
                f"{self!r}: the reference connects {self._reference.pre.label!r} to {self._reference.post.label!r}, "
                "and only a projection between the same cells can take over its pairs."
            )
        return self._reference.pairs()

    def _fits(self, sides: Sides) -> bool:
        mine, other = sides.projection, self._reference
        if mine is None:
            return bool((sides.pre, sides.post) == other.shape)
        ends = (mine.pre, other.pre), (mine.post, other.post)
        return all(np.array_equal(one.numbers, two.numbers) for one, two in ends)


class CSAConnector(Connector):
    """The pairs of a connection set of the package csa, with weights and delays where its arity is 2.

    Sets draw from the global generators of Python and NumPy; here these start from the seed of the projection, and are
    put back afterwards.
    """

    model = declared("CSAConnector")
    fallible = True

    def __init__(self, cset: Any, **common: Any) -> None:
        super().__init__({"cset": cset}, **common)
        try:
            self._csa = import_module("csa")
        except ImportError as error:
            raise InvalidParameterValueError(
                f"cset of {self.model.name}: connection sets need the package csa, which is not here ({error})."
            ) from error
        try:
            with _seeded(0):
                self._csa.cross(range(1), range(1)) * cset
            self.arity = self._csa.arity(cset)
        except Exception:  # whatever the package raises of what is none of its sets
            self.arity = -1
        if self.arity not in (0, 2):
            raise InvalidParameterValueError(
                f"cset of {self.model.name}: {cset!r} is not {self.model.by_name['cset'].expected}."
            )

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The pairs of the set that lie within the two populations."""
        pre, post = self._rows(sides)[:, :2].astype(np.int64).T
        for begin in range(0, pre.size, BLOCK):
            yield pre[begin : begin + BLOCK], post[begin : begin + BLOCK]

    def columns(self, sides: Sides) -> Mapping[str, Floats]:
        """Weights and delays."""
        if self.arity == 0:
            return {}
        rows = self._rows(sides)
        return {"weight": rows[:, 2], "delay": rows[:, 3]}

    def _rows(self, sides: Sides) -> Floats:
        if not sides.pre or not sides.post:
            return np.empty((0, 2 + self.arity))
        with _seeded(int(sides.stream(0).integers(2**32))):
            try:
                within = self._csa.cross(range(sides.pre), range(sides.post)) * self.cset
                rows = np.array([tuple(row) for row in within], float).reshape(-1, 2 + self.arity)
            except Exception as error:  # whatever the package, or a set of the script's own, raises
                raise InvalidParameterValueError(
                    f"cset of {self.model.name}: {short(self.cset)} fails ({type(error).__name__}: {error})."
                ) from error
        return rows[np.argsort(rows[:, 1], kind="stable")]


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """The global generators start from a seed, and go on afterwards as if nothing had been."""
    python, numpy = random.getstate(), np.random.get_state()
    random.seed(seed)
    np.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(python)
        np.random.set_state(numpy)
