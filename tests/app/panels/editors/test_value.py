"""Values that are many: formulas, columns, files; used as a person uses them."""

from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtGui import QDropEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.commands import Replace
from app.model import Array, Expression, Frozen
from app.model.elements import changed
from app.panels import InspectorPanel
from app.panels.editors.kind_menu import KindMenu
from app.panels.editors.slide import Slide
from tests.app.panels.test_inspector import field, type_into


@pytest.fixture
def inspector(document, shown):
    document.select(["exc"])
    return shown(InspectorPanel(document))


def value(document, name, element="exc"):
    return document.network[element].cell.parameters.get(name)


def pick(editor, title):
    menu = KindMenu(editor)
    act = next(act for act in menu.actions() if act.text().startswith(title))
    assert act.isEnabled()
    act.trigger()


def column(size=80):
    return "\n".join(str(n) for n in range(1, size + 1))


def test_a_formula_is_typed_and_its_curve_drawn(inspector, document):
    type_into(field(inspector, "cell.tau_m"), "10 + x/50")
    assert value(document, "tau_m") == Expression("10 + x/50")
    picture = inspector.row("cell.tau_m.picture").editors[0]
    assert picture.sketch.picture is not None
    assert "ms over x" in picture.caption.text()
    assert picture.accessibleName() == "Picture of tau_m"
    assert picture.accessibleDescription() == picture.caption.text()
    document.undo()
    with pytest.raises(KeyError):
        inspector.row("cell.tau_m.picture")


def test_a_formula_is_chosen_and_begins_with_the_value(inspector, document):
    pick(field(inspector, "cell.tau_m"), "Formula of i, x, y, z")
    assert value(document, "tau_m") == Expression("15 + 0*x")


def test_a_formula_of_the_distance_is_chosen_for_a_weight(inspector, document):
    document.select(["one"])
    pick(field(inspector, "synapse.weight"), "Formula of d")
    assert document.network["one"].synapse.parameters["weight"] == Expression("0.01 * exp(-d/100)")
    assert "over d" in inspector.row("synapse.weight.picture").editors[0].caption.text()


def test_what_is_wrong_in_a_formula_is_said_where_it_is_typed(inspector, document):
    type_into(field(inspector, "cell.tau_m"), "10 + dist", key=None)
    type_into(field(inspector, "cell.tau_m"), "10 + x * q", key=None)
    assert "'q' is not known here; there are i, x, y, z" in inspector.row("cell.tau_m").sentence
    assert value(document, "tau_m") == 15.0


def test_a_distribution_unfolds_into_numbers_and_bars(inspector):
    pick(field(inspector, "cell.tau_m"), "Normal")
    assert field(inspector, "cell.tau_m.normal.sigma").text() == "1.5"
    drawn = inspector.row("cell.tau_m.picture").editors[0].sketch.picture
    assert drawn.bars.shares.sum() == pytest.approx(1.0)


def test_a_column_is_pasted(inspector, document, qtbot):
    QApplication.clipboard().setText(column())
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key_V, Qt.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(value(document, "tau_m"), Array))
    assert np.array_equal(value(document, "tau_m").numbers, np.arange(1.0, 81.0))
    assert document.history.undo_text == "Change tau_m of Excitatory"


def test_one_value_is_pasted_as_text(inspector, document):
    QApplication.clipboard().setText("20 ms")
    editor = field(inspector, "cell.tau_m")
    type_into(editor, "", key=None)
    QTest.keyClick(editor, Qt.Key_V, Qt.ControlModifier)
    QTest.keyClick(editor, Qt.Key_Return)
    assert value(document, "tau_m") is None or value(document, "tau_m") == 20.0
    assert editor.text() == "20.0"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (column(79), "tau_m = a list of 79 numbers where 80 are needed."),
        (column(79) + "\n-1", "tau_m = -1.0 is not a number above 0 ms."),
        (column(79) + "\nnan", "In line 80, nan stands instead of a number."),
    ],
)
def test_a_column_that_does_not_fit_changes_nothing(inspector, document, qtbot, text, words):
    QApplication.clipboard().setText(text)
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key_V, Qt.ControlModifier)
    qtbot.waitUntil(lambda: bool(inspector.row("cell.tau_m").sentence))
    assert inspector.row("cell.tau_m").sentence == words
    assert editor.text() == "15.0"
    assert value(document, "tau_m") == 15.0


def test_a_file_is_asked_for_and_read(inspector, document, qtbot, tmp_path):
    path = tmp_path / "tau.csv"
    path.write_text(column())
    inspector.file_wanted.connect(lambda take: take(path))
    pick(field(inspector, "cell.tau_m"), "Numbers from a file")
    qtbot.waitUntil(lambda: isinstance(value(document, "tau_m"), Array))


def test_a_file_is_dropped_on_a_field(inspector, document, qtbot, tmp_path):
    path = tmp_path / "tau.npy"
    np.save(path, np.arange(1.0, 81.0))
    _drop(field(inspector, "cell.tau_m"), path)
    qtbot.waitUntil(lambda: isinstance(value(document, "tau_m"), Array))


def test_ten_files_are_refused(inspector, document, tmp_path):
    _drop(field(inspector, "cell.tau_m"), *(tmp_path / f"{n}.txt" for n in range(10)))
    assert inspector.row("cell.tau_m").sentence == "10 files were dropped where one with numbers is expected."


def test_a_file_that_is_not_there_is_said(inspector, document, qtbot, tmp_path):
    field(inspector, "cell.tau_m").take_file(tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: bool(inspector.row("cell.tau_m").sentence))
    assert inspector.row("cell.tau_m").sentence == "gone.txt cannot be read: there is no such file."


def test_spike_times_come_from_a_file(inspector, document, qtbot, tmp_path):
    source = changed(document.network["thalamus"], cell=type(document.network["exc"].cell)("SpikeSourceArray"))
    document.submit(Replace(source, "cell"))
    document.select(["thalamus"])
    path = tmp_path / "times.txt"
    path.write_text("3\n1\n")
    field(inspector, "cell.spike_times").take_file(path)
    qtbot.waitUntil(lambda: bool(inspector.row("cell.spike_times").sentence))
    assert inspector.row("cell.spike_times").sentence == "spike_times = the list is not rising."
    path.write_text("1\n3\n")
    field(inspector, "cell.spike_times").take_file(path)
    qtbot.waitUntil(lambda: value(document, "spike_times", "thalamus") == Array([1.0, 3.0]))


def test_what_was_selected_meanwhile_is_not_given_the_numbers(inspector, document, qtbot, tmp_path):
    path = tmp_path / "tau.txt"
    path.write_text(column())
    reader = field(inspector, "cell.tau_m").reader
    field(inspector, "cell.tau_m").take_file(path)
    document.select(["inh"])
    qtbot.waitUntil(lambda: not reader.busy)
    assert document.network["inh"].cell.parameters == Frozen()


def test_several_populations_take_formulas_and_lists_at_once(inspector, document, qtbot):
    document.submit(Replace(changed(document.network["inh"], size=80), "size"))
    document.select(["inh", "exc"])
    editor = field(inspector, "cell.tau_m")
    assert editor.placeholderText() == "several values"
    type_into(editor, "12 + i/8")
    assert value(document, "tau_m") == value(document, "tau_m", "inh") == Expression("12 + i/8")
    assert inspector.row("cell.tau_m.picture").editors[0].sketch.picture is not None
    QApplication.clipboard().setText(column())
    editor.take_column(column())
    qtbot.waitUntil(lambda: isinstance(value(document, "tau_m"), Array))
    assert value(document, "tau_m") == value(document, "tau_m", "inh")
    document.undo()  # what follows each other in one field is one act
    assert value(document, "tau_m") == 15.0
    assert value(document, "tau_m", "inh") is None


def test_what_there_is_to_know_is_at_hand(inspector, document):
    header = inspector.header
    assert not header.explanation.isVisible()
    QTest.mouseClick(header.more, Qt.LeftButton, pos=QPoint(5, 5))
    assert header.explanation.isVisible()
    said = header.explanation.accessibleDescription()
    assert "dv/dt" in said
    document.select(["one"])
    assert "probability" in header.explanation.accessibleDescription()


def _drop(editor, *paths: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(QPoint(5, 5), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
    editor.dropEvent(event)


def test_the_parts_of_a_distribution_take_units(inspector, document):
    pick(field(inspector, "cell.cm"), "Normal")
    type_into(field(inspector, "cell.cm.normal.mu"), "250 pF")
    assert value(document, "cm").parameters["mu"] == 0.25
    pick(field(inspector, "cell.cm"), "Log-normal")
    type_into(field(inspector, "cell.cm.lognormal.mu"), "250 pF", key=None)
    assert "this value has no unit" in inspector.row("cell.cm.lognormal.mu").sentence


def test_populations_of_different_sizes_share_no_list(inspector, document, qtbot):
    before = document.network.copy()
    document.select(["inh", "exc"])
    field(inspector, "cell.tau_m").take_column(column())
    qtbot.waitUntil(lambda: bool(inspector.row("cell.tau_m").sentence))
    assert inspector.row("cell.tau_m").sentence == "Populations of 20 and 80 cells cannot share one list."
    assert document.network == before


def test_a_number_is_slid(inspector, document, qtbot):
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key_Up, Qt.AltModifier)
    slide = editor.findChild(Slide)
    assert slide.isVisible()
    for _ in range(2):
        QTest.keyClick(slide.slider, Qt.Key_PageUp)
    QTest.keyClick(slide.slider, Qt.Key_Return)
    assert 20.0 < value(document, "tau_m") < 22.0  # two tenths of twice 15
    document.undo()
    assert value(document, "tau_m") == 15.0


def test_a_distribution_is_not_slid(inspector, document):
    editor = field(inspector, "cell.i_offset")
    editor.open_slide()
    assert editor.findChild(Slide) is None
