"""The form of a projection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.model import Network, Population, Projection
from app.panels.forms.component import model_row, parameter_rows, switched
from app.panels.forms.field import Face, Field, Form, Head, Row, Section
from app.panels.forms.texts import AsIs, NameText
from backends.standard import CELLS, CONNECTORS, SYNAPSES, CellModel, Kind, Model, Parameter


def projection_form(projection: Projection, network: Network) -> Form:
    """All that can be said about a projection."""
    target = CELLS.get(network.population(projection.post).cell.model)
    connector, synapse = CONNECTORS.get(projection.connector.model), SYNAPSES.get(projection.synapse.model)
    units = {"weight": target.weight_unit} if target else {}
    sections = (
        Section("", tuple(_what(projection, network, target))),
        Section(
            "Connections", (_model("connector", CONNECTORS, projection), *parameter_rows("connector", connector, None))
        ),
        Section(
            "Synapse", (_model("synapse", SYNAPSES, projection), *parameter_rows("synapse", synapse, None, (), units))
        ),
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
    get = lambda element: getattr(element, attribute)  # noqa: E731
    titles = {population.name: population.label}
    return Field(attribute, parameter, get, _unchanged, AsIs(), Face.LINK, titles, marked=False, single=True)


def _unchanged(element: Any, value: Any) -> Any:
    return element


def _name(projection: Projection, network: Network) -> Field:
    taken = frozenset(element.name for element in network) - {projection.name}
    parameter = Parameter("name", None, doc="What the projection is called in the program")
    put = lambda element, value: replace(element, name=value)  # noqa: E731
    return Field("name", parameter, lambda e: e.name, put, NameText(taken), Face.TEXT, marked=False, single=True)


def _receptor(projection: Projection, target: CellModel | None) -> Field:
    offered = tuple(dict.fromkeys((*(target.receptors if target else ()), projection.receptor)))
    doc = "Which synapses of the target receive the spikes"
    parameter = Parameter("receptor", None, doc=doc, kind=Kind.CHOICE, choices=offered, random=False)
    put = lambda element, value: replace(element, receptor=value)  # noqa: E731
    return Field("receptor", parameter, lambda e: e.receptor, put, AsIs(), Face.CHOICE, marked=False)


def _model(attribute: str, table: Mapping[str, Model], projection: Projection) -> Row:
    now = getattr(projection, attribute).model
    titles = {name: model.title for name, model in table.items()}

    def switch(element: Any, name: str) -> Any:
        return replace(element, **{attribute: switched(getattr(element, attribute), name, table[name])})

    return model_row("Rule" if attribute == "connector" else "Model", attribute, table, now, switch, titles)
