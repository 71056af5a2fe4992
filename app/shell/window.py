"""The window: the top bar, palette, canvas, inspector and the tabs below, wired to each other."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QSettings, Qt, QTimer
from PyQt5.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PyQt5.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from app.canvas import CanvasView
from app.commands import Add
from app.commands.blocks import BLOCKS
from app.document import Document, HistoryChanged, NetworkOpened, PathChanged
from app.look.tokens import INSPECTOR_WIDTH, PALETTE_WIDTH
from app.model import Place, Population
from app.model.checks import Problem
from app.panels import HistoryPanel, InspectorPanel, PalettePanel, ProblemsPanel, ScriptPanel, SpacePanel
from app.panels.runs import RunsPanel
from app.panels.space.cloud import Cell
from app.plots import ActivityPanel
from app.plots.comparison import ComparisonPanel
from app.plots.sweep import SweepPanel
from app.records import BUDGET, Archive
from app.run import RunSession
from app.run.abilities import Abilities
from app.run.preview import Preview
from app.shell.actions import Actions
from app.shell.arrangement import Arrangement, Panel
from app.shell.dialogs import Dialogs
from app.shell.drops import dropped
from app.shell.examples import BY_KEY, EXAMPLES
from app.shell.files import Files
from app.shell.finder import Finder
from app.shell.glowing import Activity
from app.shell.key_sheet import KeySheet
from app.shell.keys import acts
from app.shell.outlook import Outlook
from app.shell.palettes import commands, elements, targets
from app.shell.recording import Recorder
from app.shell.recovery import Recovery
from app.shell.running import Runner
from app.shell.runs import Runs
from app.shell.shelf import Shelf
from app.shell.sweeping import Sweeps
from app.shell.taking import Taking
from app.shell.toast import Toast
from app.shell.top_bar import TopBar
from app.storage import EXTENSION, StorageError
from backends.registry import simulators

_KEEP_AFTER_MS = 1000


class Window(QMainWindow):
    """One document and everything around it."""

    def __init__(self, settings: QSettings, recovery: Recovery) -> None:
        super().__init__()
        self.settings, self._recovery = settings, recovery
        self.document = Document()
        self.session, self.preview = RunSession(), Preview()
        self.abilities = Abilities(self.document, self.preview)
        self.runner = Runner(self.document, self.session)
        self.dialogs = Dialogs(self)
        self.files = Files(self.document, self.dialogs, recovery)
        archive = Archive(recovery.beside / "runs", int(settings.value("room", BUDGET)))
        self.recorder = Recorder(self.runner, self.session, archive, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.outlook = Outlook(self)
        self.outlook.restore()
        self.document.listen(self._on_event)
        self._on_event(PathChanged())

    # -- parts -----------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.canvas = CanvasView(self.document)
        self.palette_panel = PalettePanel(self.document)
        self.inspector = InspectorPanel(self.document, self.preview)
        self.activity = ActivityPanel(preview=self.preview)
        self.space = SpacePanel(self.document, self.preview)
        self.script = ScriptPanel(self.document)
        self.problems = ProblemsPanel(self.document)
        self.runs_panel = RunsPanel(self.recorder.archive)
        self.history = HistoryPanel(self.document)
        self.sweep = SweepPanel(self.document, self._recovery.beside / "sweeps")
        here = {there.name: there.title for there in simulators() if there.version}
        self.comparison = ComparisonPanel(self.document, here, self.recorder.archive)
        self.actions_ = Actions(self, acts(self))
        self.top = TopBar(self.document, simulators(), self.actions_.menu)
        self.toast = Toast(self.canvas)
        self.finder = Finder(self)
        self.taking = Taking(self.activity, self.dialogs, self.files.folder)
        self.taking.told.connect(self.toast.say)
        for chart in (self.comparison.overlay, self.sweep.figure):
            self.taking.offer(chart)
        self.glow = Activity(self.session, self.canvas.scene(), self)
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self.canvas.set_templates([example.template for example in EXAMPLES])
        self.palette_panel.set_templates([(example.key, example.title) for example in EXAMPLES])

    def _lay_out(self) -> None:
        self.left, self.tabs, self.right = Shelf("left"), Shelf("bottom"), Shelf("right")
        self.middle = _splitter(Qt.Vertical, (self.canvas, self.tabs), (500, 340))
        parts = (self.left, self.middle, self.right)
        self.across = _splitter(Qt.Horizontal, parts, (PALETTE_WIDTH, 900, INSPECTOR_WIDTH))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.across, 1)
        self.setCentralWidget(body)
        panels = (
            Panel("palette", self.palette_panel, "left"),
            Panel("activity", self.activity, "bottom"),
            Panel("space", self.space, "bottom"),
            Panel("script", self.script, "bottom"),
            Panel("sweep", self.sweep, "bottom"),
            Panel("compare", self.comparison, "bottom"),
            Panel("runs", self.runs_panel, "bottom"),
            Panel("problems", self.problems, "bottom"),
            Panel("history", self.history, "bottom"),
            Panel("inspector", self.inspector, "right"),
        )
        self.arrangement = Arrangement({"left": self.left, "bottom": self.tabs, "right": self.right}, panels, self)
        self.setAcceptDrops(True)
        self.resize(1440, 900)

    def _connect(self) -> None:
        top, session, runner = self.top, self.session, self.runner
        top.run_wanted.connect(lambda: runner.run())
        top.pause_wanted.connect(session.pause)
        top.resume_wanted.connect(session.resume)
        top.stop_wanted.connect(session.stop)
        top.export_wanted.connect(self.files.export)
        self.script.export_wanted.connect(self.files.export)
        self.canvas.inspect.connect(self.inspect)
        self.canvas.target_wanted.connect(self.find_target)
        if self.inspector.connectivity is not None:
            self.inspector.connectivity.picked.connect(lambda name, cell: self.space.pick(Cell(name, cell)))
        self.canvas.message.connect(self.toast.say)
        self.inspector.file_wanted.connect(self.files.choose_numbers)
        self.files.message.connect(self.toast.say)
        self.files.opened.connect(self._show_file_problems)
        runner.refused.connect(self._show_refusal)
        runner.told.connect(self.toast.say)
        runner.attach(top, self.activity, self.script, self.problems, self.canvas)
        self.problems.reveal.connect(self.canvas.reveal)
        self.problems.count_changed.connect(self._show_count)
        self.canvas.template_wanted.connect(self.run_example)
        self.palette_panel.template_wanted.connect(self.open_example)
        self.palette_panel.block_chosen.connect(self.add_block)
        self.sweeps, self.runs = Sweeps(self), Runs(self)
        self.comparison.message.connect(self.toast.say)
        self.recorder.told.connect(self.toast.say)
        self._keep.timeout.connect(self.keep)
        session.data_arrived.connect(self._follow_in_space)

    # -- acts ------------------------------------------------------------------------------------------------------

    def inspect(self, name: str) -> None:
        """Show every parameter of an element, and put the keyboard there."""
        self.document.select([name])
        self.arrangement.show(self.inspector)
        self.inspector.setFocus()

    def find_command(self) -> None:
        """Offer everything that can be done."""
        self.finder.open("What do you want to do?", commands(self))

    def find_element(self) -> None:
        """Offer every element, to go to it."""
        self.finder.open("Which element?", elements(self))

    def find_target(self, pre: str) -> None:
        """Offer every node that the one of this name can be connected to."""
        self.finder.open(f"Connect {self.document.network[pre].label} to …", targets(self, pre))

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        sheet = KeySheet(acts(self), self)
        sheet.setAttribute(Qt.WA_DeleteOnClose)
        sheet.show()

    def add_block(self, key: str) -> None:
        """Put a block into the middle of what is seen of the canvas."""
        block = next(block for block in BLOCKS if block.key == key)
        network = self.document.network
        centre = self.canvas.mapToScene(self.canvas.viewport().rect().center())
        node = block.node({e.label for e in network}, network, Place(centre.x(), centre.y()))
        self.document.submit(Add(node))
        self.document.select([node.name])

    def open_example(self, key: str) -> None:
        """Open a copy of an example."""
        if self.files.may_close():
            self.files.open_path(BY_KEY[key].path, as_copy=True)

    def run_example(self, key: str) -> None:
        """Open a copy of an example, and run it unless it is large."""
        self.open_example(key)
        if self.document.network.populations and not BY_KEY[key].large:
            self.arrangement.show(self.activity)
            self.runner.run()

    def pulse(self) -> None:
        """Make the cell fire that is picked in space, or the first one of what is selected."""
        if (cell := self.space.picked) is not None:
            self.runner.kick(cell.population, cell.index)
        elif chosen := [e for e in self.document.selected if isinstance(e, Population)]:
            self.runner.kick(chosen[-1].name, 0)
        else:
            self.toast.say("Pick a cell in the Space tab, or select a population, to give it a pulse.")

    def compare(self) -> None:
        """Run the network on all simulators that are ticked, and hold them against each other."""
        self.arrangement.show(self.comparison)
        self.comparison.run()

    def keep(self) -> None:
        """Write the copy that survives a crash."""
        try:
            self._recovery.keep(self.document)
        except (StorageError, OSError) as error:
            self.toast.say(f"The safety copy could not be written: {error}")

    # -- what happens ------------------------------------------------------------------------------------------------

    def _on_event(self, event: object) -> None:
        if isinstance(event, HistoryChanged):
            self._keep.start()
        if isinstance(event, HistoryChanged | NetworkOpened | PathChanged):
            path = self.document.path
            self.setWindowTitle(f"{path.stem if path else self.document.network.title}[*] — Pinetum")
            self.setWindowModified(self.document.edited)
        if isinstance(event, NetworkOpened):
            self.runner.forget()
            self.sweep.forget()
            self.comparison.forget()

    def _show_file_problems(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self.problems.add_run_problem(problem.element, problem.sentence, "")
        if problems:
            self.arrangement.show(self.problems)
            self.toast.say(f"Opened with {len(problems)} problem{'s' if len(problems) > 1 else ''}; see Problems.")

    def _follow_in_space(self) -> None:
        self.space.follow(self.session.results)

    def _show_refusal(self, sentence: str) -> None:
        self.toast.say(sentence)
        self.arrangement.show(self.problems)

    def _show_count(self, errors: int, warnings: int) -> None:
        total = errors + warnings
        self.arrangement.set_title(self.problems, f"Problems {total}" if total else "Problems")

    # -- Qt --------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped anywhere; what cannot be opened is said then."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the project that was dropped; of several, the first; bring in elements that are text."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        project = next((path for path in paths if path.suffix == EXTENSION), None)
        if project is not None and self.files.may_close():
            self.files.open_path(project)
        if sentence := dropped(paths):
            self.toast.say(sentence)
        elif not paths and event.mimeData().hasText():
            self.canvas.intents.paste(event.mimeData().text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is lost by it; leave no process behind."""
        if not self.files.may_close():
            event.ignore()
            return
        self._keep.stop()
        self._recovery.drop()
        self.session.shutdown()
        self.recorder.shutdown()
        self.preview.shutdown()
        self.sweep.sweeping.shutdown()
        self.comparison.comparing.shutdown()
        self.outlook.remember()
        self.arrangement.close()
        event.accept()


def _splitter(direction: Qt.Orientation, parts: tuple[QWidget, ...], sizes: tuple[int, ...]) -> QSplitter:
    splitter = QSplitter(direction)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    splitter.setSizes(list(sizes))
    splitter.setStretchFactor(1 if len(parts) == 3 else 0, 1)
    return splitter
