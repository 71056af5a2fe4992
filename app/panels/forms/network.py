"""The form of the network itself: what it is called, how it is simulated, what its author says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.model import Network, Settings
from app.panels.forms.component import value_field
from app.panels.forms.field import Face, Field, Form, Head, Row, Section, into, of
from app.panels.text.places import BoundsText
from app.panels.text.words import AsIs
from backends.standard import Kind, Parameter


@dataclass(frozen=True)
class Description:
    """Title, notes and settings of a network, as one thing to edit."""

    title: str
    notes: str
    settings: Settings


_AXES = "xyz"
_REAL = Parameter("", 0.0, low=0.0, open_low=True, random=False)
_WHOLE = Parameter("", 1, low=1, kind=Kind.INTEGER, random=False)
_DECLARED = {
    "Duration": replace(_REAL, name="duration", unit="ms", doc="How long the network is simulated"),
    "Time step": replace(_REAL, name="timestep", unit="ms", doc="Step of the integration"),
    "Seed": replace(_WHOLE, name="seed", high=2**31 - 1, doc="Of all random numbers: the same seed, the same network"),
    "Threads": replace(_WHOLE, name="threads", doc="How many threads the simulator uses"),
}
_SETTINGS = {label: replace(p, default=getattr(Settings(), p.name)) for label, p in _DECLARED.items()}


def network_form(description: Description, network: Network) -> Form:
    """All that can be said about the network as a whole."""
    cells = sum(population.size for population in network.populations)
    counts = f"{_count(len(network.populations), 'population')}, {_count(len(network.projections), 'projection')}"
    pill = f"{cells:,} cells".replace(",", " ") if cells else ""
    head = Head(description.title, pill, counts if len(network) else "Nothing is drawn yet")
    rows = tuple(Row(label, (_setting(parameter),)) for label, parameter in _SETTINGS.items())
    space = Section("Space", (Row("Axes", (_axes(),)), *(Row(f"Period {axis}", (_period(axis),)) for axis in _AXES)))
    return Form(head, (Section("Simulation", rows), space, Section("Notes", (Row("", (_notes(),)),))))


def _setting(parameter: Parameter) -> Field:
    name = parameter.name

    def put(description: Description, value: Any) -> Description:
        given: Any = parameter.default if value is None else value
        return replace(description, settings=replace(description.settings, **{name: given}))

    return value_field(f"settings.{name}", parameter, lambda d: getattr(d.settings, name), put)


def _axes() -> Field:
    titles = {axes: " and ".join(axes) for axes in ("xyz", "xy", "xz", "yz", *_AXES)}
    doc = "The axes along which distances between cells are measured"
    parameter = Parameter("axes", "xyz", doc=doc, kind=Kind.CHOICE, choices=tuple(titles), random=False)

    def put(description: Description, value: str | None) -> Description:
        return replace(description, settings=replace(description.settings, axes=value or "xyz"))

    return Field("settings.axes", parameter, lambda d: d.settings.axes, put, AsIs(), Face.CHOICE, titles)


def _period(axis: str) -> Field:
    doc = f"From where to where space goes along {axis} before it begins anew; nothing: it has no end"
    parameter = Parameter(f"period {axis}", None, "um", doc, random=False)
    at = _AXES.index(axis)

    def put(description: Description, bounds: tuple[float, float] | None) -> Description:
        x, y, z = (bounds if i == at else old for i, old in enumerate(description.settings.boundaries))
        return replace(description, settings=replace(description.settings, boundaries=(x, y, z)))

    def get(description: Description) -> tuple[float, float] | None:
        return description.settings.boundaries[at]

    return Field(f"settings.period.{axis}", parameter, get, put, BoundsText(), Face.TEXT, empty="no end")


def _notes() -> Field:
    doc = "What the network is, where its numbers come from"
    parameter = Parameter("notes", "", doc=doc, random=False)
    return Field("notes", parameter, of("notes"), into("notes"), AsIs(), Face.NOTES, empty=doc, marked=False)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}".replace(",", " ")
