"""The form of a projection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.model import Network, Population, Projection
from app.panels.forms.component import model_row, parameter_rows, switched
from app.panels.forms.field import Face, Field, Form, Head, Row, Section, into, of
from app.panels.text.words import AsIs, NameText
from backends.standard import CELLS, CONNECTORS, SYNAPSES, CellModel, Kind, Model, Parameter


def projection_form(projection: Projection, network: Network) -> Form:
    """All that can be said about a projection."""
    target = CELLS.get(network.population(projection.post).cell.model)
    connector, synapse = CONNECTORS.get(projection.connector.model), SYNAPSES.get(projection.synapse.model)
    units = {"weight": target.weight_unit} if target else {}
    rule = (_model("connector", CONNECTORS, projection), *parameter_rows("connector", connector))
    effect = (_model("synapse", SYNAPSES, projection), *parameter_rows("synapse", synapse, units=units))
    sections = (
        Section("", tuple(_what(projection, network, target))),
        Section("Connections", rule),
        Section("Synapse", effect),
    )
    role = network.population(projection.pre).role
    doc = connector.doc if connector else f"{projection.connector.model}: a rule that is not declared here"
    tip = connector.source if connector else ""
    return Form(Head(projection.label, projection.receptor, doc, tip, role), sections)


def _what(projection: Projection, network: Network, target: CellModel | None) -> Iterator[Row]:
    yield Row("From", (_end("pre", network.population(projection.pre)),))
    yield Row("To", (_end("post", network.population(projection.post)),))
    yield Row("Name", (_name(projection, network),))
    yield Row("Receptor", (_receptor(projection, target),))


def _end(attribute: str, population: Population) -> Field:
    parameter = Parameter(attribute, None, doc=f"Shows {population.label}", random=False)
    titles = {population.name: population.label}
    return Field(attribute, parameter, of(attribute), _unchanged, AsIs(), Face.LINK, titles, marked=False, single=True)


def _unchanged(element: Any, value: Any) -> Any:
    return element


def _name(projection: Projection, network: Network) -> Field:
    taken = frozenset(element.name for element in network) - {projection.name}
    parameter = Parameter("name", None, doc="What the projection is called in the program")
    return Field("name", parameter, of("name"), into("name"), NameText(taken), Face.TEXT, marked=False, single=True)


def _receptor(projection: Projection, target: CellModel | None) -> Field:
    offered = tuple(dict.fromkeys((*(target.receptors if target else ()), projection.receptor)))
    doc = "Which synapses of the target receive the spikes"
    parameter = Parameter("receptor", None, doc=doc, kind=Kind.CHOICE, choices=offered, random=False)
    return Field("receptor", parameter, of("receptor"), into("receptor"), AsIs(), Face.CHOICE, marked=False)


def _model(attribute: str, table: Mapping[str, Model], projection: Projection) -> Row:
    now = getattr(projection, attribute).model
    titles = {name: model.title for name, model in table.items()}

    def switch(element: Any, name: str) -> Any:
        return replace(element, **{attribute: switched(getattr(element, attribute), name, table[name])})

    return model_row("Rule" if attribute == "connector" else "Model", attribute, table, now, switch, titles)
