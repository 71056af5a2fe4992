"""What a project file has to look like, as JSON schemas: one for the whole, one for each kind of element."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model import Role

FORMAT = "pinetum network"
VERSION = 1

Schema = Mapping[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_DISTRIBUTION: Schema = {
    "type": "object",
    "properties": {"distribution": _TEXT},
    "additionalProperties": _NUMBER,
    "required": ["distribution"],
}
_VALUE: Schema = {
    "anyOf": [{"type": ["number", "boolean", "string"]}, {"type": "array", "items": _NUMBER}, _DISTRIBUTION]
}
_VALUES: Schema = {"type": "object", "additionalProperties": _VALUE}


def _object(required: Mapping[str, Schema], optional: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": {**required, **optional}, "required": list(required)}


_COMPONENT = _object({"model": _TEXT}, {"parameters": _VALUES})
_RECORDING = _object({"variable": _TEXT}, {"cells": {"type": "integer"}, "interval": _NUMBER})

POPULATION = _object(
    {"name": _TEXT, "cell": _COMPONENT, "size": {"type": "integer"}},
    {
        "label": _TEXT,
        "structure": _COMPONENT,
        "initial": _VALUES,
        "record": {"type": "array", "items": _RECORDING},
        "role": {"enum": [role.value for role in Role]},
        "place": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    },
)
PROJECTION = _object(
    {"name": _TEXT, "pre": _TEXT, "post": _TEXT, "connector": _COMPONENT, "synapse": _COMPONENT},
    {"label": _TEXT, "receptor": _TEXT},
)
SETTINGS = _object(
    {},
    {
        "duration": _NUMBER,
        "timestep": _NUMBER,
        "seed": {"type": "integer"},
        "threads": {"type": "integer"},
        "simulator": _TEXT,
    },
)
HEAD = _object(
    {"format": {"const": FORMAT}, "version": {"type": "integer"}},
    {
        "title": _TEXT,
        "notes": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
        "settings": {"type": "object"},
        "populations": {"type": "array"},
        "projections": {"type": "array"},
    },
)
