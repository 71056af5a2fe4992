"""The inspector, used as a person uses it: with keys."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QAction, QApplication

from app.commands import Replace
from app.document import Document
from app.look import DARK, theme
from app.model import Array, Component, Distribution, Frozen, Recording, Role
from app.panels import InspectorPanel


@pytest.fixture
def inspector(document, shown):
    document.select(["exc"])
    return shown(InspectorPanel(document))


def field(inspector, key):
    return inspector.row(key).editors[0]


def type_into(editor, text, key=Qt.Key_Return):
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text) if text else QTest.keyClick(editor, Qt.Key_Delete)
    if key:
        QTest.keyClick(editor, key)


def test_every_parameter_is_there_at_once(inspector):
    keys = [row.row.fields[0].key for row in inspector.form.rows]
    for name in ("v_rest", "cm", "tau_m", "tau_refrac", "tau_syn_E", "tau_syn_I", "e_rev_E", "v_reset", "v_thresh"):
        assert f"cell.{name}" in keys
    assert {"initial.v", "records.spikes", "cell.model", "name", "spacing"} <= set(keys)
    assert field(inspector, "cell.tau_m").text() == "15.0"
    assert field(inspector, "cell.i_offset").text() == "𝒩 (0.20, 0.02)"


def test_enter_commits_a_number(inspector, document):
    type_into(field(inspector, "cell.tau_m"), "12.5")
    assert document.network["exc"].cell.parameters["tau_m"] == 12.5
    assert document.history.undo_text == "Change tau_m of Excitatory"


def test_leaving_commits_a_number_with_a_unit(inspector, document):
    type_into(field(inspector, "cell.cm"), "250 pF", Qt.Key_Tab)
    assert document.network["exc"].cell.parameters["cm"] == 0.25
    assert field(inspector, "cell.cm").text() == "0.25"
    assert QApplication.focusWidget() is field(inspector, "cell.tau_m")


def test_wrong_input_is_said_at_once_and_changes_nothing(inspector, document):
    before = document.network.copy()
    editor = field(inspector, "cell.cm")
    type_into(editor, "-3", key=None)
    row = inspector.row("cell.cm")
    assert row.sentence == "cm = -3.0 is not a number above 0 nF."
    assert row._sentence.isVisible() and editor.property("invalid")
    QTest.keyClick(editor, Qt.Key_Return)
    assert document.network == before
    QTest.keyClick(editor, Qt.Key_Escape)
    assert editor.text() == "1.0" and not row.sentence and not editor.property("invalid")


def test_beginnings_are_complained_about_only_on_enter(inspector, document):
    editor = field(inspector, "cell.v_rest")
    type_into(editor, "-", key=None)
    assert not inspector.row("cell.v_rest").sentence
    QTest.keyClick(editor, Qt.Key_Return)
    assert inspector.row("cell.v_rest").sentence


def test_a_distribution_is_typed(inspector, document):
    type_into(field(inspector, "cell.v_rest"), "uniform(-70, -60)")
    assert document.network["exc"].cell.parameters["v_rest"] == Distribution("uniform", Frozen(low=-70.0, high=-60.0))
    assert field(inspector, "cell.v_rest").text() == "𝒰 (−70, −60)"


def test_a_distribution_is_chosen_and_its_parameters_unfold(inspector, document):
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key_Down, Qt.AltModifier)
    menu = QApplication.activePopupWidget()
    next(act for act in menu.actions() if act.text().startswith("Normal\t")).trigger()
    menu.close()
    assert document.network["exc"].cell.parameters["tau_m"] == Distribution("normal", Frozen(mu=15.0, sigma=1.5))
    type_into(field(inspector, "cell.tau_m.normal.sigma"), "2")
    assert document.network["exc"].cell.parameters["tau_m"].parameters["sigma"] == 2.0
    type_into(field(inspector, "cell.tau_m.normal.sigma"), "-2")
    assert "sigma = -2.0 is not a number of at least 0" in inspector.row("cell.tau_m.normal.sigma").sentence


def test_a_list_is_chosen_and_the_default_given_back(inspector, document):
    document.submit(Replace(document.network["inh"], "nothing"))
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    editor.open_menu()
    menu = QApplication.activePopupWidget()
    next(act for act in menu.actions() if act.text().startswith("List")).trigger()
    menu.close()
    assert document.network["exc"].cell.parameters["tau_m"] == Array([15.0] * 80)
    editor.open_menu()
    menu = QApplication.activePopupWidget()
    next(act for act in menu.actions() if act.text().startswith("Default, 20.0 ms")).trigger()
    menu.close()
    assert "tau_m" not in document.network["exc"].cell.parameters


def test_the_bar_says_what_differs_and_resets_it(inspector, document):
    bar = inspector.row("cell.tau_m")._bar
    assert bar.isEnabled() and not inspector.row("cell.cm")._bar.isEnabled()
    QTest.mouseClick(bar, Qt.LeftButton)
    assert "tau_m" not in document.network["exc"].cell.parameters
    assert field(inspector, "cell.tau_m").text() == "20.0"
    assert not bar.isEnabled()


def test_undo_refreshes_the_field_and_keeps_focus_and_caret(inspector, document):
    type_into(field(inspector, "cell.tau_m"), "123.45")
    editor = field(inspector, "cell.tau_m")
    editor.setCursorPosition(2)
    document.undo()
    assert field(inspector, "cell.tau_m") is editor
    assert editor.text() == "15.0" and editor.hasFocus() and editor.cursorPosition() == 2
    document.redo()
    assert editor.text() == "123.45"


def test_a_change_elsewhere_leaves_alone_what_is_being_typed(inspector, document):
    editor = field(inspector, "cell.tau_m")
    type_into(editor, "77", key=None)
    document.select(["exc"])
    document.submit(Replace(document.network["inh"].__class__(**{**vars(document.network["inh"]), "size": 7}), "size"))
    assert editor.text() == "77"
    assert document.network["exc"].cell.parameters["tau_m"] == 15.0


def test_what_is_half_typed_goes_to_the_element_it_was_typed_for(inspector, document):
    type_into(field(inspector, "cell.tau_m"), "31", key=None)
    document.select(["inh"])
    assert document.network["exc"].cell.parameters["tau_m"] == 31.0
    assert field(inspector, "cell.tau_m").text() == "20.0"


def test_arrows_step_and_merge_into_one_act(inspector, document):
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    acts = document.history.position
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key_Up)
    assert document.network["exc"].cell.parameters["tau_m"] == 18.0
    QTest.keyClick(editor, Qt.Key_Down, Qt.ShiftModifier)
    assert document.network["exc"].cell.parameters["tau_m"] == 8.0
    assert document.history.position == acts + 1


def test_switching_the_model_keeps_what_both_have(inspector, document):
    combo = field(inspector, "cell.model")
    combo.setFocus()
    kept = field(inspector, "cell.tau_m")
    QTest.keyClicks(combo, "IF_curr_d")
    QTest.keyClick(combo, Qt.Key_Return)
    combo.activated[int].emit(combo.findText("IF_curr_delta"))
    cell = document.network["exc"].cell
    assert cell.model == "IF_curr_delta" and cell.parameters["tau_m"] == 15.0
    with pytest.raises(KeyError):
        inspector.row("cell.tau_syn_E")
    assert field(inspector, "cell.tau_m") is kept and combo.hasFocus()


def test_several_are_edited_at_once(inspector, document):
    document.select(["inh", "exc"])
    tau = field(inspector, "cell.tau_m")
    assert tau.text() == "" and tau.placeholderText() == "several values"
    assert inspector.header.title.text() == "2 populations" and inspector.header.title.isReadOnly()
    type_into(tau, "10")
    assert {document.network[name].cell.parameters["tau_m"] for name in ("exc", "inh")} == {10.0}
    document.undo()
    assert document.network["exc"].cell.parameters["tau_m"] == 15.0
    assert "tau_m" not in document.network["inh"].cell.parameters


def test_several_models_share_what_they_have_in_common(inspector, document):
    document.select(["thalamus", "exc"])
    keys = [row.row.fields[0].key for row in inspector.form.rows]
    assert "cell.model" in keys and "cell.tau_m" not in keys and "name" not in keys


def test_grid_makes_a_structure_and_spacing(document, shown):
    document.select(["inh"])
    inspector = shown(InspectorPanel(document))
    type_into(field(inspector, "grid"), "20x20x2")
    inh = document.network["inh"]
    assert inh.size == 800 and inh.structure == Component("Grid3D", Frozen(aspect_ratioXZ=10.0))
    assert field(inspector, "grid").text() == "20 × 20 × 2"
    type_into(field(inspector, "spacing"), "50 x 50 x 100")
    assert document.network["inh"].structure.parameters["dz"] == 100.0
    QTest.mouseClick(inspector.row("grid")._bar, Qt.LeftButton)
    assert document.network["inh"].structure is None and field(inspector, "size").text() == "800"


def test_recording_is_a_chip(inspector, document):
    row = inspector.row("records.spikes")
    texts = [chip.text() for chip in row.editors]
    assert texts == ["spikes", "v of 10", "+ gsyn_exc", "+ gsyn_inh"]
    row.editors[2].setFocus()
    QTest.keyClick(row.editors[2], Qt.Key_Space)
    assert Recording("gsyn_exc") in document.network["exc"].records
    QTest.mouseClick(row.editors[0], Qt.LeftButton)
    assert all(recording.variable != "spikes" for recording in document.network["exc"].records)
    type_into(field(inspector, "records.v.cells"), "all")
    type_into(field(inspector, "records.v.interval"), "0.5")
    assert Recording("v", None, 0.5) in document.network["exc"].records
    type_into(field(inspector, "records.v.cells"), "81")
    assert "from 1 to 80 cells" in inspector.row("records.v.cells").sentence


def test_the_label_and_the_name_that_follows(inspector, document):
    title = inspector.header.title
    type_into(title, "Pyramidal cells")
    assert document.selection == ("exc",)  # the name was chosen, so it stays
    assert document.network["exc"].label == "Pyramidal cells"
    type_into(field(inspector, "name"), "2nd", key=None)
    assert "'2nd' cannot be a name in the program" in inspector.row("name").sentence
    type_into(field(inspector, "name"), "inh", key=None)
    assert inspector.row("name").sentence == "'inh' is the name of another element."
    type_into(field(inspector, "name"), "pyramidal_cells")
    assert document.selection == ("pyramidal_cells",) and document.network["loop"].pre == "pyramidal_cells"
    type_into(title, "Layer 4")
    assert document.selection == ("layer_4",)


def test_a_projection(document, shown):
    document.select(["one"])
    inspector = shown(InspectorPanel(document))
    weight = field(inspector, "synapse.weight")
    assert weight.field.parameter.unit == "uS"
    type_into(weight, "2 nS")
    assert document.network["one"].synapse.parameters["weight"] == 0.002
    type_into(field(inspector, "synapse.delay"), "")
    assert "delay" not in document.network["one"].synapse.parameters
    type_into(field(inspector, "connector.p_connect"), "1.5", key=None)
    assert inspector.row("connector.p_connect").sentence == "p_connect = 1.5 is not a number from 0 to 1."
    rule = field(inspector, "connector.model")
    rule.activated[int].emit(rule.findText("All to all"))
    assert document.network["one"].connector.model == "AllToAllConnector"
    switch = field(inspector, "connector.allow_self_connections")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key_Space)
    assert document.network["one"].connector.parameters["allow_self_connections"] is False
    QTest.mouseClick(field(inspector, "pre"), Qt.LeftButton)
    assert document.selection == ("exc",)


def test_what_the_checks_say_stands_below_the_field(document, shown):
    document.select(["one"])
    inspector = shown(InspectorPanel(document))
    type_into(field(inspector, "synapse.weight"), "-0.1")
    assert "has the wrong sign" in inspector.row("synapse.weight").sentence
    type_into(field(inspector, "synapse.weight"), "0.1")
    assert inspector.row("synapse.weight").sentence == ""


def test_the_network_itself(document, shown):
    inspector = shown(InspectorPanel(document))
    assert inspector.header.title.text() == "Balanced"
    type_into(field(inspector, "settings.duration"), "2 s")
    assert document.network.settings.duration == 2000.0
    type_into(field(inspector, "settings.threads"), "0", key=None)
    assert "at least 1" in inspector.row("settings.threads").sentence
    notes = field(inspector, "notes")
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, "From a paper.")
    QTest.keyClick(notes, Qt.Key_Return, Qt.ControlModifier)
    assert document.network.notes == "From a paper."
    type_into(inspector.header.title, "Mine")
    assert document.network.title == "Mine"


def test_settings_of_a_new_network_are_the_defaults(shown):
    document = Document()
    inspector = shown(InspectorPanel(document))
    assert not any(inspector.row(f"settings.{name}")._bar.isEnabled() for name in ("duration", "timestep", "seed"))
    type_into(field(inspector, "settings.duration"), "50")
    QTest.mouseClick(inspector.row("settings.duration")._bar, Qt.LeftButton)
    assert document.network.settings.duration == 1000.0
    assert inspector.header.title.text() == "Untitled"


def test_role_changes_the_shape(inspector, document):
    role = field(inspector, "role")
    role.activated[int].emit(role.findText("Inhibitory"))
    assert document.network["exc"].role is Role.INHIBITORY


def test_tab_goes_from_top_to_bottom(inspector):
    editors = [e for e in inspector.form.editors if e.focusPolicy() & Qt.TabFocus]
    editors[0].setFocus()
    for expected in editors[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_every_control_has_a_name_and_a_tip(inspector, document):
    for names in (["exc"], ["one"], ["thalamus"], []):
        document.select(names)
        for editor in inspector.form.editors:
            assert editor.accessibleName()
            assert editor.toolTip()


def test_it_follows_the_look(inspector):
    theme().apply(DARK)
    assert inspector.grab().toImage().pixelColor(2, 2).name() == DARK.panel.lower()


def test_a_removed_element_gives_way_to_the_network(inspector, document):
    from app.commands import Remove

    type_into(field(inspector, "cell.tau_m"), "31", key=None)
    document.submit(Remove(("exc",)))
    assert inspector.header.title.text() == "Balanced"
    document.undo()
    assert document.network["exc"].cell.parameters["tau_m"] == 15.0


def test_what_is_typed_is_never_markup(inspector):
    type_into(field(inspector, "cell.cm"), "<b>bold</b>", key=None)
    assert inspector.row("cell.cm").sentence == "'<b>bold</b>' is not a number."
    assert inspector.row("cell.cm")._sentence.textFormat() == Qt.PlainText


def test_undo_belongs_to_the_window_unless_something_is_typed(inspector, document):
    undone = []
    act = QAction("Undo", inspector)
    act.setShortcut(QKeySequence.Undo)
    act.triggered.connect(lambda: undone.append(True))
    inspector.addAction(act)
    editor = field(inspector, "cell.tau_m")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key_Z, Qt.ControlModifier)
    assert undone == [True]
    type_into(editor, "3", key=None)
    QTest.keyClick(editor, Qt.Key_Z, Qt.ControlModifier)
    assert undone == [True] and editor.text() != "3"
