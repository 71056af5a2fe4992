"""Pairs that are connected with a probability of their own: a function of distance, displacement or indices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from backends.api.connectors.connector import BLOCK, Connector, Floats, Indices, Pairs, Sides, declared
from backends.api.connectors.pairs import without_twins
from backends.api.errors import InvalidParameterValueError
from backends.api.expressions import Expression, IndexBasedExpression, called

FAR = 1e12  # um
TILE = 1 << 15  # pairs that are looked at together: what fits into the processor's cache


class _Expressed(Connector):
    """What the three rules share: a probability for all pairs of a block at once, one draw for each."""

    fallible = True

    def __init__(self, name: str, probability: Any, allow_self_connections: Any, **common: Any) -> None:
        super().__init__({name: probability, "allow_self_connections": allow_self_connections}, **common)
        self._owner = f"{name} of {self.model.name}"
        parameter = self.model.by_name[name]
        if not isinstance(probability, str) and not callable(probability):
            raise InvalidParameterValueError(f"{self._owner}: {probability!r} is not {parameter.expected}.")
        is_text = isinstance(probability, str)
        self.function: Callable[..., Any] = (
            Expression(probability, parameter.variables, self._owner) if is_text else probability
        )

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The pairs that chance connects. InvalidParameterValueError: a probability is negative, or no number."""
        for block, rows in sides.rows(BLOCK // max(1, sides.pre)):
            post, pre = np.divmod(self._chosen(sides, rows, sides.stream(block)), sides.pre)
            yield (pre, post) if self.allow_self_connections else without_twins(sides, pre, post)

    def _chosen(self, sides: Sides, rows: slice, source: np.random.Generator) -> Indices:
        """The pairs, numbered target by target, that chance connects, tile by tile."""
        step, parts = max(1, TILE // max(1, sides.pre)), []
        for begin in range(rows.start, rows.stop, step):
            tile = slice(begin, min(begin + step, rows.stop))
            p = self._checked(self.probabilities(sides, tile), sides, tile)
            parts.append(np.flatnonzero(source.random(p.size) < p) + begin * sides.pre)
        return np.concatenate(parts)

    def probabilities(self, sides: Sides, rows: slice) -> Floats:
        """Those of all pairs with the targets `rows`, one target after the other."""
        raise NotImplementedError

    def _checked(self, p: Floats, sides: Sides, rows: slice) -> Floats:
        if p.size and not p.min() >= 0:  # which is so for nan as well
            post, pre = divmod(int(np.argmax(~(p >= 0))), sides.pre)
            raise InvalidParameterValueError(
                f"{self._owner}: {self.function!r} is {p[post * sides.pre + pre]:g} for the pair {pre} → "
                f"{post + rows.start}; a probability is expected."
            )
        return p


class DistanceDependentProbabilityConnector(_Expressed):
    """Each pair with a probability that is a function of the distance d: a text, or a function of arrays."""

    model = declared("DistanceDependentProbabilityConnector")
    spatial = True

    def __init__(self, d_expression: Any, allow_self_connections: bool = True, **common: Any) -> None:
        super().__init__("d_expression", d_expression, allow_self_connections, **common)
        if isinstance(self.function, Expression):
            for distance, value in zip((0.0, FAR), self.function(np.array([0.0, FAR])).tolist(), strict=True):
                if not 0 <= value < np.inf:
                    raise InvalidParameterValueError(
                        f"{self._owner}: {d_expression!r} is {value:g} at d = {distance:g}; a probability is expected."
                    )

    def probabilities(self, sides: Sides, rows: slice) -> Floats:
        """By the distances."""
        where = sides.where
        apart = where.space.between(where.sources[:, None, :], where.targets[:, rows, None]).reshape(-1)
        return called(self.function, self._owner, apart.size, apart)


class DisplacementDependentProbabilityConnector(_Expressed):
    """Each pair with a probability that is a function of d, shape (3, n): from the source to the target."""

    model = declared("DisplacementDependentProbabilityConnector")
    spatial = True

    def __init__(self, disp_function: Any, allow_self_connections: bool = True, **common: Any) -> None:
        super().__init__("disp_function", disp_function, allow_self_connections, **common)

    def probabilities(self, sides: Sides, rows: slice) -> Floats:
        """By the displacements."""
        pre, post = _indices(sides, rows)
        apart = sides.where.displacements(pre, post)
        arrays = apart if isinstance(self.function, Expression) else (apart,)
        return called(self.function, self._owner, pre.size, *arrays)


class IndexBasedProbabilityConnector(_Expressed):
    """Each pair with a probability that is a function of the two indices."""

    model = declared("IndexBasedProbabilityConnector")

    def __init__(self, index_expression: Any, allow_self_connections: bool = True, **common: Any) -> None:
        super().__init__("index_expression", index_expression, allow_self_connections, **common)

    def probabilities(self, sides: Sides, rows: slice) -> Floats:
        """By the indices."""
        function = self.function
        bound = sides.bound(function) if isinstance(function, IndexBasedExpression) else function
        pre, post = _indices(sides, rows)
        return called(bound, self._owner, pre.size, pre, post)


def _indices(sides: Sides, rows: slice) -> tuple[Indices, Indices]:
    """Both indices of all pairs with the targets `rows`."""
    targets = np.arange(rows.start, rows.stop)
    return np.tile(np.arange(sides.pre), targets.size), np.repeat(targets, sides.pre)
