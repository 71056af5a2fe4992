"""The row that says where a sweep runs: on this machine, at a scheduler, or in a queue."""

from __future__ import annotations

import json

from PyQt5.QtGui import QIntValidator
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.plots.figures.head import Choice
from app.sweep.where import LOCAL, QUEUES, SCHEDULER, Where, options

_KINDS = {"this machine": LOCAL, "a Dask scheduler": SCHEDULER, "Slurm": "slurm", "PBS": "pbs"}
_TOLD = {
    SCHEDULER: "Its address, like tcp://host:8786",
    **dict.fromkeys(QUEUES, "cores=4, memory=8GB, queue=short, walltime=01:00:00"),
}
_TIP = "How many runs at the same time; as many as there are cores where nothing is said"


class WhereRow(QWidget):
    """A choice, how many workers, and what else has to be told of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Choice("Where runs are", self)
        self.workers, self.more = QLineEdit(), QLineEdit()
        self.workers.setValidator(QIntValidator(1, 100_000, self))
        self.workers.setFixedWidth(52)
        self.workers.setPlaceholderText("all")
        self.workers.setAccessibleName("Workers")
        self.workers.setToolTip(_TIP)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for part in (QLabel("On"), self.kind, self.workers, QLabel("workers")):
            if isinstance(part, QLabel):
                part.setProperty("kind", "muted")
            line.addWidget(part)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.more)
        self.kind.offer_names(tuple(_KINDS))
        self.kind.chosen.connect(lambda _: self._refresh())
        self._refresh()

    def where(self) -> Where:
        """What is said. SweepError when that cannot be."""
        kind, number = _KINDS[self.kind.value], int(self.workers.text() or 0)
        told = self.more.text().strip()
        address = told if kind == SCHEDULER else ""
        found = Where(number, kind, address, options(told) if kind in QUEUES else {})
        found.require()
        return found

    def state(self) -> str:
        """What is said, as a text."""
        return json.dumps([self.kind.value, self.workers.text(), self.more.text()])

    def restore(self, text: str) -> None:
        """Say what a text of `state` says; nothing where it is none."""
        try:
            kind, workers, more = json.loads(text)
        except ValueError:
            return
        if kind in _KINDS:
            self.kind.choose(kind)
            self.workers.setText(str(workers))
            self.more.setText(str(more))
            self._refresh()

    def _refresh(self) -> None:
        expected = _TOLD.get(_KINDS[self.kind.value], "")
        self.more.setVisible(bool(expected))
        self.more.setPlaceholderText(expected)
        self.more.setAccessibleName(expected or "Address")
