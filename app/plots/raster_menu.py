"""What can be chosen of a raster: the order of its cells, and by what it is coloured."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PyQt5.QtWidgets import QActionGroup, QMenu

from app.plots.ordering import ORDERS

ROLE, POPULATION = "role", "population"
COLOURS = {ROLE: "Role", POPULATION: "Population"}


def add_choices(
    menu: QMenu, order: str, set_order: Callable[[str], None], colour: str, set_colour: Callable[[str], None]
) -> None:
    """Two submenus, with what is chosen now and what to call with another choice."""
    _add(menu.addMenu("Order cells by"), ORDERS, order, set_order)
    _add(menu.addMenu("Colour by"), COLOURS, colour, set_colour)


def _add(menu: QMenu, words: Mapping[str, str], chosen: str, choose: Callable[[str], None]) -> None:
    group = QActionGroup(menu)
    for key, text in words.items():
        action = group.addAction(text)
        action.setCheckable(True)
        action.setChecked(key == chosen)
        action.triggered.connect(lambda _, key=key: choose(key))
        menu.addAction(action)
