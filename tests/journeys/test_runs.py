"""Runs that are kept: shown, overlaid and pinned, also by the next window."""

from dataclasses import replace

import pytest
from PyQt5.QtCore import QSettings, Qt
from PyQt5.QtWidgets import QApplication

from app.commands import Describe
from app.shell.recovery import Recovery
from app.shell.window import Window
from app.worker import End

A_RUN = 60_000  # ms


@pytest.fixture
def open_window(qapp, qtbot, tmp_path):
    opened = []

    def make():
        settings = QSettings(f"{tmp_path}/settings.ini", QSettings.IniFormat)
        window = Window(settings, Recovery(tmp_path / "recovery"))
        window.dialogs.keep_changes = lambda title: False
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        QApplication.setActiveWindow(window)
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()


def run(window, qtbot):
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        qtbot.keyClick(window, Qt.Key_R, Qt.ControlModifier)
    assert ended.args[0].end is End.DONE, ended.args[0].sentence


def counts(results):
    return {r.label: r.count for r in results.recordings.values() if r.is_spikes}


def test_a_run_is_there_after_a_restart_and_lies_behind_the_next(open_window, qtbot):
    first = open_window()
    first.open_example("brunel-demo")
    run(first, qtbot)
    came = counts(first.session.results)
    first.close()

    second = open_window()
    second.open_example("brunel-demo")
    run(second, qtbot)
    qtbot.waitUntil(second.activity.before.isVisible, timeout=A_RUN)
    assert "nothing was changed" in second.activity.before.text()

    panel = second.runs_panel
    second.arrangement.show(panel)
    qtbot.waitUntil(lambda: [r.state for r in panel.model.records] == ["done", "done"], timeout=A_RUN)
    old = panel.model.records[1]
    assert counts(second.recorder.archive.results(old)) == came and sum(came.values()) > 0
    panel.choose(old.id)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key_P)
    qtbot.waitUntil(lambda: panel.model.records[1].pinned, timeout=A_RUN)
    qtbot.keyClick(panel.table, Qt.Key_Return)
    qtbot.waitUntil(second.activity.isVisible, timeout=A_RUN)
    assert counts(second.activity._run.results) == came


def test_a_pinned_run_lies_behind_another_and_gives_its_network_back(open_window, qtbot):
    window = open_window()
    window.open_example("brunel-demo")
    run(window, qtbot)
    panel = window.runs_panel
    window.arrangement.show(panel)
    qtbot.waitUntil(lambda: [r.state for r in panel.model.records] == ["done"], timeout=A_RUN)
    panel.choose(panel.model.records[0].id)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key_P)
    qtbot.waitUntil(lambda: panel.model.records[0].pinned, timeout=A_RUN)
    ran = window.document.network.copy()
    window.document.submit(Describe(settings=replace(ran.settings, seed=7)))
    run(window, qtbot)
    run(window, qtbot)
    qtbot.waitUntil(lambda: len(panel.model.records) == 3, timeout=A_RUN)
    assert "nothing was changed" in window.activity.before.text()

    panel.choose(panel.model.records[2].id)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key_O)
    qtbot.waitUntil(lambda: "seed 1234 → 7" in window.activity.before.text(), timeout=A_RUN)
    window.arrangement.show(panel)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key_Return, Qt.ControlModifier)
    qtbot.waitUntil(lambda: window.document.network == ran, timeout=A_RUN)
    assert window.document.edited
