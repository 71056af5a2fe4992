"""The top bar: which document, which simulator, how long, and the controls of a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QIcon, QPainter
from PyQt5.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.commands import Describe
from app.document import Document, HistoryChanged, NetworkOpened, PathChanged
from app.look import theme
from app.look.tokens import TOP_BAR_HEIGHT
from app.model.events import DescriptionChanged
from app.shell.controls import NumberField, ProgressLine
from app.shell.examples import RESOURCES
from app.shell.run_menu import RunMenu
from backends.registry import Presence


class TopBar(QWidget):
    """Shows the document and the state of its run; the buttons only announce what is wanted."""

    run_wanted = pyqtSignal()
    pause_wanted = pyqtSignal()
    resume_wanted = pyqtSignal()
    stop_wanted = pyqtSignal()
    step_wanted = pyqtSignal(float)
    export_wanted = pyqtSignal()

    def __init__(self, document: Document, simulators: tuple[Presence, ...], menu: QMenu) -> None:
        super().__init__()
        self._document = document
        self._state = "idle"
        self._title, self._edited = QLabel(), QLabel()
        self.simulator = _simulator_box(simulators)
        self.duration = NumberField("Duration of the run in ms", behind="ms")
        self.seed = NumberField("Seed of all random numbers", before="seed", whole=True, width=44)
        self.run, self.stop, self.export = _button("Run", "primary"), _button("Stop"), _button("Export")
        self.step, self.more = _button("Step"), QToolButton()
        self.run_menu = RunMenu(self)
        self.status = QLabel()
        self.progress = ProgressLine()
        self._lay_out(menu)
        self._connect()
        self.show_state("idle")
        document.listen(self._on_event)
        self._refresh()

    def show_state(self, state: str) -> None:
        """`state` is one of idle, starting, building, running, paused, stopping."""
        self._state = state
        self.run.setText({"idle": "▶  Run", "paused": "▶  Continue"}.get(state, "❚❚  Pause"))
        self.run.setEnabled(state in ("idle", "running", "paused"))
        self.stop.setEnabled(state not in ("idle", "stopping"))
        self.step.setEnabled(state in ("idle", "paused"))
        self.simulator.setEnabled(state == "idle")

    def show_progress(self, fraction: float, text: str) -> None:
        """How far the run is, and what there is to say about it."""
        self.progress.show_fraction(fraction)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """What there is to say about the run."""
        self.status.setText(text)

    def _lay_out(self, menu: QMenu) -> None:
        self.step.setToolTip("Simulate a few ms and hold (F10)")
        self.more.setText("⋯")
        self.more.setProperty("kind", "more")
        self.more.setMenu(self.run_menu)
        self.more.setPopupMode(QToolButton.InstantPopup)
        self.more.setToolTip("Run on, back to the beginning, slow motion")
        self.more.setAccessibleName("More about running")
        self._title.setStyleSheet("font-weight: 600;")
        self._edited.setProperty("kind", "muted")
        self.status.setProperty("kind", "muted")
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(_Logo(menu))
        row.addWidget(self._title)
        row.addWidget(self._edited)
        row.addStretch(1)
        for widget in (
            self.simulator,
            self.duration,
            self.seed,
            self.run,
            self.step,
            self.stop,
            self.more,
            self.status,
        ):
            row.addWidget(widget)
        row.addStretch(2)
        row.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(controls, 1)
        column.addWidget(self.progress)
        self.setFixedHeight(TOP_BAR_HEIGHT)

    def _connect(self) -> None:
        self.run.clicked.connect(self.run_or_pause)
        self.stop.clicked.connect(self.stop_wanted)
        self.step.clicked.connect(self.take_step)
        self.export.clicked.connect(self.export_wanted)
        self.duration.entered.connect(lambda number: self._set(duration=number))
        self.seed.entered.connect(lambda number: self._set(seed=int(number)))
        self.simulator.activated.connect(lambda _: self._set(simulator=self.simulator.currentData()))

    def run_or_pause(self) -> None:
        """What the main button does now."""
        wanted = {"idle": self.run_wanted, "running": self.pause_wanted, "paused": self.resume_wanted}
        if self._state in wanted:
            wanted[self._state].emit()

    def take_step(self) -> None:
        """One step, as long as the menu says."""
        if self.step.isEnabled():
            self.step_wanted.emit(self.run_menu.step)

    def _set(self, **changes: Any) -> None:
        settings = replace(self._document.network.settings, **changes)
        if settings != self._document.network.settings:
            self._document.submit(Describe(settings=settings))

    def _on_event(self, event: object) -> None:
        if isinstance(event, DescriptionChanged | NetworkOpened | HistoryChanged | PathChanged):
            self._refresh()

    def _refresh(self) -> None:
        network, path = self._document.network, self._document.path
        self._title.setText(path.stem if path else network.title)
        self._title.setToolTip(str(path) if path else "Not saved yet")
        self._edited.setText("edited" if self._document.edited else "")
        self.duration.show_number(network.settings.duration)
        self.seed.show_number(network.settings.seed)
        self.simulator.setCurrentIndex(max(self.simulator.findData(network.settings.simulator), 0))


def _button(text: str, kind: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setCursor(Qt.PointingHandCursor)
    return button


class _Logo(QToolButton):
    """The pine, in the accent of the look: it opens the menu."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setProperty("kind", "logo")
        self.setIconSize(QSize(22, 22))
        self.setMenu(menu)
        self.setPopupMode(QToolButton.InstantPopup)
        self.setToolTip("Menu")
        self.setAccessibleName("Menu")
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setIcon(_in_accent(RESOURCES / "icons" / "pine.svg"))


def _in_accent(picture: Path) -> QIcon:
    """A picture of one colour as an icon in the accent of the look."""
    pixmap = QIcon(str(picture)).pixmap(QSize(44, 44))
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), theme().color("accent"))
    painter.end()
    return QIcon(pixmap)


def _simulator_box(simulators: tuple[Presence, ...]) -> QComboBox:
    box = QComboBox()
    box.setProperty("kind", "control")
    box.setAccessibleName("Simulator")
    for presence in simulators:
        version = ".".join(presence.version.split(".")[:2]) if presence.version else "not here"
        box.addItem(f"{presence.title} {version}", presence.name)
        box.setItemData(box.count() - 1, presence.reason or "", Qt.ToolTipRole)
        item = box.model().item(box.count() - 1)
        item.setEnabled(presence.reason is None)
    return box
