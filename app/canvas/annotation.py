"""What is written at the elements: Senk's notation for a projection, the caption of a node. No Qt.

Notation after Senk et al. (2022), PLoS Comput. Biol. 18:e1010086: the symbol of the rule with its parameter, the
letters A (autapses) and M (multapses), struck through where they are prohibited, and the weight: overlined when
constant, with ~ when drawn, w(t) when plastic.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.model import (
    Array,
    Component,
    Current,
    Distribution,
    End,
    Expression,
    Injection,
    Network,
    Population,
    Projection,
    Value,
    View,
)
from backends.standard import CELLS, CONNECTORS, CURRENTS, DISTRIBUTIONS, STRUCTURES, SYNAPSE_TYPES, ConnectorModel
from backends.standard.declaration import Default

_UNITS = {"uS": "µS", "um": "µm"}
THIN = "\u202f"
_LONGEST = 24  # characters of an expression


class Style(Enum):
    """How a piece of text is drawn."""

    PLAIN = "plain"
    SUBSCRIPT = "subscript"
    OVERLINED = "overlined"
    STRUCK = "struck"


@dataclass(frozen=True)
class Piece:
    """Some text in one style."""

    text: str
    style: Style = Style.PLAIN


Term = tuple[Piece, ...]


def annotation(projection: Projection, post: End) -> tuple[Term, ...]:
    """The terms along a projection: its rule and what that prohibits, its weight, and its delay unless the least.

    Where it begins or ends at some of the cells only, that comes first.
    """
    views = _views(projection.pre_view, projection.post_view)
    return (*views, *_rule(projection), *_synapse(projection.synapse, _weight_unit(post)))


def injected(network: Network, injection: Injection) -> tuple[Term, ...]:
    """The terms along an injection: into which cells, and the current, which is a function of time."""
    model = CURRENTS.get(network.get(injection.pre, Current).source.model)
    constant = model is not None and "amplitude" in model.by_name and "frequency" not in model.by_name
    return (*_views(None, injection.view), ((Piece("I", Style.OVERLINED) if constant else Piece("I(t)")),))


def current_caption(current: Current) -> str:
    """What stands below the label of a current: its kind, and its first number."""
    model = CURRENTS.get(current.source.model)
    if model is None:
        return current.source.model
    first = model.parameters[0]
    value = current.source.parameters.get(first.name, first.default)
    title = model.title.removesuffix(" current")
    return f"{title} · {_number(value, first.unit)}" if _is_number(value) else title


def _views(pre: View | None, post: View | None) -> tuple[Term, ...]:
    """The cells at both ends: "[0:10] → [5]"."""
    if pre is None and post is None:
        return ()
    texts = ["all" if view is None else _short(view) for view in (pre, post)]
    return ((Piece(f"→ {texts[1]}" if pre is None else f"{texts[0]} → {texts[1]}"),),)


def _short(view: View) -> str:
    text = str(view)
    return f"[{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}]"


def plain(terms: tuple[Term, ...]) -> str:
    """The same in one line of text; a struck letter is written "no A"."""
    return "  ".join(" ".join(f"no {p.text}" if p.style is Style.STRUCK else p.text for p in term) for term in terms)


def caption(population: Population) -> str:
    """What stands below the label: the model, then the rate of a source or the arrangement in space."""
    model = CELLS.get(population.cell.model)
    if model is None:
        return population.cell.model
    if model.is_source:
        first = model.parameters[0] if model.parameters else None
        value = population.cell.parameters.get(first.name, first.default) if first else None
        name = model.title.removesuffix(" spikes")
        return f"{name} · {_number(value, first.unit)}" if first and _is_number(value) else name
    structure = STRUCTURES.get(population.structure.model) if population.structure else None
    return f"{model.name} · {structure.title}" if structure else model.name


def count(size: int) -> str:
    """A number of cells, in groups of three digits."""
    return f"{size:,}".replace(",", THIN)


def recorded(population: Population) -> str:
    """What is recorded, as the pill shows it."""
    return " · ".join(dict.fromkeys(record.variable for record in population.records))


def is_probabilistic(projection: Projection) -> bool:
    """Whether chance decides which cells are connected."""
    model = CONNECTORS.get(projection.connector.model)
    return model is not None and model.probabilistic


def _rule(projection: Projection) -> tuple[Term, ...]:
    model = CONNECTORS.get(projection.connector.model)
    if model is None:
        return ((Piece(projection.connector.model),),)
    symbol, _, index = model.symbol.partition("_")
    pieces = [Piece(symbol), *([Piece(index, Style.SUBSCRIPT)] if index else [])]
    if model.shown:
        pieces.append(Piece(_text(_parameter(projection.connector, model, model.shown))))
    return tuple(pieces), *_letters(projection, model)


def _letters(projection: Projection, model: ConnectorModel) -> tuple[Term, ...]:
    # Only where the rule leaves a choice; and a cell can meet itself only within one population.
    choices = (("A", model.autapses if projection.pre == projection.post else True), ("M", model.multapses))
    return tuple(
        (Piece(letter, Style.PLAIN if _parameter(projection.connector, model, name) else Style.STRUCK),)
        for letter, name in choices
        if isinstance(name, str)
    )


def _synapse(synapse: Component, unit: str) -> tuple[Term, ...]:
    model = SYNAPSE_TYPES.get(synapse.model)
    if model is None:
        return ((Piece(synapse.model),),)
    weight = synapse.parameters.get("weight", model.defaults.get("weight"))
    delay = synapse.parameters.get("delay")
    own = model.by_name["weight"].unit
    changing = ((Piece("w(t)"),),) if model.plastic else (_valued("w", weight, own or unit),)
    return (*changing, *(() if delay is None else (_valued("d", delay, "ms"),)))


def _valued(letter: str, value: Value | Default, unit: str) -> Term:
    if isinstance(value, Distribution):
        return Piece(f"{letter} ~"), Piece(_text(value))
    if isinstance(value, Expression):
        return (Piece(f"{letter}(r)"),)
    if isinstance(value, Array):
        return Piece(f"{letter} ∈"), Piece("array")
    return Piece(letter, Style.OVERLINED), Piece(_number(value, unit))


def _text(value: Value | Default) -> str:
    if isinstance(value, Distribution):
        model = DISTRIBUTIONS.get(value.name)
        return model.symbol if model else value.name
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[: _LONGEST - 1]}…"
    return "array" if isinstance(value, Array) else _number(value, "")


def _number(value: Value | Default, unit: str) -> str:
    text = str(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = (count(value) if isinstance(value, int) else f"{value:g}").replace("-", "−")
    return f"{text} {_UNITS.get(unit, unit)}".rstrip()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _parameter(component: Component, model: ConnectorModel, name: str) -> Value | Default:
    given = component.parameters.get(name)
    return model.defaults.get(name) if given is None else given


def _weight_unit(post: End) -> str:
    return post.model.weight_unit if post.model else ""
