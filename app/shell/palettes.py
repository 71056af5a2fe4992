"""What the finder offers: every command of the window and the canvas, every element, every target of a new wire."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.canvas.intents import why_not
from app.canvas.keys import ACTS
from app.model import Element, Population
from app.shell.examples import EXAMPLES
from app.shell.finder import Choice
from app.shell.keys import acts

if TYPE_CHECKING:
    from app.shell.window import Window


def commands(window: Window) -> list[Choice]:
    """Everything that can be done, then the examples, then the elements to go to."""
    return [*_of_window(window), *_of_canvas(window), *_examples(window), *elements(window, "Go to ")]


def elements(window: Window, verb: str = "") -> list[Choice]:
    """Every element, to be selected and shown."""
    network = window.document.network
    return [Choice(f"{verb}{e.label}", _kind(e), partial(_go, window, e.name)) for e in network]


def targets(window: Window, pre: str) -> list[Choice]:
    """Every node that something can run to from the one of this name; that one itself first."""
    network = window.document.network
    nodes = sorted(network.nodes, key=lambda node: node.name != pre)
    return [
        Choice("itself" if node.name == pre else node.label, _kind(node), partial(_connect, window, pre, node.name))
        for node in nodes
        if why_not(network, pre, node.name) is None
    ]


def _of_window(window: Window) -> Iterator[Choice]:
    for act in acts(window):
        if act.enabled():
            yield Choice(act.title, act.keys.partition(", ")[0], act.do)


def _of_canvas(window: Window) -> Iterator[Choice]:
    for act in ACTS:
        yield Choice(act.text, act.keys.partition(", ")[0], partial(act.do, window.canvas))


def _examples(window: Window) -> Iterator[Choice]:
    for example in EXAMPLES:
        yield Choice(f"Open example {example.title}", "", partial(window.open_example, example.key))


def _kind(element: Element) -> str:
    return element.cell.model if isinstance(element, Population) else type(element).__name__.lower()


def _go(window: Window, name: str) -> None:
    if name in window.document.network:
        window.canvas.reveal(name)
        window.canvas.setFocus()


def _connect(window: Window, pre: str, post: str) -> None:
    network = window.document.network
    if pre in network and post in network:
        window.canvas.intents.connect(pre, post)
