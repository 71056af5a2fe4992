"""The forms of what is made of other elements: assemblies and groups; and of notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.model import Assembly, Group, GroupKind, Network, Note, Population
from app.model.sign import Sign
from app.panels.forms.field import Face, Field, Form, Head, Row, Section, into, of
from app.panels.forms.identity import muted_row, name_row
from app.panels.text.words import AsIs
from backends.standard import Kind, Parameter

_KINDS = {kind.value: title for kind, title in zip(GroupKind, ("Free", "Column", "Layer"), strict=True)}


def assembly_form(assembly: Assembly, network: Network) -> Form:
    """All that can be said about an assembly."""
    end = network.end(assembly.name)
    head = Head(assembly.label, _cells(end.whole), "Several populations taken as one", (), Sign.ASSEMBLY)
    what = (name_row(assembly, network), muted_row())
    return Form(head, (Section("", what), Section("Members", tuple(_members(network)))))


def group_form(group: Group, network: Network) -> Form:
    """All that can be said about a group."""
    inside = [element for element in network.inside(group.name) if isinstance(element, Population)]
    cells = sum(population.size for population in inside)
    doc = f"Holds {', '.join(population.label for population in inside[:4])}{' …' if len(inside) > 4 else ''}"
    head = Head(group.label, _cells(cells) if inside else "", doc if inside else "Holds no population", (), Sign.GROUP)
    kind = Parameter("kind", None, doc="What it stands for", kind=Kind.CHOICE, choices=tuple(_KINDS), random=False)
    collapsed = Parameter("collapsed", False, doc="Drawn as one node (H)", kind=Kind.BOOLEAN, random=False)
    rows = (
        name_row(group, network),
        Row("Kind", (Field("kind", kind, _kind, _with_kind, AsIs(), Face.CHOICE, _KINDS, marked=False),)),
        Row("Collapsed", (Field("collapsed", collapsed, of("collapsed"), into("collapsed"), AsIs(), Face.SWITCH),)),
    )
    return Form(head, (Section("", rows),))


def note_form(note: Note, network: Network) -> Form:
    """All that can be said about a note."""
    doc = "Words on the canvas; they are written into the program as well"
    parameter = Parameter("text", "", doc=doc, random=False)
    text = Field("text", parameter, of("text"), into("text"), AsIs(), Face.NOTES, empty=doc, marked=False)
    head = Head(note.label, "note", doc, (), Sign.NOTE)
    return Form(head, (Section("", (Row("", (text,)),)),))


def _members(network: Network) -> Iterator[Row]:
    for population in network.populations:
        yield Row(population.label, (_member(population.name, population.label),))


def _member(name: str, label: str) -> Field:
    parameter = Parameter(name, False, doc=f"Whether {label} belongs to it", kind=Kind.BOOLEAN, random=False)

    def get(assembly: Assembly) -> bool:
        return name in assembly.members

    def put(assembly: Assembly, value: Any) -> Assembly:
        others = tuple(member for member in assembly.members if member != name)
        members = (*others, name) if value else others
        return replace(assembly, members=members or assembly.members)  # one has to stay

    return Field(f"members.{name}", parameter, get, put, AsIs(), Face.SWITCH, marked=False)


def _kind(group: Group) -> str:
    return group.kind.value


def _with_kind(group: Group, value: str) -> Group:
    return replace(group, kind=GroupKind(value))


def _cells(number: int) -> str:
    return f"{number:,} cell{'' if number == 1 else 's'}".replace(",", " ")
