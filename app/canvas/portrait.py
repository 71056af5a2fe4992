"""How a node is drawn, as data: its shape, its colour, and all that is written at it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from app.canvas.annotation import caption, count, current_caption, recorded
from app.canvas.notation import SENK, Notation
from app.canvas.shapes import SHAPES, Shape
from app.model import Assembly, Current, Group, Network, Note, Population
from app.model.sign import Sign, sign_of


@dataclass(frozen=True)
class Portrait:
    """What is drawn: `inside` is written in the shape, `pill` at its upper right; a second outline means many cells.

    What is `faint` is muted.
    """

    name: str
    sign: Sign
    shape: Shape
    label: str
    caption: str = ""
    inside: str = ""
    pill: str = ""
    framed: bool = False
    faint: bool = False


@singledispatch
def portrait(element: object, network: Network, notation: Notation = SENK) -> Portrait:
    """The portrait of a node, or of a group that is drawn as one."""
    raise TypeError(f"{element!r} is no node")


@portrait.register
def _(element: Population, network: Network, notation: Notation = SENK) -> Portrait:
    return Portrait(
        element.name,
        sign_of(element),
        notation.shape(element),
        element.label,
        caption(element),
        f"{notation.mark(element)}{count(element.size)}",
        recorded(element),
        element.size > 1,
        element.muted,
    )


@portrait.register
def _(element: Assembly, network: Network, notation: Notation = SENK) -> Portrait:
    end = network.end(element.name)
    members = " + ".join(population.label for population in end.populations)
    shape = SHAPES[Sign.ASSEMBLY]
    return Portrait(
        element.name, Sign.ASSEMBLY, shape, element.label, members, count(end.whole), "", True, element.muted
    )


@portrait.register
def _(element: Current, network: Network, notation: Notation = SENK) -> Portrait:
    shape = SHAPES[Sign.CURRENT]
    return Portrait(
        element.name, Sign.CURRENT, shape, element.label, current_caption(element), "I", faint=element.muted
    )


@portrait.register
def _(element: Note, network: Network, notation: Notation = SENK) -> Portrait:
    return Portrait(element.name, Sign.NOTE, SHAPES[Sign.NOTE], element.label, element.text)


@portrait.register
def _(element: Group, network: Network, notation: Notation = SENK) -> Portrait:
    inside = [inner for inner in network.inside(element.name) if isinstance(inner, Population)]
    many = f"{len(inside)} population{'' if len(inside) == 1 else 's'}"
    cells = count(sum(population.size for population in inside))
    shape = SHAPES[Sign.GROUP]
    return Portrait(element.name, Sign.GROUP, shape, element.label, many, cells, "", bool(inside))
