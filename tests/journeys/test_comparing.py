"""T9: the program as a file, and its network on NEST, NEURON and Brian2 over each other, with mouse and keys."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from app.look import theme
from app.shell.window import Window
from tests.journeys.person import Person
from tests.journeys.test_laboratory import brunel
from tests.journeys.test_tasks import within  # noqa: F401  a fixture

SIMULATORS = ("nest", "neuron", "brian2")
A_RUN = 240_000  # ms that all runs may take on a busy machine


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


def test_t9_the_script_and_three_simulators(person, window, qtbot, within, tmp_path):  # noqa: F811
    window.document.open(brunel(5.0, "nest", 200.0))
    window.dialogs.export_path = lambda suggestion: tmp_path / "network.py"
    person.shortcut(Qt.Key_E)
    person.steps += 1  # the name of the file
    with qtbot.waitSignal(window.comparison.comparing.compared, timeout=A_RUN):
        person.press_window(Qt.Key_F7)
    within("T9, the script, and three simulators over each other", 6)
    verdict = window.comparison.verdict.text()
    assert verdict.startswith("NEURON and Brian2 agree with NEST: every spike is the same")
    assert window.comparison.table.rowCount() == 6
    kept = window.recorder.archive.records()
    assert {(r.simulator, r.source, r.end) for r in kept} == {(name, "compare", "done") for name in SIMULATORS}
    for hue in (theme().look.excitatory, theme().look.inhibitory, theme().look.stimulus):
        assert person.sees(window.comparison.overlay, hue.line) > 50
    text = (tmp_path / "network.py").read_text()
    compile(text, "network.py", "exec")


def test_one_simulator_is_not_enough(person, window):
    window.document.open(brunel(5.0, "nest", 200.0))
    for name, box in window.comparison.boxes.items():
        box.setChecked(name == "nest")
    person.press_window(Qt.Key_F7)
    assert "at least two simulators" in window.toast.text()
    assert not window.comparison.comparing.going
