"""Learns what the chosen simulator refuses, off the GUI thread, and lets the document know."""

from __future__ import annotations

import json

from PyQt5.QtCore import QObject

from app.document import Document, NetworkOpened
from app.document.document import DocumentEvent
from app.model.events import Added, DescriptionChanged
from app.preview import Answer, Request
from app.run.preview import Preview

TOPIC = "abilities"
_PROGRAM = """
import json
import numpy
import pyNN.{simulator} as sim
text = json.dumps(sim.session.refusals())
answer = {{"refusals": numpy.frombuffer(text.encode(), dtype=numpy.uint8)}}
"""


class Abilities(QObject):
    """Asks each simulator once, when it is first chosen for something."""

    def __init__(self, document: Document, preview: Preview) -> None:
        super().__init__()
        self._document, self._preview = document, preview
        self._asked: set[str] = set()
        preview.arrived.connect(self._learn)
        unlisten = document.listen(self._on_event)
        self.destroyed.connect(lambda *_: unlisten())

    def ask(self) -> None:
        """Ask the chosen simulator, unless that has been done, or there is nothing yet that it could refuse."""
        simulator = self._document.network.settings.simulator
        if len(self._document.network) and simulator not in self._asked and simulator.isidentifier():
            self._asked.add(simulator)
            self._preview.ask(f"{TOPIC} {simulator}", Request(simulator, _PROGRAM.format(simulator=simulator)))

    def _on_event(self, event: DocumentEvent) -> None:
        if isinstance(event, NetworkOpened | DescriptionChanged | Added):
            self.ask()

    def _learn(self, topic: str, answer: Answer) -> None:
        if topic.startswith(TOPIC) and answer.arrays:
            text = answer.arrays["refusals"].astype("uint8").tobytes().decode()
            self._document.learn(answer.request.simulator, json.loads(text))
