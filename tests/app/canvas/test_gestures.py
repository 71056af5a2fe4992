"""Gestures of the mouse, with real events on the viewport."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QMimeData, QPoint, QPointF, Qt
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.canvas.items.node import NodeItem
from app.commands.blocks import BLOCK_MIME, BLOCKS
from app.model import Place
from tests.app.canvas.conftest import projection, small_network


def drop_block(hands, key: bytes, at: QPoint) -> None:
    data = QMimeData()
    data.setData(BLOCK_MIME, key)
    port = hands.canvas.viewport()
    enter = QDragEnterEvent(at, Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(port, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(port, QDropEvent(at, Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier))


class TestSelect:
    def test_click_selects_one(self, hands):
        hands.click(hands.node("exc"))
        hands.click(hands.node("inh"))
        assert hands.canvas.document.selection == ("inh",)

    def test_shift_adds_and_takes_away(self, hands):
        hands.click(hands.node("exc"))
        hands.click(hands.node("inh"), Qt.ShiftModifier)
        assert hands.canvas.document.selection == ("exc", "inh")
        hands.click(hands.node("exc"), Qt.ShiftModifier)
        assert hands.canvas.document.selection == ("inh",)

    def test_click_on_one_of_several_selects_it_alone(self, hands):
        hands.canvas.document.select(["exc", "inh"])
        hands.click(hands.node("exc"))
        assert hands.canvas.document.selection == ("exc",)

    def test_click_on_a_line_selects_it(self, open_canvas):
        network = small_network()
        network.add(projection("wire", "exc", "inh"))
        hands = open_canvas(network)
        stop = hands.canvas.scene().edges["wire"].curve.at(0.15)
        hands.click(hands.at(*stop))
        assert hands.canvas.document.selection == ("wire",)

    def test_click_on_an_annotation_selects_its_line(self, open_canvas):
        network = small_network()
        network.add(projection("wire", "exc", "inh"))
        hands = open_canvas(network)
        chip = hands.canvas.scene().chips["wire"]
        hands.click(hands.at(chip.x(), chip.y()))
        assert hands.canvas.document.selection == ("wire",)

    def test_click_on_paper_selects_nothing(self, hands):
        hands.click(hands.node("exc"))
        hands.click(hands.at(0, -150))
        assert hands.canvas.document.selection == ()


class TestMove:
    def test_drag_moves_and_undo_restores(self, hands):
        before = hands.places
        start = hands.node("exc")
        hands.drag(start, start + QPoint(40, -80))
        assert hands.places["exc"] == (-120, -80)
        assert len(hands.canvas.document.history.texts) == 1
        hands.canvas.document.undo()
        assert hands.places == before
        assert hands.canvas.scene().nodes["exc"].pos().x() == -160

    def test_selected_nodes_move_together(self, hands):
        hands.canvas.document.select(["exc", "inh"])
        start = hands.node("inh")
        hands.drag(start, start + QPoint(0, 80))
        assert hands.places["exc"] == (-160, 80)
        assert hands.places["inh"] == (160, 80)
        assert hands.places["noise"] == (0, 200)
        hands.canvas.document.undo()
        assert hands.places["inh"] == (160, 0)

    def test_places_lie_on_the_grid(self, hands):
        start = hands.node("exc")
        hands.drag(start, start + QPoint(41, 6))
        assert hands.places["exc"] == (-120, 8)

    def test_escape_in_the_middle_changes_nothing(self, hands):
        before = hands.places
        start = hands.node("exc")
        hands.drag(start, start + QPoint(40, 40), release=False)
        assert hands.canvas.scene().nodes["exc"].pos().x() == -120
        hands.press(Qt.Key_Escape)
        assert hands.canvas.scene().nodes["exc"].pos().x() == -160
        QTest.mouseRelease(hands.canvas.viewport(), Qt.LeftButton, Qt.NoModifier, start + QPoint(40, 40))
        assert hands.places == before
        assert hands.canvas.document.history.texts == ()

    def test_lines_follow_while_dragging(self, hands):
        hands.canvas.intents.connect("exc", "inh")
        hands.canvas.scene().settle()
        edge = next(iter(hands.canvas.scene().edges.values()))
        before = edge.curve
        start = hands.node("inh")
        hands.drag(start, start + QPoint(0, 120), release=False)
        assert edge.curve.start == pytest.approx(before.start, abs=30)
        assert edge.curve.end.y > before.end.y + 80
        hands.press(Qt.Key_Escape)


class TestBand:
    def test_selects_the_nodes_it_touches(self, hands):
        hands.drag(hands.at(-260, -100), hands.at(-100, 80))
        assert hands.canvas.document.selection == ("exc",)

    def test_with_shift_it_adds(self, hands):
        hands.canvas.document.select(["noise"])
        hands.drag(hands.at(-260, -100), hands.at(260, 80), held=Qt.ShiftModifier)
        assert set(hands.canvas.document.selection) == {"noise", "exc", "inh"}

    def test_lines_that_lie_in_it_whole(self, hands):
        hands.canvas.intents.connect("exc", "inh")
        hands.canvas.scene().settle()
        hands.drag(hands.at(-260, -120), hands.at(260, 90))
        assert set(hands.canvas.document.selection) == {"exc", "inh", "exc_to_inh"}

    def test_escape_restores_the_selection(self, hands):
        hands.drag(hands.at(-260, -100), hands.at(260, 80), release=False)
        assert hands.canvas.document.selection
        hands.press(Qt.Key_Escape)
        assert hands.canvas.document.selection == ()


class TestConnect:
    def test_from_rim_to_node(self, hands):
        hands.drag(hands.rim("exc"), hands.node("inh"))
        assert hands.wires == [("exc", "inh")]
        assert hands.canvas.document.selection == ("exc_to_inh",)
        hands.canvas.document.undo()
        assert hands.wires == []
        assert hands.canvas.scene().edges == {}

    def test_out_and_back_connects_to_itself(self, hands):
        hands.drag(hands.rim("exc"), hands.at(-40, -60), hands.node("exc"))
        assert hands.wires == [("exc", "exc")]

    def test_a_slip_on_the_rim_connects_nothing(self, hands):
        hands.drag(hands.rim("exc"), hands.node("exc"))
        assert hands.wires == []
        assert hands.places["exc"] == (-160, 0)

    def test_parallel(self, hands):
        for _ in range(2):
            hands.drag(hands.rim("exc"), hands.node("inh"))
        assert hands.wires == [("exc", "inh")] * 2
        hands.canvas.scene().settle()
        one, other = (edge.curve.at(0.5) for edge in hands.canvas.scene().edges.values())
        assert one.distance_to(other) > 20

    def test_onto_a_source_is_refused_in_words(self, hands):
        hands.drag(hands.rim("exc"), hands.node("noise"))
        assert hands.wires == []
        assert hands.messages == ["Noise is a spike source; nothing can project onto it."]
        assert hands.canvas.document.history.texts == ()

    def test_to_empty_paper_asks_and_makes_both_in_one_act(self, hands):
        hands.drag(hands.rim("noise", 0.0), hands.at(220, 240))
        field = hands.canvas.search.field
        assert field.isVisible()
        titles = [hands.canvas.search.list.item(i).text() for i in range(hands.canvas.search.list.count())]
        assert "Inhibitory" in titles
        assert "Poisson" not in titles
        QTest.keyClicks(field, "inhib")
        QTest.keyClick(field, Qt.Key_Return)
        assert hands.wires == [("noise", "inhibitory")]
        assert hands.places["inhibitory"] == (220, 240)
        hands.canvas.document.undo()
        assert hands.wires == []
        assert "inhibitory" not in hands.places
        hands.canvas.document.redo()
        assert hands.wires == [("noise", "inhibitory")]

    def test_escape_closes_the_question(self, hands):
        hands.drag(hands.rim("noise", 0.0), hands.at(220, 240))
        items = len(hands.canvas.scene().items())
        QTest.keyClick(hands.canvas.search.field, Qt.Key_Escape)
        assert not hands.canvas.search.isVisible()
        assert len(hands.canvas.scene().items()) == items - 1  # the wire went
        assert hands.canvas.document.history.texts == ()

    def test_escape_in_the_middle(self, hands):
        hands.drag(hands.rim("exc"), hands.node("inh"), release=False)
        hands.press(Qt.Key_Escape)
        QTest.mouseRelease(hands.canvas.viewport(), Qt.LeftButton, Qt.NoModifier, hands.node("inh"))
        assert hands.wires == []

    def test_the_handle_appears_near_the_outline(self, hands):
        handle = hands.canvas.scene().handle
        hands.move(hands.rim("inh", 1.0))
        assert handle.isVisible()
        hands.move(hands.node("inh"))
        assert not handle.isVisible()


class TestPanAndZoom:
    def test_middle_button_pans(self, hands):
        before = hands.canvas.mapToScene(0, 0)
        hands.drag(QPoint(100, 100), QPoint(160, 130), button=Qt.MiddleButton)
        after = hands.canvas.mapToScene(0, 0)
        assert (before - after).toPoint() == QPoint(60, 30)

    def test_space_and_drag_pans_and_opens_nothing(self, hands):
        before = hands.canvas.mapToScene(0, 0)
        QTest.keyPress(hands.canvas, Qt.Key_Space)
        hands.drag(hands.node("exc"), hands.node("exc") + QPoint(0, 50))
        QTest.keyRelease(hands.canvas, Qt.Key_Space)
        assert (before - hands.canvas.mapToScene(0, 0)).toPoint() == QPoint(0, 50)
        assert not hands.canvas.search.isVisible()
        assert hands.places["exc"] == (-160, 0)

    @pytest.mark.parametrize(("start", "end"), [(0.5, 2.0), (1.0, 0.25)])
    def test_zoom_keeps_the_point_under_the_cursor(self, hands, start, end):
        hands.canvas.zoom_to(start)
        cursor = QPoint(200, 150)
        before = hands.canvas.mapToScene(cursor)
        hands.canvas.zoom_to(end, cursor)
        assert hands.canvas.zoom == pytest.approx(end)
        assert (hands.canvas.mapFromScene(before) - cursor).manhattanLength() <= 2

    @staticmethod
    def wheel(hands, pixels: QPoint, angle: QPoint, phase: int, held: int = Qt.NoModifier) -> None:
        at = QPointF(200, 150)
        where = hands.canvas.viewport().mapToGlobal(at.toPoint())
        modifiers = Qt.KeyboardModifiers(held)
        event = QWheelEvent(at, QPointF(where), pixels, angle, Qt.NoButton, modifiers, phase, False)
        QApplication.sendEvent(hands.canvas.viewport(), event)

    @pytest.mark.parametrize("held", [Qt.NoModifier, Qt.ControlModifier])
    def test_a_wheel_zooms_around_the_cursor(self, hands, held):
        before = hands.canvas.mapToScene(200, 150)
        self.wheel(hands, QPoint(), QPoint(0, 120), Qt.NoScrollPhase, held)
        assert hands.canvas.zoom == pytest.approx(1.25)
        assert (hands.canvas.mapFromScene(before) - QPoint(200, 150)).manhattanLength() <= 2

    def test_two_fingers_pan(self, hands):
        before = hands.canvas.mapToScene(0, 0)
        self.wheel(hands, QPoint(-30, 12), QPoint(-60, 24), Qt.ScrollUpdate)
        assert hands.canvas.zoom == pytest.approx(1.0)
        assert (before - hands.canvas.mapToScene(0, 0)).toPoint() == QPoint(-30, 12)

    def test_limits(self, hands):
        hands.canvas.zoom_to(100)
        assert hands.canvas.zoom == pytest.approx(4.0)
        hands.canvas.zoom_to(0.0001)
        assert hands.canvas.zoom == pytest.approx(0.1)

    def test_a_click_in_the_overview_moves_the_view(self, hands):
        before = hands.canvas.visible_area.center()
        QTest.mouseClick(hands.canvas.minimap, Qt.LeftButton, Qt.NoModifier, QPoint(100, 20))
        after = hands.canvas.visible_area.center()
        assert after.x() > before.x() + 20
        assert after.y() < before.y()


class TestDrop:
    def test_a_block_lands_under_the_mouse(self, hands):
        drop_block(hands, b"excitatory", hands.at(200, -100))
        assert hands.places["excitatory"] == (200, -100)
        assert hands.canvas.document.selection == ("excitatory",)
        assert isinstance(hands.canvas.node_at(hands.at(200, -100)), NodeItem)
        hands.canvas.document.undo()
        assert "excitatory" not in hands.places

    @pytest.mark.parametrize("key", [b"nonsense", b"", b"\xff\xfe"])
    def test_an_unknown_block_is_refused_in_words(self, hands, key):
        drop_block(hands, key, hands.at(0, 0))
        assert hands.messages[0].startswith("There is no block called")
        assert len(hands.places) == 3

    def test_other_things_are_left_to_the_window(self, hands):
        data = QMimeData()
        data.setText("hello")
        event = QDragEnterEvent(QPoint(5, 5), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
        QApplication.sendEvent(hands.canvas.viewport(), event)
        assert not event.isAccepted()

    def test_new_places_are_free_labels_not_taken(self, hands):
        for _ in range(2):
            hands.canvas.intents.place_freely(next(b for b in BLOCKS if b.key == "excitatory"), Place(0, 0))
        assert hands.places["excitatory"] != hands.places["excitatory_2"]
