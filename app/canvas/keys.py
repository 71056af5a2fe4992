"""The keys of the canvas, in one table: what the key sheet shows and what a press does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Act = Callable[["CanvasView"], None]
_ARROWS = {Qt.Key_Left: (-1, 0), Qt.Key_Right: (1, 0), Qt.Key_Up: (0, -1), Qt.Key_Down: (0, 1)}
_FAR = 10  # steps of the grid with Shift
_HELD = Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier


def _nudge(dx: int, dy: int) -> Act:
    return lambda canvas: canvas.nudge(dx, dy)


_PLAIN: dict[int, Act] = {
    Qt.Key_Delete: lambda canvas: canvas.intents.remove_selected(),
    Qt.Key_Backspace: lambda canvas: canvas.intents.remove_selected(),
    Qt.Key_Tab: lambda canvas: canvas.search_here(),
    Qt.Key_Escape: lambda canvas: canvas.back_out(),
    Qt.Key_Return: lambda canvas: canvas.inspect_selected(),
    Qt.Key_Enter: lambda canvas: canvas.inspect_selected(),
    Qt.Key_F2: lambda canvas: canvas.rename_selected(),
    Qt.Key_C: lambda canvas: canvas.intents.connect_selected(),
    Qt.Key_M: lambda canvas: canvas.intents.mute_selected(),
    Qt.Key_H: lambda canvas: canvas.intents.collapse_selected(),
    Qt.Key_PageDown: lambda canvas: canvas.step(1),
    Qt.Key_PageUp: lambda canvas: canvas.step(-1),
    **{key: _nudge(dx, dy) for key, (dx, dy) in _ARROWS.items()},
}
_SHIFTED: dict[int, Act] = {key: _nudge(dx * _FAR, dy * _FAR) for key, (dx, dy) in _ARROWS.items()}
_CONTROLLED: dict[int, Act] = {
    Qt.Key_A: lambda canvas: canvas.intents.select_all(),
    Qt.Key_G: lambda canvas: canvas.intents.group_selected(),
}
_CONTROLLED_SHIFTED: dict[int, Act] = {Qt.Key_G: lambda canvas: canvas.intents.ungroup_selected()}
_ANYHOW: dict[int, Act] = {  # characters that need Shift on some keyboards
    Qt.Key_Period: lambda canvas: canvas.fit_selected(),
    Qt.Key_Home: lambda canvas: canvas.fit_all(),
    Qt.Key_Plus: lambda canvas: canvas.zoom_by(1),
    Qt.Key_Equal: lambda canvas: canvas.zoom_by(1),
    Qt.Key_Minus: lambda canvas: canvas.zoom_by(-1),
}
_BY_MODIFIER: Mapping[int, Mapping[int, Act]] = {
    int(Qt.NoModifier): _PLAIN,
    int(Qt.ShiftModifier): _SHIFTED,
    int(Qt.ControlModifier): _CONTROLLED,
    int(Qt.ControlModifier | Qt.ShiftModifier): _CONTROLLED_SHIFTED,
}


def act_for(event: QKeyEvent) -> Act | None:
    """What a key does, or None when it is not for the canvas."""
    held = int(event.modifiers() & _HELD)
    return _BY_MODIFIER.get(held, {}).get(event.key()) or _ANYHOW.get(event.key())
