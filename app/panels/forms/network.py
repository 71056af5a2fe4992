"""The form of the network itself: what it is called, how it is simulated, what its author says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.model import Network, Settings
from app.panels.forms.component import value_field
from app.panels.forms.field import Face, Field, Form, Head, Row, Section
from app.panels.forms.texts import AsIs
from backends.standard import Kind, Parameter


@dataclass(frozen=True)
class Description:
    """Title, notes and settings of a network, as one thing to edit."""

    title: str
    notes: str
    settings: Settings


_USUAL = Settings()
_SETTINGS = {
    "Duration": Parameter(
        "duration", _USUAL.duration, "ms", "How long the network is simulated", 0.0, open_low=True, random=False
    ),
    "Time step": Parameter(
        "timestep", _USUAL.timestep, "ms", "Step of the integration", 0.0, open_low=True, random=False
    ),
    "Seed": Parameter(
        "seed",
        _USUAL.seed,
        "",
        "Of the random numbers: the same seed, the same network",
        1,
        2**31 - 1,
        False,
        Kind.INTEGER,
        random=False,
    ),
    "Threads": Parameter(
        "threads", _USUAL.threads, "", "How many threads the simulator uses", 1, kind=Kind.INTEGER, random=False
    ),
}


def network_form(description: Description, network: Network) -> Form:
    """All that can be said about the network as a whole."""
    cells = sum(population.size for population in network.populations)
    counts = f"{_count(len(network.populations), 'population')}, {_count(len(network.projections), 'projection')}"
    head = Head(
        description.title, f"{cells:,} cells".replace(",", " "), counts if len(network) else "Nothing is drawn yet"
    )
    rows = tuple(Row(label, (_setting(parameter),)) for label, parameter in _SETTINGS.items())
    return Form(head, (Section("Simulation", rows), Section("Notes", (Row("", (_notes(),)),))))


def _setting(parameter: Parameter) -> Field:
    name = parameter.name

    def put(description: Description, value: Any) -> Description:
        given = parameter.default if value is None else value
        return replace(description, settings=replace(description.settings, **{name: given}))

    return value_field(f"settings.{name}", parameter, lambda d: getattr(d.settings, name), put)


def _notes() -> Field:
    doc = "What the network is, where its numbers come from"
    parameter = Parameter("notes", "", doc=doc, random=False)
    put = lambda description, value: replace(description, notes=value)  # noqa: E731
    return Field("notes", parameter, lambda d: d.notes, put, AsIs(), Face.NOTES, empty=doc, marked=False)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}".replace(",", " ")
