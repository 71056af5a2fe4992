"""Two hundred things that somebody in a hurry might do, in any order: nothing breaks, nothing is left behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.shell.arrangement import FLOATING, PANELS
from app.shell.window import Window
from tests.app.networks import balanced
from tests.journeys.person import Person

ACTIONS = 200
SIMULATORS = ("nest", "neuron", "brian2")
PATIENCE = 30_000  # ms for what goes on to end
Act = Callable[[], object]


def workers() -> set[int]:
    """The processes that this one has started and that are still there, but for the screen."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, rest = status.read_text().split(" (", 1)
            name, fields = rest.rsplit(") ", 1)
            state, parent = fields.split()[:2]
            if int(parent) == os.getpid() and state != "Z" and "python" in name:
                found.add(int(number))
    return found


class Chaos:
    """Somebody in a hurry."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.random = window, Random(seed)
        self.person = Person(window)
        self.done: list[str] = []
        self.started = self.begun = 0
        window.session.state_changed.connect(self._count)
        window.runner.begins.connect(self._note)

    def go(self, actions: int) -> None:
        """Do so many things, with some time between them."""
        acts = dict(self._acts())
        for _ in range(actions):
            name = self.random.choice([*acts])
            self.done.append(name)
            acts[name]()
            QTest.qWait(self.random.choice((0, 5, 30, 120)))

    def _acts(self) -> Iterator[tuple[str, Act]]:
        window = self.window
        for key in ("run or pause", "again", "once more"):  # more often than anything else
            yield key, lambda: self.person.shortcut(Qt.Key_R)
        yield "stop", lambda: QTest.keyClick(window, Qt.Key_F5, Qt.ShiftModifier)
        yield "kill", self._kill
        yield "undo", lambda: self.person.shortcut(Qt.Key_Z)
        yield "redo", lambda: self.person.shortcut(Qt.Key_Z, Qt.ShiftModifier)
        yield "select", self._select
        yield "change", self._change
        yield "switch simulator", self._switch
        yield "move a panel", self._move_panel
        yield "close its window", self._close_floating
        yield "look at a tab", lambda: window.tabs.setCurrentIndex(self.random.randrange(max(window.tabs.count(), 1)))
        yield "light or dark", lambda: self.person.shortcut(Qt.Key_L, Qt.ShiftModifier)
        yield "duplicate", lambda: self._on_canvas(Qt.Key_D, Qt.ControlModifier)
        yield "delete", lambda: self._on_canvas(Qt.Key_Delete)
        yield "mute", lambda: self._on_canvas(Qt.Key_M)
        yield "nudge", lambda: self._on_canvas(Qt.Key_Right)

    def _count(self, state: str) -> None:
        self.started += state == "starting"

    def _note(self, *_: object) -> None:
        self.begun += 1

    def _kill(self) -> None:
        if pids := workers():
            with suppress(ProcessLookupError):
                os.kill(self.random.choice(sorted(pids)), signal.SIGKILL)

    def _select(self) -> None:
        names = [element.name for element in self.window.document.network]
        self.window.document.select(self.random.sample(names, min(len(names), self.random.randrange(3))))

    def _change(self) -> None:
        editors = [e for e in self.window.inspector.form.editors if hasattr(e, "setText") and e.isVisible()]
        if editors:
            editor = self.random.choice(editors)
            editor.setFocus()
            QTest.keyClick(editor, Qt.Key_A, Qt.ControlModifier)
            QTest.keyClicks(editor, self.random.choice(("1", "25", "-3", "0", "nonsense", "1e400", "")))
            QTest.keyClick(editor, Qt.Key_Return)

    def _switch(self) -> None:
        box = self.window.top.simulator
        if box.isEnabled():
            box.setCurrentIndex(box.findData(self.random.choice(SIMULATORS)))
            box.activated.emit(box.currentIndex())

    def _move_panel(self) -> None:
        self.window.arrangement.move(
            self.random.choice([*PANELS]), self.random.choice(("left", "right", "bottom", FLOATING))
        )

    def _close_floating(self) -> None:
        others = [w for w in QApplication.topLevelWidgets() if w is not self.window and w.isVisible() and w.parent()]
        for other in others[:1]:
            other.close()

    def _on_canvas(self, key: int, held: int = Qt.NoModifier) -> None:
        self.window.canvas.setFocus()
        QTest.keyClick(self.window.canvas, key, Qt.KeyboardModifiers(held))


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_breaks_and_nothing_is_left_behind(window, qtbot, seed):
    before = workers()
    network = balanced()
    window.document.open(network)
    chaos = Chaos(window, seed)
    chaos.go(ACTIONS)
    assert chaos.started > 5, "the chaos hardly ran anything"

    # Afterwards everything works as ever.
    window.session.stop()
    qtbot.waitUntil(lambda: window.session.state == "idle", timeout=PATIENCE)
    while window.document.history.position:
        window.document.undo()
    assert window.document.network == network
    with qtbot.waitSignal(window.session.finished, timeout=PATIENCE) as ended:
        window.runner.run()
    assert ended.args[0].finished, ended.args[0].sentence
    window.close()
    qtbot.waitUntil(lambda: workers() <= before, timeout=PATIENCE)
    kept = [record for record in window.recorder.archive.records() if record.source == "window"]
    assert len(kept) == chaos.begun and all(record.end for record in kept), "a run was lost"
