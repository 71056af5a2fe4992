"""A network built, connected, edited and run without the mouse."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLineEdit

from app.look import theme
from app.shell.window import Window
from app.worker import End
from tests.journeys.person import Person

A_RUN = 120_000  # ms that a run may take on a busy machine
MOST_TABS = 60


@pytest.fixture
def person(window: Window) -> Person:
    window.canvas.setFocus()
    return Person(window)


def add(person: Person, words: str) -> str:
    """Tab, the word, Enter."""
    person.press(Qt.Key_Tab)
    person.type(words)
    person.press(Qt.Key_Return)
    (name,) = person.window.document.selection
    assert person.canvas.hasFocus()
    return name


def go_to(person: Person, label: str) -> None:
    """Ctrl+F, the label, Enter."""
    person.shortcut(Qt.Key_F)
    person.type(label)
    person.press(Qt.Key_Return)
    assert person.window.document.selected[0].label == label


def connect_to(person: Person, label: str) -> str:
    """C, the label of the target, Enter."""
    person.press(Qt.Key_C)
    person.type(label)
    person.press(Qt.Key_Return)
    (name,) = person.window.document.selection
    return name


def field(person: Person, name: str) -> None:
    """Enter, which leads into the inspector, and Tab up to the field."""
    person.canvas.setFocus()
    person.press(Qt.Key_Return)
    for _ in range(MOST_TABS):
        here = QApplication.focusWidget()
        if isinstance(here, QLineEdit) and here.accessibleName() == name:
            return
        QTest.keyClick(here, Qt.Key_Tab)
    raise AssertionError(f"the keyboard never came to {name}")


def fill(person: Person, name: str, text: str) -> None:
    field(person, name)
    person.press(Qt.Key_A, Qt.ControlModifier)
    person.type(text)
    person.press(Qt.Key_Return)


def test_build_connect_edit_and_run(person, window, qtbot):
    excitatory = add(person, "Excitatory")
    drive = add(person, "Poisson")
    wire = connect_to(person, "Excitatory")
    network = window.document.network
    assert [(p.pre, p.post) for p in network.projections] == [(drive, excitatory)]
    fill(person, "weight", "0.008")
    assert network.projections[0].synapse.parameters["weight"] == 0.008 and wire
    person.press(Qt.Key_Escape)

    go_to(person, "Poisson")
    fill(person, "rate", "0.2 kHz")
    assert network.population(drive).cell.parameters["rate"] == 200.0

    go_to(person, "Excitatory")
    person.press(Qt.Key_D, Qt.ControlModifier)
    assert [p.label for p in network.populations] == ["Excitatory", "Poisson", "Excitatory 2"]
    person.press(Qt.Key_G, Qt.ControlModifier)
    person.press(Qt.Key_M)
    person.shortcut(Qt.Key_Z)
    person.press(Qt.Key_L, Qt.ControlModifier)

    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
    assert ended.args[0].end is End.DONE
    assert sum(r.count for r in window.session.results.recordings.values() if r.is_spikes) > 100
    assert person.sees(window.activity.raster, theme().look.excitatory.line) > 100


def test_a_command_is_found_by_typing_and_the_keys_are_listed(person, window):
    add(person, "Excitatory")
    person.shortcut(Qt.Key_P, Qt.ShiftModifier)
    person.type("mute")
    person.press(Qt.Key_Return)
    assert window.document.network.populations[0].muted
    assert person.canvas.hasFocus()
    person.press(Qt.Key_Question)
    sheet = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle() == "Keys")
    assert "Duplicate" in sheet.columns[0].text() + sheet.columns[1].text()
    sheet.close()


def test_f6_goes_from_region_to_region_and_comes_back(person, window):
    add(person, "Excitatory")
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        person.press(Qt.Key_F6)
    assert seen[0] is person.canvas and len(set(map(id, seen))) >= 4
    assert window.palette_panel.isAncestorOf(seen[3]) or window.inspector.isAncestorOf(seen[2])
