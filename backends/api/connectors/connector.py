"""What every connector is: a rule that yields pairs of cells, block by block, the same whenever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from backends.api.connectors.ground import Ground, said
from backends.api.descriptions import render
from backends.api.errors import InvalidParameterValueError
from backends.api.expressions import IndexBasedExpression
from backends.api.parameters import ModelParameters
from backends.api.random import AbstractRNG, stream
from backends.standard import CONNECTORS, ConnectorModel

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]
Pairs = tuple[Indices, Indices]  # pre, post: indices into the two populations, of one length

BLOCK = 1 << 20  # connections in a block, about


@dataclass(frozen=True)
class Sides:
    """The two populations of a projection as a connector sees them.

    `twin[j]` is the index in `pre` of the very cell that is j in `post`, or -1; None when they share no cell at all.
    `seed` and `place` (the number of the projection in its session) find the random streams. `ground` says where the
    cells are (without it they stand on lines, as cells do for which nothing else was said), `projection` whose sides
    these are.
    """

    pre: int
    post: int
    twin: Indices | None
    seed: int
    place: int
    ground: Ground | None = None
    projection: Any = None

    @cached_property
    def where(self) -> Ground:
        """Where the cells are."""
        return self.ground or Ground.lines(self.pre, self.post)

    @cached_property
    def mirrored(self) -> Sides:
        """The same with the two populations exchanged, for rules that go through presynaptic cells."""
        twin = None
        if self.twin is not None:
            twin = np.full(self.pre, -1, np.int64)
            shared = np.flatnonzero(self.twin >= 0)
            twin[self.twin[shared]] = shared
        return Sides(self.post, self.pre, twin, self.seed, self.place)

    def valued(self, function: Callable[..., Any], owner: str, pre: Indices, post: Indices) -> Floats:
        """What a function of the distance, or of the two indices, says of some pairs."""
        if isinstance(function, IndexBasedExpression):
            return said(self.bound(function), owner, pre, post, pre, post)
        return said(function, owner, pre, post, self.where.distances(pre, post))

    def bound(self, function: IndexBasedExpression) -> IndexBasedExpression:
        """A copy of a function of the indices that knows the projection."""
        mine = copy(function)
        mine.projection = self.projection
        return mine

    def stream(self, block: int) -> np.random.Generator:
        """The random numbers that choose the pairs of a block."""
        return stream(self.seed, self.place, block)

    def rows(self, size: int) -> Iterator[tuple[int, slice]]:
        """Postsynaptic cells in groups of `size`, numbered."""
        size = max(1, size)
        for block, begin in enumerate(range(0, self.post, size)):
            yield block, slice(begin, min(begin + size, self.post))

    def twins(self, rows: slice) -> Indices | None:
        """The twins of some postsynaptic cells, None where none has one."""
        return None if self.twin is None or not (self.twin[rows] >= 0).any() else self.twin[rows]


class Connector:
    """A rule. Its parameters are those of its declaration; `rng` is given to rules that draw.

    `safe`, `callback` and `location_selector` belong to the interface of PyNN; weights are always checked. `fallible`
    rules have to be gone through to know that they are right; `spatial` ones depend on where the cells are.
    """

    model: ClassVar[ConnectorModel]
    fallible: ClassVar[bool] = False
    spatial: ClassVar[bool] = False

    def __init__(
        self,
        parameters: Mapping[str, Any],
        rng: AbstractRNG | None = None,
        safe: bool = True,
        callback: Any = None,
        location_selector: Any = None,
    ) -> None:
        self.parameters = dict(ModelParameters(self.model, parameters))
        if rng is not None and not isinstance(rng, AbstractRNG):
            raise InvalidParameterValueError(f"rng of {self.model.name}: {rng!r} is not a random number generator.")
        if location_selector is not None:
            raise InvalidParameterValueError(
                f"location_selector of {self.model.name}: {location_selector!r} needs cells with several compartments, "
                "and these have one."
            )
        if not isinstance(safe, bool):
            raise InvalidParameterValueError(f"safe of {self.model.name}: {safe!r} is not true or false.")
        if callback is not None and not callable(callback):
            raise InvalidParameterValueError(f"callback of {self.model.name}: {callback!r} cannot be called.")
        self.rng = rng
        self.safe = safe
        self.callback = callback

    def check(self, sides: Sides) -> None:
        """ConnectionError when the rule cannot be carried out between so many cells."""

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """All pairs, about BLOCK at a time, each block ordered by postsynaptic cell."""
        raise NotImplementedError

    def columns(self, sides: Sides) -> Mapping[str, Floats]:
        """What the rule itself tells the synapses: values by parameter, one per connection in the order of `pairs`."""
        return {}

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names of the parameters."""
        return tuple(self.parameters)

    def get_parameters(self) -> dict[str, Any]:
        """The parameters by name."""
        return dict(self.parameters)

    def describe(self, template: str | None = "connector_default.txt", engine: Any = "default") -> Any:
        """The rule in words, by a template; the facts where the template is None."""
        facts = {"name": self.model.name, "parameters": self.get_parameters()}
        return render(engine, template, {**facts, "doc": self.model.doc, "text": repr(self)})

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["parameters"][name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}") from None

    def __repr__(self) -> str:
        return f"{self.model.name}({', '.join(f'{name}={value!r}' for name, value in self.parameters.items())})"


def declared(name: str) -> ConnectorModel:
    """The declaration of a connector."""
    return CONNECTORS[name]
