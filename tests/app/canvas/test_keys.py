"""The keyboard on the canvas."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest


@pytest.fixture
def search(hands):
    return hands.canvas.search


class TestSearchPalette:
    @pytest.mark.parametrize("key", [Qt.Key_Tab, Qt.Key_Space])
    def test_opens_and_adds_what_is_typed(self, hands, search, key):
        hands.press(key)
        assert search.isVisible()
        QTest.keyClicks(search.field, "poi")
        QTest.keyClick(search.field, Qt.Key_Return)
        assert not search.isVisible()
        assert "poisson" in hands.places
        assert hands.canvas.document.selection == ("poisson",)

    def test_double_click_on_paper_places_it_there(self, hands, search):
        QTest.mouseDClick(hands.canvas.viewport(), Qt.LeftButton, Qt.NoModifier, hands.at(200, -120))
        QTest.keyClicks(search.field, "exc")
        QTest.keyClick(search.field, Qt.Key_Return)
        assert hands.places["excitatory"] == (200, -120)

    def test_arrows_go_round(self, hands, search):
        hands.press(Qt.Key_Tab)
        QTest.keyClick(search.field, Qt.Key_Down)
        assert search.list.currentRow() == 1
        QTest.keyClick(search.field, Qt.Key_Up)
        QTest.keyClick(search.field, Qt.Key_Up)
        assert search.list.currentRow() == search.list.count() - 1

    def test_escape_closes_it_and_gives_the_focus_back(self, hands, search):
        hands.press(Qt.Key_Tab)
        QTest.keyClick(search.field, Qt.Key_Escape)
        assert not search.isVisible()
        assert hands.canvas.window().focusWidget() is hands.canvas
        assert hands.canvas.document.history.texts == ()

    def test_nothing_fits_nothing_happens(self, hands, search):
        hands.press(Qt.Key_Tab)
        QTest.keyClicks(search.field, "qqqq")
        QTest.keyClick(search.field, Qt.Key_Return)
        assert search.isVisible()
        assert hands.canvas.document.history.texts == ()

    def test_keys_in_the_field_do_not_act_on_the_network(self, hands, search):
        hands.canvas.document.select(["exc"])
        hands.press(Qt.Key_Tab)
        QTest.keyClicks(search.field, "ex")
        for key in (Qt.Key_Backspace, Qt.Key_Delete, Qt.Key_Left, Qt.Key_Home):
            QTest.keyClick(search.field, key)
        assert len(hands.places) == 3
        assert hands.canvas.document.history.texts == ()

    def test_a_click_on_a_row_adds_it(self, hands, search):
        hands.press(Qt.Key_Tab)
        row = search.list.visualItemRect(search.list.item(1)).center()
        QTest.mouseClick(search.list.viewport(), Qt.LeftButton, Qt.NoModifier, row)
        assert "inhibitory" in hands.places


class TestActs:
    @pytest.mark.parametrize("key", [Qt.Key_Delete, Qt.Key_Backspace])
    def test_delete_takes_wires_along_and_undo_brings_them_back(self, hands, key):
        hands.canvas.intents.connect("exc", "inh")
        before = hands.canvas.document.network.copy()
        hands.canvas.document.select(["inh"])
        hands.press(key)
        assert hands.wires == []
        assert set(hands.canvas.scene().nodes) == {"exc", "noise"}
        assert hands.canvas.scene().chips == {}
        hands.canvas.document.undo()
        assert hands.canvas.document.network == before
        assert set(hands.canvas.scene().edges) == {"exc_to_inh"}

    def test_arrows_nudge_by_the_grid_and_are_one_act(self, hands):
        hands.canvas.document.select(["exc"])
        hands.press(Qt.Key_Right)
        hands.press(Qt.Key_Right)
        hands.press(Qt.Key_Up, Qt.ShiftModifier)
        assert hands.places["exc"] == (-152, -40)
        assert len(hands.canvas.document.history.texts) == 1
        hands.canvas.document.undo()
        assert hands.places["exc"] == (-160, 0)

    def test_select_all_and_escape(self, hands):
        hands.press(Qt.Key_A, Qt.ControlModifier)
        assert set(hands.canvas.document.selection) == {"exc", "inh", "noise"}
        hands.press(Qt.Key_Escape)
        assert hands.canvas.document.selection == ()

    def test_c_connects_the_first_selected_with_the_last(self, hands):
        hands.canvas.document.select(["inh", "exc"])
        hands.press(Qt.Key_C)
        assert hands.wires == [("inh", "exc")]

    def test_c_with_one_selected_asks_to_which(self, hands):
        asked: list[str] = []
        hands.canvas.target_wanted.connect(asked.append)
        hands.canvas.document.select(["inh"])
        hands.press(Qt.Key_C)
        assert asked == ["inh"] and hands.wires == []

    def test_shift_c_connects_one_with_itself(self, hands):
        hands.canvas.document.select(["inh"])
        hands.press(Qt.Key_C, Qt.ShiftModifier)
        assert hands.wires == [("inh", "inh")]

    def test_c_without_a_selection_says_what_is_missing(self, hands):
        hands.press(Qt.Key_C)
        assert hands.messages == ["Select a population, or two, to connect them."]

    def test_page_keys_walk_through_all_elements(self, hands):
        seen = []
        for _ in range(4):
            hands.press(Qt.Key_PageDown)
            seen += hands.canvas.document.selection
        assert seen == ["exc", "inh", "noise", "exc"]
        hands.press(Qt.Key_PageUp)
        assert hands.canvas.document.selection == ("noise",)

    def test_enter_asks_for_the_form(self, hands, qtbot):
        hands.canvas.document.select(["inh", "exc"])
        with qtbot.waitSignal(hands.canvas.inspect) as inspected:
            hands.press(Qt.Key_Return)
        assert inspected.args == ["exc"]

    def test_double_click_asks_for_the_form(self, hands, qtbot):
        with qtbot.waitSignal(hands.canvas.inspect) as inspected:
            QTest.mouseDClick(hands.canvas.viewport(), Qt.LeftButton, Qt.NoModifier, hands.node("noise"))
        assert inspected.args == ["noise"]


class TestView:
    def test_plus_and_minus(self, hands):
        hands.press(Qt.Key_Plus)
        assert hands.canvas.zoom == pytest.approx(1.25)
        hands.press(Qt.Key_Minus)
        assert hands.canvas.zoom == pytest.approx(1.0)

    def test_home_shows_everything(self, hands):
        hands.canvas.zoom_to(3.0)
        hands.press(Qt.Key_Home)
        area = hands.canvas.scene().area(hands.canvas.scene().nodes)
        assert hands.canvas.visible_area.contains(area)

    def test_period_shows_the_selection(self, hands):
        hands.canvas.zoom_to(2.0)
        hands.canvas.document.select(["noise"])
        hands.press(Qt.Key_Period)
        centre = hands.canvas.visible_area.center()
        assert abs(centre.x()) < 30
        assert abs(centre.y() - 210) < 30

    def test_keys_that_mean_nothing_here_are_left_to_the_window(self, hands):
        before = hands.canvas.document.network.copy()
        for key in (Qt.Key_Q, Qt.Key_F5, Qt.Key_Insert):
            hands.press(key)
        hands.press(Qt.Key_Delete, Qt.ControlModifier)
        hands.press(Qt.Key_C, Qt.ControlModifier)
        assert hands.canvas.document.network == before
