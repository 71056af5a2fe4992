"""The connections of one cell in space: asked for when it is picked, drawn as lines to where it projects. No widget."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QObject, pyqtSignal

from app.look.camera import Floats
from app.model import Network, Projection
from app.panels.space.cloud import Cell
from app.preview import Answer, connections
from app.run.places import Cloud
from app.run.preview import Preview
from app.script import Program

TOPIC = "links "
MOST = 500_000  # connections of a projection that are looked through


class Links(QObject):
    """`changed` when connections have come."""

    changed = pyqtSignal()

    def __init__(self, preview: Preview, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = preview
        self._cell: Cell | None = None
        self._ends: dict[str, tuple[str, Floats | None]] = {}  # projection → target, and indices of its cells
        preview.arrived.connect(self._learn)

    def ask(self, cell: Cell | None, network: Network, program: Program) -> None:
        """Learn where this cell projects to; None forgets it."""
        for name in self._ends:
            self._preview.forget(TOPIC + name)
        self._cell, self._ends = cell, {}
        for projection in network.projections if cell else ():
            if cell is not None and projection.pre == cell.population and _simple(projection, network):
                self._ends[projection.name] = projection.post, None
                self._preview.ask(TOPIC + projection.name, connections(program, projection.name, MOST))

    def lines(self, clouds: Sequence[Cloud]) -> Floats:
        """From the cell to its targets, as far as both have places: shape (m, 2, 3), in um."""
        places = {cloud.name: cloud.places for cloud in clouds}
        found = [np.empty((0, 2, 3))]
        for target, indices in self._ends.values():
            if self._cell is not None and indices is not None and {target, self._cell.population} <= places.keys():
                ends = places[target][indices[indices < len(places[target])].astype(np.int64)]
                start = np.broadcast_to(places[self._cell.population][self._cell.index], ends.shape)
                found.append(np.stack([start, ends], axis=1))
        return np.concatenate(found)

    def _learn(self, topic: str, answer: Answer) -> None:
        name = topic.removeprefix(TOPIC)
        if topic.startswith(TOPIC) and name in self._ends and self._cell is not None and answer.arrays:
            mine = np.asarray(answer.arrays["pre"]) == self._cell.index
            self._ends[name] = self._ends[name][0], np.asarray(answer.arrays["post"], dtype=np.float64)[mine]
            self.changed.emit()


def _simple(projection: Projection, network: Network) -> bool:
    """Whether indices of its ends are those of the cells of one population."""
    ends = projection.pre_view is None and projection.post_view is None
    return ends and not projection.muted and all(len(end.populations) == 1 for end in network.ends(projection))
