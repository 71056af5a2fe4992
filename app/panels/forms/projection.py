"""The form of a projection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.commands.propose import bounded
from app.model import Network, Projection, Settings
from app.panels.curves.reach import span_of_distance
from app.panels.forms.component import model_row, parameter_rows, switched, value_field
from app.panels.forms.field import Face, Field, Form, Head, Row, Section, about, into, of
from app.panels.forms.identity import cells_row, end_row, muted_row, name_row
from app.panels.text.words import AsIs
from backends.standard import CONNECTORS, SYNAPSE_TYPES, CellModel, Kind, Parameter

_OF_THE_WEIGHT = ("weight", "w_min", "w_max", "eta")  # what has the unit of a weight onto the target


def projection_form(projection: Projection, network: Network) -> Form:
    """All that can be said about a projection."""
    pre, post = network.ends(projection)
    target = post.model
    connector, synapse = CONNECTORS.get(projection.connector.model), SYNAPSE_TYPES.get(projection.synapse.model)
    units = dict.fromkeys(_OF_THE_WEIGHT, target.weight_unit) if target else {}
    spans = span_of_distance(pre.populations, post.populations, network.settings)
    rule = (
        model_row("Rule", ("connector",), CONNECTORS, projection.connector.model),
        *parameter_rows(
            "connector", connector, spans=spans, component=projection.connector, others=_alike(projection, network)
        ),
    )
    effect = (
        model_row("Model", ("synapse",), SYNAPSE_TYPES, projection.synapse.model, _with_synapse),
        *parameter_rows("synapse", synapse, units=units, spans=spans, component=projection.synapse),
    )
    sections = (
        Section("", tuple(_what(projection, network, target))),
        Section("Connections", rule),
        Section("Synapse", effect),
        Section("Record", (Row("weights every", (_watch(network.settings),)),)),
    )
    doc = connector.doc if connector else f"{projection.connector.model}: a rule that is not declared here"
    return Form(Head(projection.label, projection.receptor, doc, about(connector, synapse), pre.role), sections)


def _alike(projection: Projection, network: Network) -> dict[str, str]:
    """The other projections between the same nodes, whose connections it may take over."""
    between = network.between(projection.pre, projection.post)
    return {other.name: other.label for other in between if other.name != projection.name}


def _what(projection: Projection, network: Network, target: CellModel | None) -> Iterator[Row]:
    pre, post = network.ends(projection)
    yield end_row("From", "pre", pre.element)
    yield cells_row("From cells", "pre_view", pre)
    yield end_row("To", "post", post.element)
    yield cells_row("To cells", "post_view", post)
    yield name_row(projection, network)
    yield Row("Receptor", (_receptor(projection, target),))
    yield muted_row()


def _receptor(projection: Projection, target: CellModel | None) -> Field:
    offered = tuple(dict.fromkeys((*(target.receptors if target else ()), projection.receptor)))
    doc = "Which synapses of the target receive the spikes"
    parameter = Parameter("receptor", None, doc=doc, kind=Kind.CHOICE, choices=offered, random=False)
    return Field("receptor", parameter, of("receptor"), into("receptor"), AsIs(), Face.CHOICE, marked=False)


def _with_synapse(projection: Projection, name: str) -> Projection:
    """Another synapse; one that changes starts with bounds around its weight."""
    synapse = switched(projection.synapse, name, SYNAPSE_TYPES[name])
    return replace(projection, synapse=bounded(synapse))


def _watch(settings: Settings) -> Field:
    doc = "Time between two looks at the weights, which are recorded then; nothing for never"
    parameter = Parameter("watch", None, "ms", doc, low=settings.timestep, random=False)
    return value_field("watch", parameter, of("watch"), into("watch"), empty="not recorded")
