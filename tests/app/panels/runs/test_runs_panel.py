"""The list of kept runs, used with mouse and keyboard."""

import os
from dataclasses import replace
from time import time

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLineEdit

from app.model import Network
from app.model.settings import Settings
from app.panels.runs import RunsPanel
from app.panels.runs.panel import SAME
from app.records import Archive, Record
from app.records.shelf import Shelf
from app.storage import dumps

A_LOOK = 10_000  # ms


def put(folder, id_, title="Brunel", simulator="nest", end="done", network=None, process=0, **told):
    record = Record(id_, title, time(), simulator, 42, 1000.0, end=end, outcome="Simulated 1000 ms.", **told)
    Shelf(folder).put(
        replace(record, process=process), "print()", dumps(Network() if network is None else network), "{}"
    )
    return record


@pytest.fixture
def archive(tmp_path):
    put(tmp_path, "1", "Synfire chain", "neuron", rates="Excitatory 20 Hz")
    put(tmp_path, "2", network=Network(settings=Settings(duration=1000.0)))
    put(tmp_path, "3", network=Network(settings=Settings(duration=500.0)), end="failed")
    return Archive(tmp_path)


@pytest.fixture
def panel(archive, qtbot):
    panel = RunsPanel(archive)
    qtbot.addWidget(panel)
    archive.listen(panel.changed)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: len(panel.model.records) == 3, timeout=A_LOOK)
    panel.table.setFocus()
    return panel


def ids(panel):
    return [record.id for record in panel.model.records]


def test_the_newest_is_first_and_words_find_what_they_say(panel, qtbot):
    assert ids(panel) == ["3", "2", "1"]
    qtbot.keyClicks(panel.search, "chain 20 hz")
    assert ids(panel) == ["1"]


def test_a_run_is_shown_and_overlaid_by_keyboard(panel, qtbot):
    panel.choose("2")
    with qtbot.waitSignal(panel.show_wanted) as shown:
        qtbot.keyClick(panel.table, Qt.Key_Return)
    with qtbot.waitSignal(panel.overlay_wanted) as overlaid:
        qtbot.keyClick(panel.table, Qt.Key_O)
    assert (shown.args[0].id, overlaid.args[0].id) == ("2", "2")


def test_a_run_is_renamed_with_f2(panel, archive, qtbot):
    panel.choose("2")
    qtbot.keyClick(panel.table, Qt.Key_F2)
    editor = panel.table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "g = 6")
    qtbot.keyClick(editor, Qt.Key_Return)
    qtbot.waitUntil(lambda: panel.model.records[1].title == "g = 6", timeout=A_LOOK)
    assert archive.records()[1].title == "g = 6"


def test_runs_are_pinned_deleted_and_brought_back(panel, archive, qtbot):
    panel.choose("1", "2")
    qtbot.keyClick(panel.table, Qt.Key_P)
    qtbot.waitUntil(lambda: [r.pinned for r in panel.model.records] == [False, True, True], timeout=A_LOOK)
    panel.choose("3")
    qtbot.keyClick(panel.table, Qt.Key_Delete)
    qtbot.waitUntil(lambda: ids(panel) == ["2", "1"], timeout=A_LOOK)
    qtbot.keyClick(panel.table, Qt.Key_Z, Qt.ControlModifier)
    qtbot.waitUntil(lambda: ids(panel) == ["3", "2", "1"], timeout=A_LOOK)


def test_what_goes_on_is_not_deleted(panel, archive, qtbot, tmp_path):
    put(tmp_path, "4", end="", process=os.getpid())
    panel.refresh()
    qtbot.waitUntil(lambda: len(panel.model.records) == 4, timeout=A_LOOK)
    panel.choose("4")
    with qtbot.waitSignal(panel.message) as said:
        qtbot.keyClick(panel.table, Qt.Key_Delete)
    assert said.args == ["Brunel is running. Stop it before you delete it."]
    assert len(archive.records()) == 4


def test_two_runs_tell_what_was_changed(panel, qtbot):
    panel.choose("2", "3")
    qtbot.waitUntil(lambda: "1000 → 500" in panel.words.text(), timeout=A_LOOK)
    panel.choose("1", "2")
    qtbot.waitUntil(lambda: panel.words.text() == SAME, timeout=A_LOOK)


def test_what_cannot_be_done_is_not_offered(panel):
    panel.table.clearSelection()
    assert not any(action.isEnabled() for action in panel.actions_.values())
    panel.choose("1", "2")
    assert panel.actions_["pin"].isEnabled() and not panel.actions_["show_run"].isEnabled()
