"""Network → text. What has its default is left out, so that a file shows what the author chose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.model import Array, Component, Distribution, Network, Population, Projection, Recording, Value
from app.storage.schema import FORMAT, VERSION


def dumps(network: Network) -> str:
    """The project file's text."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "title": network.title,
        "notes": network.notes.split("\n"),
        "settings": asdict(network.settings),
        "populations": [_population(population) for population in network.populations],
        "projections": [_projection(projection) for projection in network.projections],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _population(population: Population) -> dict[str, Any]:
    return _filled(
        name=population.name,
        label=population.label,
        role=population.role.value,
        size=population.size,
        cell=_component(population.cell),
        structure=population.structure and _component(population.structure),
        initial=_values(population.initial),
        record=[_recording(recording) for recording in population.records],
        place=list(population.place),
    )


def _projection(projection: Projection) -> dict[str, Any]:
    return {
        "name": projection.name,
        "label": projection.label,
        "pre": projection.pre,
        "post": projection.post,
        "receptor": projection.receptor,
        "connector": _component(projection.connector),
        "synapse": _component(projection.synapse),
    }


def _component(component: Component) -> dict[str, Any]:
    return _filled(model=component.model, parameters=_values(component.parameters))


def _recording(recording: Recording) -> dict[str, Any]:
    return _filled(variable=recording.variable, cells=recording.cells, interval=recording.interval)


def _values(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: Value) -> Any:
    if isinstance(value, Distribution):
        return {"distribution": value.name, **value.parameters}
    return value.numbers.tolist() if isinstance(value, Array) else value


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, {}, [])}
