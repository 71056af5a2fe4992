"""What is recorded of a population: a chip for each variable, and how much of those that are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.model import Population, Recording, Settings
from app.panels.forms.component import value_field
from app.panels.forms.field import Face, Field, Row, Section
from app.panels.text.words import ChipText
from backends.standard import CellModel, Kind, Parameter, Variable


def record_section(population: Population, model: CellModel | None, settings: Settings) -> Section:
    """Chips in one row, then cells and interval of each variable that is recorded; spikes have no interval."""
    variables = model.recordable if model else ()
    rows = [Row("", tuple(map(_chip, variables)))] if variables else []
    recorded = {recording.variable for recording in population.records}
    for variable in variables:
        if variable.name in recorded:
            rows.append(Row(f"{variable.name} of", (_cells(variable, population.size),)))
            rows += _every(variable, settings)
    return Section("Record", tuple(rows))


def _chip(variable: Variable) -> Field:
    parameter = Parameter("records", None, variable.unit, variable.doc, random=False)

    def put(population: Population, value: Recording | None) -> Population:
        others = tuple(r for r in population.records if r.variable != variable.name)
        return replace(population, records=others if value is None else (*others, value))

    def get(population: Population) -> Recording | None:
        return _recording(population, variable.name)

    return Field(f"records.{variable.name}", parameter, get, put, ChipText(variable.name), Face.CHIP, marked=False)


def _cells(variable: Variable, size: int) -> Field:
    doc = f"How many cells {variable.name} is recorded of, from the first on"
    parameter = Parameter("records", None, "cells", doc, low=1, high=size, kind=Kind.INTEGER, random=False)
    return _detail(variable, "cells", parameter, "all")


def _every(variable: Variable, settings: Settings) -> Iterator[Row]:
    if variable.name != "spikes":
        doc = f"Time between two samples of {variable.name}; nothing for one in each time step"
        parameter = Parameter("records", None, "ms", doc, low=settings.timestep, random=False)
        yield Row(f"{variable.name} every", (_detail(variable, "interval", parameter, "time step"),))


def _detail(variable: Variable, attribute: str, parameter: Parameter, empty: str) -> Field:
    """A field for one attribute of the recording of a variable."""

    def get(population: Population) -> Any:
        return getattr(_recording(population, variable.name), attribute, None)

    def put(population: Population, value: Any) -> Population:
        records = (
            replace(recording, **{attribute: value}) if recording.variable == variable.name else recording
            for recording in population.records
        )
        return replace(population, records=tuple(records))

    return value_field(f"records.{variable.name}.{attribute}", parameter, get, put, empty=empty)


def _recording(population: Population, variable: str) -> Recording | None:
    return next((recording for recording in population.records if recording.variable == variable), None)
