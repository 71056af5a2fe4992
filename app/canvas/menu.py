"""The context menu: the acts that suit what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QMenu

from app.commands.arranging import Side
from app.model import Edge, Group, GroupKind, Node, Population

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Row = tuple[str, str, Callable[[], None]] | None  # text, key, act; None is a line between


def context_menu(canvas: CanvasView, at: QPoint) -> QMenu:
    """The menu for this point of the viewport. An element that is not selected is selected first."""
    key = canvas.element_at(at)
    names = canvas.scene().names_of(key) if key is not None else ()
    if names and names[0] not in canvas.document.selection:
        canvas.selecting.these(names)
    name = names[0] if names else None
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
    yield "Paste", "Ctrl+V", canvas.paste
    if canvas.document.network.populations:
        yield None
        yield "Select all", "Ctrl+A", canvas.selecting.all
        yield "Lay out in layers", "Ctrl+L", lambda: canvas.intents.arrange("layers")
        yield "Show all", "Home", canvas.fit_all


def _element(canvas: CanvasView, name: str) -> Iterator[Row]:
    yield "Edit", "Enter", lambda: canvas.inspect.emit(name)
    yield "Copy", "Ctrl+C", canvas.copy
    yield "Duplicate", "Ctrl+D", canvas.intents.duplicate_selected
    yield "Rename…", "F2", lambda: canvas.write_label(name)
    chosen = [element for element in canvas.document.selected if isinstance(element, Population)]
    if len(chosen) == 2:
        yield f"Connect {chosen[0].label} to {chosen[1].label}".replace("&", "&&"), "C", canvas.intents.connect_selected
    elif len(chosen) == 1:
        yield "Connect to…", "C", canvas.connect_selected
        yield "Connect to itself", "Shift+C", canvas.connect_to_itself
    yield "Show", ".", canvas.fit_selected
    yield None
    yield from _structure(canvas)
    yield None
    yield "Delete", "Del", canvas.intents.remove_selected


def _structure(canvas: CanvasView) -> Iterator[Row]:
    """What elements belong to, and whether they are in the program."""
    chosen, intents = canvas.document.selected, canvas.intents
    if any(not isinstance(element, Edge) for element in chosen):
        yield "Group", "Ctrl+G", intents.group_selected
        yield "Group as a column", "", lambda: intents.group_selected(GroupKind.COLUMN)
        yield "Group as a layer", "", lambda: intents.group_selected(GroupKind.LAYER)
    if sum(isinstance(element, Population) for element in chosen) > 1:
        yield "Take as an assembly", "", intents.assemble_selected
    if sum(isinstance(element, Node) for element in chosen) > 1:
        yield "Align left", "", lambda: intents.align(Side.LEFT)
        yield "Align middle", "", lambda: intents.align(Side.MIDDLE)
        yield "Distribute across", "", lambda: intents.distribute(True)
        yield "Lay out in layers", "Ctrl+L", lambda: intents.arrange("layers")
    groups = [element for element in chosen if isinstance(element, Group)]
    if groups:
        yield "Ungroup", "Ctrl+Shift+G", intents.ungroup_selected
        yield "Expand" if all(group.collapsed for group in groups) else "Collapse", "H", intents.collapse_selected
    if any(hasattr(element, "muted") for element in chosen):
        muted = all(getattr(element, "muted", True) for element in chosen)
        yield "Unmute" if muted else "Mute", "M", intents.mute_selected
