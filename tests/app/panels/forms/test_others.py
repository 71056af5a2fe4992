"""The forms of currents, injections, assemblies, groups and notes."""

from __future__ import annotations

import pytest

from app.document import Document
from app.model import Array, Assembly, Current, Group, GroupKind, Injection, Note, Slice
from app.panels.forms import Field, form, put, things
from backends.standard import CURRENTS, Kind
from tests.app.model.test_structure import column


@pytest.fixture
def document() -> Document:
    return Document(column())


def fields(document: Document) -> dict[str, Field]:
    shown = form(things(document), document.network)
    return {field.key: field for section in shown.sections for row in section.rows for field in row.fields}


def put_into(document: Document, key: str, value: object) -> None:
    command = put(fields(document)[key], things(document), value)
    assert command is not None
    document.submit(command)


@pytest.mark.parametrize("name", CURRENTS)
def test_every_current_and_each_of_its_parameters_is_set_and_reset(document, name):
    document.select(["dc"])
    if name != "DCSource":
        put_into(document, "source.model", name)
    for parameter in CURRENTS[name].parameters:
        value = Array([1.0, 2.0]) if parameter.kind is Kind.SEQUENCE else 3.5
        put_into(document, f"source.{parameter.name}", value)
        assert document.network.get("dc", Current).source.parameters[parameter.name] == value
        put_into(document, f"source.{parameter.name}", None)
        assert parameter.name not in document.network.get("dc", Current).source.parameters


def test_an_injection_goes_into_some_cells_and_is_muted(document):
    document.select(["flow"])
    put_into(document, "view", Slice(0, 5))
    put_into(document, "muted", True)
    injection = document.network.get("flow", Injection)
    assert (injection.view, injection.muted) == (Slice(0, 5), True)
    assert "5 cells" in form(things(document), document.network).head.pill


def test_members_of_an_assembly_come_and_go_but_for_the_last(document):
    document.select(["both"])
    put_into(document, "members.a", False)
    assert document.network.get("both", Assembly).members == ("b",)
    assert put(fields(document)["members.b"], things(document), False) is None
    put_into(document, "members.a", True)
    assert document.network.get("both", Assembly).members == ("b", "a")


def test_a_group_becomes_a_layer_and_says_what_it_holds(document):
    document.select(["tower"])
    put_into(document, "kind", "layer")
    put_into(document, "collapsed", True)
    group = document.network.get("tower", Group)
    assert (group.kind, group.collapsed) == (GroupKind.LAYER, True)
    head = form(things(document), document.network).head
    assert (head.pill, head.doc) == ("10 cells", "Holds A, B")


def test_a_note_is_written(document):
    document.select(["words"])
    put_into(document, "text", "two\nlines")
    assert document.network.get("words", Note).text == "two\nlines"


def test_several_elements_of_one_kind_share_a_form(document):
    document.select(["upper", "lower"])
    assert form(things(document), document.network).head.label == "2 groups"
    put_into(document, "kind", "free")
    assert {group.kind for group in document.network.all(Group) if group.parent} == {GroupKind.FREE}


def test_ends_of_a_projection_take_some_cells(document):
    document.select(["down"])
    put_into(document, "pre_view", Slice(0, 2))
    assert document.network.projections[0].pre_view == Slice(0, 2)
