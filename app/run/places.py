"""Asks where the cells of populations are, each anew only when something that it depends on has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QObject, pyqtSignal

from app.model import Network, Population, Role
from app.preview import Answer, positions
from app.run.preview import Preview
from app.script import Program

Floats = NDArray[np.float64]
TOPIC = "space "
MOST = 200  # populations
CELLS = 200_000  # of each


@dataclass(frozen=True, eq=False)
class Cloud:
    """Where the cells of the population `name` are: `places` (n, 3) in um."""

    name: str
    label: str
    role: Role
    places: Floats

    def moved(self, way: Floats) -> Cloud:
        """All of them elsewhere."""
        return Cloud(self.name, self.label, self.role, self.places + way)


class Places(QObject):
    """`changed` when places have come; `clouds` are those of the populations that have any, in their order.

    Who else asks the same preview needs another `topic`.
    """

    changed = pyqtSignal()

    def __init__(self, preview: Preview, parent: QObject, topic: str = TOPIC) -> None:
        super().__init__(parent)
        self._preview, self._topic = preview, topic
        self._asked: dict[str, object] = {}
        self._known: dict[str, Floats] = {}
        self._network: Network | None = None
        preview.arrived.connect(self._learn)

    def look(self, network: Network, program: Program) -> None:
        """Learn where the cells of this network are."""
        self._network = network
        shown = {population.name: _key(population, at, network) for at, population in _placed(network)}
        for name in self._asked.keys() - shown.keys():
            del self._asked[name]
            self._known.pop(name, None)
            self._preview.forget(self._topic + name)
        for name, key in shown.items():
            if self._asked.get(name) != key:
                self._asked[name] = key
                self._preview.ask(self._topic + name, positions(program, name, CELLS))

    @property
    def clouds(self) -> tuple[Cloud, ...]:
        """What is known by now."""
        if self._network is None:
            return ()
        found = (population for _, population in _placed(self._network))
        return tuple(Cloud(p.name, p.label, p.role, self._known[p.name]) for p in found if p.name in self._known)

    @property
    def waiting(self) -> bool:
        """Whether some places have not come yet."""
        return bool(self._asked.keys() - self._known.keys())

    def _learn(self, topic: str, answer: Answer) -> None:
        name = topic.removeprefix(self._topic)
        if topic.startswith(self._topic) and name in self._asked:
            self._known[name] = np.asarray(answer.arrays.get("positions", np.empty((0, 3))), dtype=np.float64)
            self.changed.emit()


def _placed(network: Network) -> Iterator[tuple[int, Population]]:
    """The populations that have places of their own, with their numbers."""
    there = enumerate(network.populations)
    placed = ((at, p) for at, p in there if not p.muted and (p.structure or p.pose.points is not None))
    yield from islice(placed, MOST)


def _key(population: Population, at: int, network: Network) -> object:
    """All that the places depend on; where chance has a part, also what is drawn before."""
    drawn = population.structure is not None and population.structure.model == "RandomStructure"
    others = tuple(p.structure for p in network.populations[:at]) if drawn else ()
    return population.structure, population.pose, population.size, network.settings.seed, at, others
