"""Notations for networks as data: which shape a population has, and what is written in it. No Qt.

Senk et al. (2022), PLoS Comput. Biol. 18:e1010086: the shape says what a population does to others. Nordlie et al.
(2009), PLoS Comput. Biol. 5:e1000456: circles are populations without places, rectangles those with; heads of lines say
what they do, and the width of a line how strong it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log10

from app.canvas.shapes import SHAPES, Shape
from app.model import Population, Projection
from app.model.sign import Sign, sign_of

_ROUND, _SQUARE = SHAPES[Sign.INHIBITORY], SHAPES[Sign.GENERIC]
_MARKS = {Sign.EXCITATORY: "+ ", Sign.INHIBITORY: "− "}
_THIN, _THICK = 1.2, 5.0  # px


@dataclass(frozen=True)
class Notation:
    """`shape` of a population, a `mark` before the number of its cells, and the `width` of a projection's line (px)."""

    key: str
    title: str
    shape: Callable[[Population], Shape]
    mark: Callable[[Population], str]
    width: Callable[[Projection], float]


def _nordlie_shape(population: Population) -> Shape:
    if sign_of(population) is Sign.STIMULUS:
        return SHAPES[Sign.STIMULUS]
    return _SQUARE if population.structure or population.pose.points is not None else _ROUND


def _by_weight(projection: Projection) -> float:
    """Wider by 0.8 px for each power of ten of the weight, whatever its unit."""
    weight = projection.synapse.parameters.get("weight")
    size = abs(weight) if isinstance(weight, int | float) and not isinstance(weight, bool) else 0.0
    return min(max(_THIN + 0.8 * (log10(max(size, 1e-4)) + 3.0), _THIN), _THICK)


SENK = Notation("senk", "Senk et al. (2022)", lambda p: SHAPES[sign_of(p)], lambda p: "", lambda p: 2.0)
NORDLIE = Notation("nordlie", "Nordlie et al. (2009)", _nordlie_shape, lambda p: _MARKS.get(sign_of(p), ""), _by_weight)
NOTATIONS: Mapping[str, Notation] = {notation.key: notation for notation in (SENK, NORDLIE)}
