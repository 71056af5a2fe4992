"""What the menu of a window offers, and with which keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.shell.actions import Act
from app.shell.arrangement import FLOATING, PANELS

if TYPE_CHECKING:
    from app.shell.window import Window


def acts(window: Window) -> tuple[Act, ...]:
    """The acts of one window."""
    document, files = window.document, window.files
    history = lambda: document.history  # noqa: E731  # another one after each opening
    return (
        Act("File", "New", "Ctrl+N", files.new),
        Act("File", "Open…", "Ctrl+O", files.open),
        Act("File", "Save", "Ctrl+S", files.save),
        Act("File", "Save as…", "Ctrl+Shift+S", files.save_as),
        Act("File", "Export as Python program…", "Ctrl+E", files.export),
        Act("File", "Quit", "Ctrl+Q", window.close),
        Act(
            "Edit",
            "Undo",
            "Ctrl+Z",
            document.undo,
            lambda: history().undo_text is not None,
            lambda: history().undo_text,
        ),
        Act(
            "Edit",
            "Redo",
            "Ctrl+Shift+Z, Ctrl+Y",
            document.redo,
            lambda: history().redo_text is not None,
            lambda: history().redo_text,
        ),
        Act("Edit", "Commands…", "Ctrl+Shift+P", window.find_command),
        Act("Edit", "Find an element…", "Ctrl+F", window.find_element),
        *_runs(window),
        *_places(window),
        *_charts(window),
        *_views(window),
        Act("Help", "Keys", "?, F1", window.show_keys),
    )


def _runs(window: Window) -> tuple[Act, ...]:
    """What is done with a network."""
    return (
        Act("Run", "Run or pause", "Ctrl+R, F5", lambda: window.top.run_or_pause()),
        Act("Run", "Stop", "Shift+F5", lambda: window.session.stop()),
        Act("Run", "Step", "F10", lambda: window.top.take_step()),
        Act("Run", "Run on", "F9", lambda: window.runner.go_on()),
        Act("Run", "Pulse into the picked cell", "Ctrl+K", window.pulse),
        Act("Run", "Back to t = 0", "Ctrl+F5", lambda: window.runner.reset()),
        Act("Run", "Compare simulators", "F7", window.compare),
        Act("Run", "Sweep over seeds", "F8", lambda: window.sweeps.seeds()),
        Act("Run", "Run on every change", "", lambda: window.top.run_menu.on_change.toggle()),
    )


def _views(window: Window) -> tuple[Act, ...]:
    """What is seen, and how."""
    return (
        Act("View", "Reset the arrangement", "", lambda: window.arrangement.reset()),
        Act("View", "Canvas alone", "F11", lambda: window.outlook.toggle_full()),
        Act("View", "Palette", "Ctrl+1", lambda: window.outlook.fold(window.left)),
        Act("View", "Inspector", "Ctrl+2", lambda: window.outlook.fold(window.right)),
        Act("View", "Activity, script, problems", "Ctrl+3", lambda: window.outlook.fold(window.tabs)),
        Act("View", "Light or dark", "Ctrl+Shift+L", lambda: window.outlook.toggle_look()),
        Act("View", "Legend", "Ctrl+Shift+E", lambda: window.outlook.toggle_legend()),
        Act("View", "Activity on the canvas", "", lambda: window.outlook.toggle_glow()),
        Act("View", "Notation: Senk or Nordlie", "", lambda: window.outlook.toggle_notation()),
        Act("View", "Next region", "F6", lambda: window.outlook.next_region(1)),
        Act("View", "Region before", "Shift+F6", lambda: window.outlook.next_region(-1)),
    )


def _charts(window: Window) -> Iterator[Act]:
    """Every kind of chart, to add it."""
    for kind in window.activity.kinds:
        yield Act("Charts", kind.title, kind.keys, partial(window.activity.add_chart, kind.key))


def _places(window: Window) -> Iterator[Act]:
    """Every panel to every side of the window, and out of it."""
    where = {"left": "to the left", "right": "to the right", "bottom": "to the bottom", FLOATING: "to its own window"}
    for key, title in PANELS.items():
        for side, words in where.items():
            yield Act("Panels", f"{title} {words}", "", partial(_move, window, key, side))


def _move(window: Window, key: str, side: str) -> None:
    window.arrangement.move(key, side)
