"""Somebody looks how a cell responds, turns a knob, and leaves."""

import os

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from tests.app.panels.test_inspector import type_into

PATIENCE = 60_000  # ms; only a preview that never comes takes so long


def test_a_cell_responds_while_it_is_edited_and_nothing_stays_behind(window, qtbot):
    window.open_example("brunel-demo")
    window.document.select(["excitatory"])
    card = window.inspector.response
    qtbot.waitUntil(lambda: card.step.picture is not None, timeout=PATIENCE)
    assert "Fires from 1.5 nA on, not yet at 1 nA" in card.accessibleDescription()
    first = card.step.picture
    type_into(window.inspector.row("cell.tau_m").editors[0], "10 ms", key=None)
    assert card.step.faded and card.step.picture is first
    qtbot.waitUntil(lambda: not card.step.faded, timeout=PATIENCE)
    assert "Fires from 3 nA on, not yet at 2 nA" in card.accessibleDescription()
    QTest.keyClick(window.inspector.row("cell.tau_m").editors[0], Qt.Key_Escape)
    qtbot.waitUntil(lambda: "Fires from 1.5 nA on" in card.accessibleDescription(), timeout=PATIENCE)
    (desk,) = window.preview._engine._desks.values()
    child = desk._child._child.pid
    window.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
