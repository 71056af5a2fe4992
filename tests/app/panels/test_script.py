"""The script pane follows the network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QColor, QTextCursor
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QPushButton

from app.commands import Add, Remove, Rename
from app.look import LIGHT
from app.model import Component, Network, Population
from app.panels import ScriptPanel
from app.panels.script_view import ScriptView
from app.panels.text.lines import changed_lines


@pytest.fixture
def script(document, shown, qtbot):
    return shown(ScriptPanel(document), 640, 500)


def text(script):
    return script.view.toPlainText() + "\n"


def marked(script):
    return [selection.cursor.blockNumber() + 1 for selection in script.view.extraSelections()]


def test_it_shows_the_program_as_one_draws(script, document, qtbot):
    assert text(script) == document.program.text
    document.submit(Add(Population("third", "Third", Component("IF_curr_exp"), 3)))
    qtbot.waitUntil(lambda: "third = sim.Population" in text(script))
    assert text(script) == document.program.text
    document.submit(Remove(("exc",)))
    qtbot.waitUntil(lambda: text(script) == document.program.text)
    document.open(Network())
    qtbot.waitUntil(lambda: text(script) == document.program.text)
    assert "Population" not in text(script)


def test_lines_of_the_selection_are_marked(script, document):
    document.select(["inh"])
    assert marked(script) == list(document.program.lines_of("inh"))


def test_lines_of_the_selection_are_marked_again_after_the_flash(script, document, qtbot):
    document.select(["inh"])
    with qtbot.waitSignal(script._flash.finished):
        document.submit(Rename("inh", "inh", "Other"))
    line = script.view.extraSelections()[0]
    assert line.format.background().color().name() == LIGHT.accent_soft.lower()


def test_a_click_on_a_line_selects_its_element(script, document):
    line = document.program.lines_of("thalamus")[0]
    view = script.view
    view.reveal([line])
    cursor = QTextCursor(view.document().findBlockByNumber(line - 1))
    QTest.mouseClick(view.viewport(), Qt.LeftButton, Qt.NoModifier, view.cursorRect(cursor).center() + QPoint(20, 0))
    assert document.selection == ("thalamus",)


def test_copying(script, document):
    QTest.keyClick(script.view, Qt.Key_C, Qt.ControlModifier)
    assert QApplication.clipboard().text().strip() == document.program.text.strip()
    QApplication.clipboard().clear()
    copy = next(b for b in script.findChildren(QPushButton) if b.text() == "Copy")
    QTest.mouseClick(copy, Qt.LeftButton)
    assert QApplication.clipboard().text() == document.program.text


def test_export_is_wanted(script, qtbot):
    button = next(b for b in script.findChildren(QPushButton) if b.text().startswith("Export"))
    with qtbot.waitSignal(script.export_wanted):
        QTest.mouseClick(button, Qt.LeftButton)


def test_an_error_marks_its_line_until_the_program_changes(script, document, qtbot):
    script.show_error(5, "NEST said no.")
    assert 5 in marked(script) and script._sentence.text() == "Line 5: NEST said no."
    document.submit(Rename("inh", "inh", "Other"))
    qtbot.waitUntil(lambda: not script._sentence.isVisible())
    assert 5 not in marked(script)


def test_a_program_that_cannot_be_written_says_why(script, document, qtbot):
    before = text(script)
    document.submit(Add(Population("bad", "Bad", Component("no model"), 1)))
    qtbot.waitUntil(lambda: script._sentence.isVisible())
    assert "'no model'" in script._sentence.text() and text(script) == before


def test_scrolling_stays_while_lines_change(script, document, qtbot):
    script.resize(640, 160)
    bar = script.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    document.submit(Rename("thalamus", "thalamus", "Input"))
    qtbot.waitUntil(lambda: text(script) == document.program.text)
    assert bar.value() == at > 0


def test_of_very_many_marks_those_in_view_are_shown(qtbot):
    view = ScriptView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.show_lines([f"line {number}" for number in range(3000)])
    view.mark(dict.fromkeys(range(1, 3001), QColor("red")))
    view.verticalScrollBar().setValue(1500)
    shown = [selection.cursor.blockNumber() for selection in view.extraSelections()]
    assert 1500 in shown
    assert len(shown) < 50


lines = st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=8)
stretches = st.lists(st.sampled_from("ab"), max_size=3).map(lambda parts: [part for part in parts for _ in range(700)])


@given(lines | stretches, lines | stretches)
def test_changed_lines_are_those_that_differ(old, new):
    first, old_end, new_end = changed_lines(old, new)
    assert old[:first] + new[first:new_end] + old[old_end:] == new
    assert first == old_end == new_end or old[first:old_end] != new[first:new_end]


def test_the_view_shows_any_text_after_any_other(qtbot):
    view = ScriptView()
    qtbot.addWidget(view)

    @given(lines, lines)
    def check(old, new):
        view.show_lines(old)
        fresh = view.show_lines(new)
        assert view.toPlainText() == "\n".join(new)
        assert all(1 <= line <= len(new) for line in fresh)

    check()
