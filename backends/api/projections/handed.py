"""Connections that a simulator makes by a rule of its own, because the script left it the draw: NativeRNG.

What came of it is known to the simulator alone, and is asked of it when somebody wants to read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from backends.api.connectors import FromListConnector
from backends.api.connectors.connector import BLOCK, Pairs
from backends.api.errors import ConnectionError, InvalidWeightError
from backends.api.populations import BasePopulation
from backends.api.projections.wiring import Floats, Indices, Part, Wires, Wiring, translations
from backends.api.random import NativeRNG, RandomDistribution
from backends.simulator import Drawn, HasRules, Links, Rule, Simulator
from backends.standard import SynapseModel

# Whether the pre- and the postsynaptic cells of a rule may be in parts, each of which is then connected by itself.
_DIVISIBLE: Mapping[str, tuple[bool, bool]] = {
    "AllToAllConnector": (True, True),
    "FixedProbabilityConnector": (True, True),
    "FixedNumberPreConnector": (False, True),
    "FixedNumberPostConnector": (True, False),
}


@dataclass
class Handed(Wires):
    """The connections of a projection that a simulator draws."""

    made: list[tuple[Part, Links]] = field(default_factory=list)
    _simulator: Any = None
    _ends: tuple[Indices, Indices] | None = None

    def suits(self, simulator: Simulator, pre: BasePopulation, post: BasePopulation, synapse: SynapseModel) -> bool:
        """Whether the script wants it so, and the simulator is able to."""
        if not self._is_wanted() or not isinstance(simulator, HasRules):
            return False
        ends = [*zip((pre, post), _DIVISIBLE.get(self.connector.model.name, (False, False)), strict=True)]
        in_order = all(np.all(np.diff(indices) > 0) for cells, _ in ends for _, indices in cells.parts())
        told = self._told()
        return (
            in_order
            and all(divisible or len(cells.parts()) == 1 for cells, divisible in ends)
            and None not in told.values()
            and simulator.knows(self._rule(), told, synapse)
        )

    def build(
        self, simulator: Simulator, pre: BasePopulation, post: BasePopulation, synapse: SynapseModel, receptor: str
    ) -> list[tuple[Part, Links]]:
        """Have the simulator connect. ConnectionError: the rule asks for more than there is."""
        assert isinstance(simulator, HasRules)
        self.connector.check(self.sides)
        self._simulator, self.made, told = simulator, [], self._told()
        for (source, at), sources in zip(pre.parts(), translations(pre), strict=True):
            for (target, to), targets in zip(post.parts(), translations(post), strict=True):
                rule = self._rule(None if at.size == source.size else at, None if to.size == target.size else to)
                links = simulator.connect_rule(source.group, target.group, rule, told, synapse, receptor)
                self.made.append((Part(sources, targets), links))
        return self.made

    def count(self) -> int:
        """How many connections there are."""
        return sum(self._simulator.count(links) for _, links in self.made)

    def ends(self) -> tuple[Indices, Indices]:
        """The pre- and postsynaptic index of each connection, ordered by post and then pre."""
        if self._ends is None:
            found = [(part, self._simulator.ends(links)) for part, links in self.made]
            pre = np.concatenate([_positions(part.sources)[sources] for part, (sources, _) in found])
            post = np.concatenate([_positions(part.targets)[targets] for part, (_, targets) in found])
            order = np.lexsort((pre, post))
            self._ends = pre[order], post[order]
        return self._ends

    def pairs(self) -> Iterator[Pairs]:
        """The same, block by block."""
        pre, post = self.ends()
        for begin in range(0, pre.size, BLOCK):
            yield pre[begin : begin + BLOCK], post[begin : begin + BLOCK]

    def told(self, name: str) -> Floats | None:
        """What each connection was told a parameter is, None where the simulator drew it."""
        value = {**self._told(), **self.changed}[name]
        if isinstance(value, Drawn):
            return None
        return np.array(np.broadcast_to(value, (self.count(),)), float)

    def kept(self) -> Wiring:
        """These connections and the values that the simulator drew, as a list."""
        pre, post = self.ends()
        drawn: dict[str, Any] = {}
        for name in self.values:
            if self.told(name) is None:
                drawn[name] = np.empty(pre.size)
                for part, links in self.made:
                    drawn[name][part.inside(pre, post)] = self._simulator.get_links(links, name)
        listed = FromListConnector(np.column_stack((pre, post)))
        return Wiring(listed, self.sides, {**self.values, **drawn}, self.limits, self.changed)

    def _is_wanted(self) -> bool:
        if any(isinstance(value, RandomDistribution) for value in self.connector.parameters.values()):
            return False  # each cell has a number of its own, which no simulator's rule knows
        native = any(_is_native(value) for value in self.values.values())
        return isinstance(self.connector.rng, NativeRNG) or (native and not self.connector.model.probabilistic)

    def _rule(self, sources: Indices | None = None, targets: Indices | None = None) -> Rule:
        return Rule(self.connector.model.name, self.connector.parameters, sources, targets)

    def _told(self) -> dict[str, Any]:
        """What each synapse is told, None where that cannot be left to the simulator."""
        return {name: self._left(name, value) for name, value in self.values.items()}

    def _left(self, name: str, value: Any) -> float | Drawn | None:
        if isinstance(value, (int, float)):
            return value
        if not _is_native(value):
            return None
        try:  # what the simulator draws is not looked at one by one: the limits have to hold for all that it can be
            self.limits.check(name, np.array(value.model.bounds(value.parameters)))
        except (ConnectionError, InvalidWeightError):
            return None
        return Drawn(value.name, value.parameters)


def _is_native(value: Any) -> bool:
    return isinstance(value, RandomDistribution) and isinstance(value.rng, NativeRNG)


def _positions(translation: Indices) -> Indices:
    """The way back: for each index in a group its index in the projection's end."""
    there = np.flatnonzero(translation >= 0)
    back = np.full(translation.max(initial=-1) + 1, -1, np.int64)
    back[translation[there]] = there
    return back
