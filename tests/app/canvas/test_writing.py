"""Labels and notes are written where they stand, and notes are made larger by their corner."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from app.commands import Add
from app.model import Extent, Note, Place


@pytest.fixture
def note(hands) -> Note:
    hands.canvas.document.submit(Add(Note("note", "Note", "Look", Place(0, -200), Extent(160, 80))))
    hands.canvas.fit_all()
    return hands.canvas.document.network["note"]


def test_f2_writes_a_label_in_its_place(hands):
    canvas = hands.canvas
    canvas.document.select(["exc"])
    hands.press(Qt.Key_F2)
    assert canvas.writing.isVisible() and canvas.writing.toPlainText() == "Exc"
    label = canvas.scene().nodes["exc"].texts[0]
    assert canvas.writing.geometry().contains(hands.at((label.left + label.right) / 2, (label.top + label.bottom) / 2))
    QTest.keyClicks(canvas.writing, "Pyramidal cells")
    QTest.keyClick(canvas.writing, Qt.Key_Return)
    assert canvas.writing.isHidden()
    assert "Pyramidal cells" in {element.label for element in canvas.document.network}
    assert canvas.hasFocus()
    canvas.document.undo()
    assert canvas.document.network["exc"].label == "Exc"


def test_escape_leaves_it_as_it_was(hands):
    canvas = hands.canvas
    canvas.document.select(["exc"])
    hands.press(Qt.Key_F2)
    QTest.keyClicks(canvas.writing, "x")
    QTest.keyClick(canvas.writing, Qt.Key_Escape)
    assert canvas.writing.isHidden()
    assert canvas.document.network["exc"].label == "Exc"
    assert canvas.document.selection == ("exc",)


@pytest.mark.parametrize("text", ["", "   ", "Exc"])
def test_nothing_is_no_label(hands, text):
    canvas = hands.canvas
    canvas.document.select(["exc"])
    hands.press(Qt.Key_F2)
    canvas.writing.setPlainText(text)
    QTest.keyClick(canvas.writing, Qt.Key_Return)
    assert canvas.document.network["exc"].label == "Exc"
    assert not canvas.document.edited


def test_going_elsewhere_keeps_what_was_written(hands):
    canvas = hands.canvas
    canvas.document.select(["exc"])
    hands.press(Qt.Key_F2)
    QTest.keyClicks(canvas.writing, "Other")
    QTest.mouseClick(canvas.viewport(), Qt.LeftButton, Qt.NoModifier, QPoint(3, 3))
    assert canvas.writing.isHidden()
    assert "Other" in {element.label for element in canvas.document.network}


def test_a_note_is_written_on(hands, note):
    canvas = hands.canvas
    QTest.mouseDClick(canvas.viewport(), Qt.LeftButton, Qt.NoModifier, hands.at(0, -200))
    assert canvas.writing.isVisible()
    QTest.keyClicks(canvas.writing, "One")
    QTest.keyClick(canvas.writing, Qt.Key_Return)
    QTest.keyClicks(canvas.writing, "two")
    QTest.keyClick(canvas.writing, Qt.Key_Return, Qt.ControlModifier)
    assert canvas.document.network["note"].text == "One\ntwo"


def test_a_note_that_is_gone_takes_no_words(hands, note):
    canvas = hands.canvas
    canvas.write_note(note)
    QTest.keyClicks(canvas.writing, "One")
    canvas.document.undo()
    canvas.writing.keep()
    assert "note" not in canvas.document.network


def test_a_note_is_made_larger_by_its_corner(hands, note):
    canvas = hands.canvas
    corner = hands.at(76, -164)
    hands.drag(corner, hands.at(156, -124))
    larger = canvas.document.network["note"]
    assert larger.size == Extent(240.0, 120.0)
    assert (larger.place.x - larger.size.width / 2, larger.place.y - larger.size.height / 2) == (-80.0, -240.0)
    canvas.document.undo()
    assert canvas.document.network["note"] == note


def test_a_note_never_becomes_too_small(hands, note):
    hands.drag(hands.at(76, -164), hands.at(-400, -700))
    small = hands.canvas.document.network["note"].size
    assert small.width > 0 and small.height > 0
