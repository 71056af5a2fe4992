"""Learns what becomes of each synapse model on each simulator that is here, off the GUI thread, when somebody asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PyQt5.QtCore import QObject, pyqtSignal

from app.preview import Answer, Request
from app.run.preview import Preview
from backends import registry

TOPIC = "conversions"
_PROGRAM = """
import json
from dataclasses import asdict
import numpy
import pyNN.{simulator} as sim
told = {{name: asdict(conversion) for name, conversion in sim.session.conversions().items()}}
text = json.dumps([told, sim.session.refusals()])
answer = {{"conversions": numpy.frombuffer(text.encode(), dtype=numpy.uint8)}}
"""


@dataclass(frozen=True)
class Converted:
    """What a simulator makes of a synapse model, as `backends.simulator.Conversion` has it; or why it refuses."""

    model: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    fixed: Mapping[str, float] = field(default_factory=dict)
    code: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    refusal: str = ""


class Conversions(QObject):
    """`changed` when another simulator has answered; `told` is what all have said so far, by their titles and models.

    For a simulator that could not be asked it is a sentence.
    """

    changed = pyqtSignal()

    def __init__(self, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[str, Mapping[str, Converted] | str] = {}
        self._preview = preview
        self._asked: dict[str, str] = {}  # topic → title
        preview.arrived.connect(self._learn)

    @property
    def told(self) -> dict[str, Mapping[str, Converted] | str]:
        """By the titles of those that have answered, in the order in which they were asked."""
        return {title: self._told[title] for title in self._asked.values() if title in self._told}

    @property
    def waiting(self) -> bool:
        """Whether some have not answered yet."""
        return len(self._told) < len(self._asked)

    def ask(self) -> None:
        """Ask all that are here; once."""
        if self._asked:
            return
        for there in registry.simulators():
            if there.version and there.name.isidentifier():
                self._asked[f"{TOPIC} {there.name}"] = there.title
                request = Request(there.name, _PROGRAM.format(simulator=there.name))
                self._preview.ask(f"{TOPIC} {there.name}", request)

    def _learn(self, topic: str, answer: Answer) -> None:
        if topic not in self._asked:
            return
        self._told[self._asked[topic]] = _read(answer) if answer.arrays else answer.sentence
        self.changed.emit()


def _read(answer: Answer) -> Mapping[str, Converted]:
    conversions, refusals = json.loads(answer.arrays["conversions"].astype("uint8").tobytes().decode())
    told = {name: _converted(given) for name, given in conversions.items()}
    return told | {name: Converted(refusal=reason) for name, reason in refusals.items()}


def _converted(given: Mapping[str, Any]) -> Converted:
    return Converted(**{name: _tuples(value) for name, value in given.items()})


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
