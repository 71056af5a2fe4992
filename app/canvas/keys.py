"""What can be done on the canvas, in one table: key presses look here, and so do the key sheet and the commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent, QKeySequence

from app.commands.arranging import Side
from app.model import GroupKind
from app.model.layouts import LAYOUTS

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Act = Callable[["CanvasView"], None]
_FAR = 10  # steps of the grid with Shift
_ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
_MODIFIERS = Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier


@dataclass(frozen=True)
class CanvasAct:
    """An act under a heading. `keys` as in "Ctrl+D", several separated by a comma and a space; "" for no key.

    One that is `anyhow` stands for a character, which needs Shift on some keyboards.
    """

    heading: str
    text: str
    keys: str
    do: Act
    anyhow: bool = False


def _acts() -> tuple[CanvasAct, ...]:
    return (
        CanvasAct("Add", "Add a block…", "Tab", lambda canvas: canvas.search_here()),
        CanvasAct("Add", "Connect…", "C", lambda canvas: canvas.connect_selected()),
        CanvasAct("Add", "Connect to itself", "Shift+C", lambda canvas: canvas.connect_to_itself()),
        CanvasAct("Add", "Duplicate", "Ctrl+D", lambda canvas: canvas.intents.duplicate_selected()),
        CanvasAct(
            "Add", "Duplicate with wires", "Ctrl+Shift+D", lambda canvas: canvas.intents.duplicate_selected(True)
        ),
        CanvasAct("Edit", "Copy", "Ctrl+C", lambda canvas: canvas.copy()),
        CanvasAct("Edit", "Cut", "Ctrl+X", lambda canvas: canvas.cut()),
        CanvasAct("Edit", "Paste", "Ctrl+V", lambda canvas: canvas.paste()),
        CanvasAct("Edit", "Paste with wires", "Ctrl+Shift+V", lambda canvas: canvas.paste(keep_wires=True)),
        CanvasAct("Edit", "Delete", "Del, Backspace", lambda canvas: canvas.intents.remove_selected()),
        CanvasAct("Edit", "Rename", "F2", lambda canvas: canvas.rename_selected()),
        CanvasAct("Edit", "Edit in the inspector", "Return, Enter", lambda canvas: canvas.inspect_selected()),
        CanvasAct("Edit", "Mute or unmute", "M", lambda canvas: canvas.intents.mute_selected()),
        CanvasAct("Groups", "Group", "Ctrl+G", lambda canvas: canvas.intents.group_selected()),
        CanvasAct("Groups", "Group as a column", "", lambda c: c.intents.group_selected(GroupKind.COLUMN)),
        CanvasAct("Groups", "Group as a layer", "", lambda c: c.intents.group_selected(GroupKind.LAYER)),
        CanvasAct("Groups", "Ungroup", "Ctrl+Shift+G", lambda canvas: canvas.intents.ungroup_selected()),
        CanvasAct("Groups", "Collapse or expand", "H", lambda canvas: canvas.intents.collapse_selected()),
        CanvasAct("Groups", "Take as an assembly", "", lambda canvas: canvas.intents.assemble_selected()),
        CanvasAct("Select", "Select all", "Ctrl+A", lambda canvas: canvas.selecting.all()),
        CanvasAct("Select", "Select the others", "Ctrl+I", lambda canvas: canvas.selecting.others()),
        CanvasAct("Select", "Select the next", "PgDown", lambda canvas: canvas.step(1)),
        CanvasAct("Select", "Select the one before", "PgUp", lambda canvas: canvas.step(-1)),
        *(_towards(arrow, dx, dy) for arrow, (dx, dy) in _ARROWS.items()),
        CanvasAct("Select", "Select downstream", "]", lambda canvas: canvas.selecting.reached(True), anyhow=True),
        CanvasAct("Select", "Select upstream", "[", lambda canvas: canvas.selecting.reached(False), anyhow=True),
        CanvasAct("Select", "Select all downstream", "Ctrl+]", lambda c: c.selecting.reached(True, True)),
        CanvasAct("Select", "Select all upstream", "Ctrl+[", lambda c: c.selecting.reached(False, True)),
        CanvasAct("Select", "Back out", "Esc", lambda canvas: canvas.back_out()),
        *(_nudge(arrow, dx, dy, "") for arrow, (dx, dy) in _ARROWS.items()),
        *(_nudge(arrow, dx * _FAR, dy * _FAR, "Shift+") for arrow, (dx, dy) in _ARROWS.items()),
        *(_align(side) for side in Side),
        CanvasAct("Arrange", "Distribute across", "", lambda canvas: canvas.intents.distribute(True)),
        CanvasAct("Arrange", "Distribute down", "", lambda canvas: canvas.intents.distribute(False)),
        *(_layout(kind) for kind in LAYOUTS),
        CanvasAct("Look", "Show what is selected", ".", lambda canvas: canvas.fit_selected(), anyhow=True),
        CanvasAct("Look", "Show all", "Home", lambda canvas: canvas.fit_all(), anyhow=True),
        CanvasAct("Look", "Nearer", "+, =", lambda canvas: canvas.zoom_by(1), anyhow=True),
        CanvasAct("Look", "Farther", "-", lambda canvas: canvas.zoom_by(-1), anyhow=True),
    )


def _nudge(arrow: str, dx: int, dy: int, held: str) -> CanvasAct:
    far = " far" if held else ""
    return CanvasAct("Arrange", f"Move {arrow.lower()}{far}", f"{held}{arrow}", lambda canvas: canvas.nudge(dx, dy))


def _towards(arrow: str, dx: int, dy: int) -> CanvasAct:
    def act(canvas: CanvasView) -> None:
        canvas.selecting.towards(dx, dy)
        canvas.reveal_selected()

    return CanvasAct("Select", f"Select the node {arrow.lower()}", f"Alt+{arrow}", act)


def _align(side: Side) -> CanvasAct:
    return CanvasAct("Arrange", f"Align {side.value}", "", lambda canvas: canvas.intents.align(side))


def _layout(kind: str) -> CanvasAct:
    key = "Ctrl+L" if kind == "layers" else ""
    return CanvasAct("Arrange", f"Lay out in {kind}" if kind == "layers" else f"Lay out: {kind}", key, _arrange(kind))


def _arrange(kind: str) -> Act:
    def act(canvas: CanvasView) -> None:
        canvas.intents.arrange(kind)
        canvas.fit_all()

    return act


ACTS: tuple[CanvasAct, ...] = _acts()


def _by_key(acts: tuple[CanvasAct, ...]) -> Mapping[int, Act]:
    return {QKeySequence(keys)[0]: act.do for act in acts for keys in act.keys.split(", ") if keys}


_ALL = _by_key(ACTS)
_ANYHOW = _by_key(tuple(act for act in ACTS if act.anyhow))


def act_for(event: QKeyEvent) -> Act | None:
    """What a key does, or None when it is not for the canvas."""
    held = int(event.modifiers() & _MODIFIERS)
    return _ALL.get(held | event.key()) or _ANYHOW.get((held & ~int(Qt.ShiftModifier)) | event.key())
