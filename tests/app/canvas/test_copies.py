"""Copy, paste, duplicate, order: with the keys and the mouse."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QKeyEvent, QKeySequence
from PyQt5.QtWidgets import QApplication

from app.canvas.keys import ACTS, act_for
from tests.app.canvas.conftest import Hands


def labels(hands: Hands) -> list[str]:
    return [population.label for population in hands.canvas.document.network.populations]


def test_ctrl_d_puts_a_copy_aside_each_time(hands):
    hands.canvas.document.select(["exc"])
    for _ in range(3):
        hands.press(Qt.Key_D, Qt.ControlModifier)
    assert labels(hands)[3:] == ["Exc 2", "Exc 3", "Exc 4"]
    assert len({p.place for p in hands.canvas.document.network.populations}) == 6


def test_copy_and_paste_through_the_clipboard_is_readable(hands):
    hands.canvas.document.select(["exc", "inh"])
    hands.press(Qt.Key_C, Qt.ControlModifier)
    assert QApplication.clipboard().text().startswith("# Pinetum, 2 elements: Exc, Inh")
    hands.press(Qt.Key_V, Qt.ControlModifier)
    assert labels(hands)[3:] == ["Exc 2", "Inh 2"]
    assert set(hands.canvas.document.selection) == {"exc_2", "inh_2"}
    assert hands.canvas.document.history.undo_text == "Paste 2 elements"


def test_cut_takes_away_and_paste_brings_back_under_the_same_name(hands):
    hands.canvas.document.select(["exc"])
    hands.press(Qt.Key_X, Qt.ControlModifier)
    assert "exc" not in hands.canvas.document.network
    hands.press(Qt.Key_V, Qt.ControlModifier)
    assert "exc" in hands.canvas.document.network


@pytest.mark.parametrize("text", ["Dear all,", "", "{}", "\x00\x01", "import pyNN"])
def test_something_else_on_the_clipboard_changes_nothing_and_is_named(hands, text):
    before = hands.canvas.document.network.copy()
    QApplication.clipboard().setText(text)
    hands.press(Qt.Key_V, Qt.ControlModifier)
    assert hands.canvas.document.network == before
    assert len(hands.messages) == 1 and hands.messages[0].startswith("The clipboard holds")


def test_alt_and_drag_leaves_a_copy_where_it_is_dropped(hands):
    start = hands.node("exc")
    before = hands.canvas.document.network.population("exc").place
    hands.drag(start, start + QPoint(0, 120), held=Qt.AltModifier)
    (copy,) = [p for p in hands.canvas.document.network.populations if p.label == "Exc 2"]
    assert copy.place.y > before.y
    assert hands.canvas.document.network.population("exc").place == before
    assert hands.canvas.document.history.position == 1


def test_brackets_select_what_is_reached(hands):
    hands.canvas.intents.connect("noise", "exc")
    hands.canvas.intents.connect("exc", "inh")
    hands.canvas.document.select(["noise"])
    hands.press(Qt.Key_BracketRight)
    assert {"noise", "exc"} <= set(hands.canvas.document.selection)
    assert "inh" not in hands.canvas.document.selection
    hands.press(Qt.Key_BracketRight, Qt.ControlModifier)
    assert "inh" in hands.canvas.document.selection


def test_alt_and_an_arrow_go_to_the_node_there(hands):
    hands.canvas.document.select(["exc"])
    hands.press(Qt.Key_Right, Qt.AltModifier)
    assert hands.canvas.document.selection == ("inh",)
    hands.press(Qt.Key_Down, Qt.AltModifier)
    assert hands.canvas.document.selection == ("noise",)


def test_ctrl_l_lays_out_and_can_be_undone(hands):
    before = hands.canvas.document.network.copy()
    hands.canvas.intents.connect("noise", "exc")
    hands.press(Qt.Key_Escape)
    hands.press(Qt.Key_L, Qt.ControlModifier)
    network = hands.canvas.document.network
    assert network.population("noise").place.x < network.population("exc").place.x
    hands.canvas.document.go(0)
    assert network == before


def test_too_few_to_be_put_in_order_is_said(hands):
    hands.canvas.intents.distribute(True)
    assert hands.messages == ["Select at least 3 nodes."]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.text)
def test_every_key_of_the_table_is_its_own(act, qapp):
    for keys in filter(None, act.keys.split(", ")):
        code = QKeySequence(keys)[0]
        held = code & int(Qt.KeyboardModifierMask)
        event = QKeyEvent(QKeyEvent.KeyPress, code & ~int(Qt.KeyboardModifierMask), Qt.KeyboardModifiers(held))
        assert act_for(event) is act.do
