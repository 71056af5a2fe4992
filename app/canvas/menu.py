"""The context menu: the acts that suit what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QMenu

from app.model import Population

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Row = tuple[str, str, Callable[[], None]] | None  # text, key, act; None is a line between


def context_menu(canvas: CanvasView, at: QPoint) -> QMenu:
    """The menu for this point of the viewport. An element that is not selected is selected first."""
    name = canvas.element_at(at)
    if name is not None and name not in canvas.document.selection:
        canvas.intents.select([name])
    menu = QMenu(canvas)
    for row in _paper(canvas, at) if name is None else _element(canvas, name):
        if row is None:
            menu.addSeparator()
        else:
            text, key, act = row
            menu.addAction(f"{text}\t{key}" if key else text).triggered.connect(lambda _=False, act=act: act())
    return menu


def _paper(canvas: CanvasView, at: QPoint) -> Iterator[Row]:
    yield "Add a block…", "Tab", lambda: canvas.search_at(at)
    if canvas.document.network.populations:
        yield None
        yield "Select all", "Ctrl+A", canvas.intents.select_all
        yield "Show all", "Home", canvas.fit_all


def _element(canvas: CanvasView, name: str) -> Iterator[Row]:
    yield "Edit", "Enter", lambda: canvas.inspect.emit(name)
    yield "Rename…", "F2", lambda: canvas.rename_wanted.emit(name)
    chosen = [element for element in canvas.document.selected if isinstance(element, Population)]
    if len(chosen) == 2:
        yield f"Connect {chosen[0].label} to {chosen[1].label}".replace("&", "&&"), "C", canvas.intents.connect_selected
    elif len(chosen) == 1:
        yield "Connect to itself", "C", canvas.intents.connect_selected
    yield "Show", ".", canvas.fit_selected
    yield None
    yield "Delete", "Del", canvas.intents.remove_selected
