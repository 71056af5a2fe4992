"""What a form is about: the selected elements of one kind, or the network; and what a change of it amounts to."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any

from app.commands import Command, Describe, Rename, Replace, Several
from app.commands.relabel import relabel
from app.document import Document
from app.model import Assembly, Current, Group, Injection, Network, Note, Population, Projection
from app.panels.forms.current import current_form, injection_form
from app.panels.forms.field import SEVERAL, Field, Form, Head, Row, Section
from app.panels.forms.network import Description, network_form
from app.panels.forms.parts import unfolded
from app.panels.forms.population import population_form
from app.panels.forms.projection import projection_form
from app.panels.forms.structure import assembly_form, group_form, note_form

Thing = Population | Projection | Assembly | Current | Injection | Note | Group | Description

_FORMS: dict[type, Callable[[Any, Network], Form]] = {
    Population: population_form,
    Projection: projection_form,
    Assembly: assembly_form,
    Current: current_form,
    Injection: injection_form,
    Note: note_form,
    Group: group_form,
    Description: network_form,
}


_NOUNS = {
    Population: "populations",
    Projection: "projections",
    Assembly: "assemblies",
    Current: "currents",
    Injection: "injections",
    Note: "notes",
    Group: "groups",
}


def things(document: Document) -> tuple[Thing, ...]:
    """The selected elements of the same kind as the one selected last, that one first; or the network itself."""
    chosen = document.selected[::-1]
    if not chosen:
        network = document.network
        return (Description(network.title, network.notes, network.settings),)
    return tuple(element for element in chosen if type(element) is type(chosen[0]))


def form(chosen: Sequence[Thing], network: Network, open_keys: Container[str] = ()) -> Form:
    """The form of all things together: the fields that all of them have. Distributions of `open_keys` are unfolded."""
    forms = [_FORMS[type(thing)](thing, network) for thing in _different(chosen, network)]
    first = forms[0] if len(chosen) == 1 else _common(forms, chosen)
    return Form(first.head, tuple(unfolded(section, chosen[0], open_keys) for section in first.sections))


def shared(field: Field, chosen: Sequence[Thing]) -> Any:
    """The value that all things have, or SEVERAL."""
    first, *others = (field.get(thing) for thing in chosen)
    return first if all(other == first for other in others) else SEVERAL


def put(field: Field, chosen: Sequence[Thing], value: Any) -> Command | None:
    """The act that gives all things this value, or None when they have it already."""
    pairs = [(thing, field.put(thing, value)) for thing in chosen]
    acts = [act(old, new, field.parameter.name) for old, new in pairs if new != old]
    if len(acts) < 2:
        return acts[0] if acts else None
    return Several(f"Change {field.parameter.name} of {len(acts)} elements", tuple(acts))


def act(old: Thing, new: Thing, what: str) -> Command:
    """The act that makes `old` into `new`."""
    if isinstance(old, Description) and isinstance(new, Description):
        return Describe(
            new.title if new.title != old.title else None,
            new.notes if new.notes != old.notes else None,
            new.settings if new.settings != old.settings else None,
        )
    assert not isinstance(old, Description) and not isinstance(new, Description)
    return Rename(old.name, new.name, new.label) if new.name != old.name else Replace(new, what)


def labelled(thing: Thing, label: str, network: Network) -> Command | None:
    """The act that gives a thing another label, or None when it has that one or the label is empty."""
    if isinstance(thing, Description):
        return Describe(title=label) if label and label != thing.title else None
    return relabel(network, thing, label) if label and label != thing.label else None


def _different(chosen: Sequence[Thing], network: Network) -> list[Thing]:
    """One thing for each sort of form, so that thousands of equal cells need one form."""
    return list({_sort(thing, network): thing for thing in reversed(chosen)}.values())[::-1]


def _sort(thing: Thing, network: Network) -> tuple[object, ...]:
    if isinstance(thing, Population):
        recorded = frozenset(recording.variable for recording in thing.records)
        shape = thing.structure and (thing.structure.model, *(part.model for _, part in thing.structure.parts))
        return thing.cell.model, shape, thing.pose.points is None, recorded, thing.role.value
    if isinstance(thing, Projection):
        parts = tuple((name, part.model) for name, part in thing.synapse.parts)
        targets = tuple(model.name for model in network.end(thing.post).models)
        return thing.connector.model, thing.synapse.model, parts, targets
    return (thing.source.model,) if isinstance(thing, Current) else ()


def _common(forms: Sequence[Form], chosen: Sequence[Thing]) -> Form:
    """The first form with those of its rows that all forms have."""
    keys = [{_identity(row) for section in form.sections for row in section.rows} for form in forms]
    everywhere = set.intersection(*keys)
    sections = (
        Section(s.title, tuple(r for r in s.rows if _identity(r) in everywhere and not any(f.single for f in r.fields)))
        for s in forms[0].sections
    )
    return Form(_head(forms[0].head, chosen), tuple(section for section in sections if section.rows))


def _identity(row: Row) -> tuple[object, ...]:
    return row.key, *(field.parameter.unit for field in row.fields)


def _head(first: Head, chosen: Sequence[Thing]) -> Head:
    cells = sum(thing.size for thing in chosen if isinstance(thing, Population))
    noun = _NOUNS[type(chosen[0])]
    pill = f"{cells:,} cells".replace(",", " ") if cells else ""
    return Head(
        f"{len(chosen)} {noun}", pill, "What is changed here is changed in all of them.", first.about, first.role, False
    )
