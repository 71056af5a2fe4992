"""The context menu."""

from __future__ import annotations

from app.canvas.menu import context_menu


def rows(menu) -> dict[str, object]:
    return {action.text().split("\t")[0]: action for action in menu.actions() if not action.isSeparator()}


def test_on_a_node_it_selects_and_connects_to_itself(hands):
    found = rows(context_menu(hands.canvas, hands.node("exc")))
    assert hands.canvas.document.selection == ("exc",)
    found["Connect to itself"].trigger()
    assert hands.wires == [("exc", "exc")]


def test_on_one_of_two_selected(hands):
    hands.canvas.document.select(["exc", "inh"])
    rows(context_menu(hands.canvas, hands.node("exc")))["Connect Exc to Inh"].trigger()
    assert hands.wires == [("exc", "inh")]


def test_delete(hands):
    rows(context_menu(hands.canvas, hands.node("exc")))["Delete"].trigger()
    assert set(hands.places) == {"inh", "noise"}


def test_on_paper(hands):
    found = rows(context_menu(hands.canvas, hands.at(0, -180)))
    assert list(found) == ["Add a block…", "Paste", "Select all", "Lay out in layers", "Show all"]
    found["Add a block…"].trigger()
    assert hands.canvas.search.isVisible()
