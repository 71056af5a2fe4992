"""The form of a population."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import prod
from typing import Any

from app.model import Component, Frozen, Network, Population, Role
from app.panels.curves.reach import Span, spans_of_cells
from app.panels.forms.component import model_row, parameter_rows, switched, value_field
from app.panels.forms.field import Face, Field, Form, Head, Row, Section, about, of
from app.panels.forms.identity import muted_row, name_row
from app.panels.forms.places import places_section
from app.panels.forms.recording import record_section
from app.panels.text.grid import GridText, SpacingText, cells_along, lattice, on_grid, spaced, spacing
from app.panels.text.words import AsIs
from backends.standard import CELLS, STRUCTURES, CellModel, Kind, Parameter

_ROLES = {
    role.value: title
    for role, title in ((Role.EXCITATORY, "Excitatory"), (Role.INHIBITORY, "Inhibitory"), (Role.GENERIC, "Any"))
}


def population_form(population: Population, network: Network) -> Form:
    """All that can be said about a population."""
    model = CELLS.get(population.cell.model)
    spans = spans_of_cells(population)
    cell = parameter_rows("cell", model, population.size, spans=spans)
    sections = (
        Section("", tuple(_what(population, network))),
        Section("Cell" if model and not model.is_source else "Spikes", tuple(cell)),
        Section("Starts at", tuple(_states(population, model, spans))),
        record_section(population, model, network.settings),
        places_section(population),
    )
    return Form(_head(population, model), tuple(section for section in sections if section.rows))


def _head(population: Population, model: CellModel | None) -> Head:
    pill = f"{population.size:,} cell{'' if population.size == 1 else 's'}".replace(",", " ")
    if model is None:
        doc = f"{population.cell.model}: a model that is not declared here"
        return Head(population.label, pill, doc, (), population.role)
    return Head(population.label, pill, model.title, about(model), population.role)


def _what(population: Population, network: Network) -> Iterator[Row]:
    yield model_row("Model", ("cell",), CELLS, population.cell.model, _with_model, {})
    yield name_row(population, network)
    if population.role is not Role.STIMULUS:
        yield Row("Role", (_role(),))
    along = cells_along(population)
    if along is None or len(along) == 1:
        yield Row("Size", (_size(),))
    yield Row("Grid", (_grid(population.structure),))
    if (kind := lattice(population.structure)) is not None:
        yield Row("Spacing", (_spacing(len(kind.distances)),))
    yield muted_row()


def _with_model(population: Population, name: str) -> Population:
    """Another model; what both have in common stays, and a population that becomes a source becomes a stimulus."""
    model = CELLS[name]
    states = {state.name for state in model.states}
    signals = {variable.name for variable in model.recordable}
    source = population.role is Role.STIMULUS
    role = Role.STIMULUS if model.is_source else Role.GENERIC if source else population.role
    return replace(
        population,
        cell=switched(population.cell, name, model),
        initial=Frozen((n, v) for n, v in population.initial.items() if n in states),
        records=tuple(recording for recording in population.records if recording.variable in signals),
        role=role,
    )


def _role() -> Field:
    doc = "What its spikes do to others: chooses the shape, and the receptor of new projections"
    parameter = Parameter("role", None, doc=doc, kind=Kind.CHOICE, choices=tuple(_ROLES), random=False)

    def put(population: Population, value: str) -> Population:
        return replace(population, role=Role(value))

    return Field("role", parameter, lambda p: p.role.value, put, AsIs(), Face.CHOICE, _ROLES, marked=False)


def _size() -> Field:
    parameter = Parameter("size", 1, "cells", "Number of cells", low=1, kind=Kind.INTEGER, random=False)
    return value_field("size", parameter, of("size"), resized, marked=False)


def resized(population: Population, size: int) -> Population:
    """The population with another number of cells; where more were recorded than there are, all are."""
    records = tuple(replace(r, cells=None) if r.cells and r.cells >= size else r for r in population.records)
    return replace(population, size=size, records=records)


def _grid(structure: Component | None) -> Field:
    doc = (
        "How the cells stand: 400 in a line, 20 × 20 in a plane, 20 × 20 × 2 in space; nothing when they have no places"
    )
    empty = STRUCTURES[structure.model].title if structure and structure.model in STRUCTURES else "none"

    def put(population: Population, along: tuple[int, ...] | None) -> Population:
        if along is None:
            return replace(population, structure=None)
        return replace(resized(population, prod(along)), structure=on_grid(population.structure, along))

    parameter = Parameter("grid", None, "cells", doc, random=False)
    return Field("grid", parameter, cells_along, put, GridText(), Face.TEXT, empty=empty)


def _spacing(axes: int) -> Field:
    doc = "Distance between neighbours along each axis; one number for all of them"
    parameter = Parameter("spacing", (1.0,) * axes, "um", doc, random=False)

    def get(population: Population) -> Any:
        return spacing(population.structure) if population.structure else ()

    def put(population: Population, distances: tuple[float, ...] | None) -> Population:
        assert population.structure is not None
        return replace(population, structure=spaced(population.structure, distances or (1.0,) * axes))

    return Field("spacing", parameter, get, put, SpacingText(axes), Face.TEXT)


def _states(population: Population, model: CellModel | None, spans: Mapping[str, Span]) -> Iterator[Row]:
    for state in model.states if model else ():
        parameter = Parameter(state.name, state.initial, state.unit, f"{state.doc} at the start")
        name = state.name

        def get(element: Population, name: str = name, parameter: Parameter = parameter) -> Any:
            return element.initial.get(name, parameter.default)

        def put(element: Population, value: Any, name: str = name, parameter: Parameter = parameter) -> Population:
            default = value is None or value == parameter.default
            initial = element.initial.without(name) if default else element.initial.with_(name, value)
            return replace(element, initial=initial)

        yield Row(name, (value_field(f"initial.{name}", parameter, get, put, size=population.size, spans=spans),))
