"""What a project file has to look like, as JSON schemas: one for the whole, one for each kind of element."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model import GroupKind, Role

FORMAT = "pinetum network"
VERSION = 2

Schema = Mapping[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_WHOLE: Schema = {"type": "integer"}
_SWITCH: Schema = {"type": "boolean"}


def _list(of: Schema, **more: int) -> Schema:
    return {"type": "array", "items": of, **more}


def _object(required: Mapping[str, Schema], optional: Mapping[str, Schema], **more: Schema) -> Schema:
    return {"type": "object", "properties": {**required, **optional}, "required": list(required), **more}


_PAIR = _list(_NUMBER, minItems=2, maxItems=2)
_TRIPLE = _list(_NUMBER, minItems=3, maxItems=3)
_ROWS = _list(_list(_NUMBER))
_VALUE: Schema = {
    "anyOf": [
        {"type": ["number", "boolean", "string"]},
        _list(_NUMBER),
        _object({"distribution": _TEXT}, {}, additionalProperties=_NUMBER),
        _object({"expression": _TEXT}, {}),
        _object({"table": _ROWS}, {}),
        _object({"element": _TEXT}, {}),
        {"$ref": "#/$defs/component"},
    ]
}
_VALUES: Schema = {"type": "object", "additionalProperties": _VALUE}
_COMPONENT: Schema = {"$ref": "#/$defs/component"}
_DEFS = {"$defs": {"component": _object({"model": _TEXT}, {"parameters": _VALUES})}}
_RECORDING = _object({"variable": _TEXT}, {"cells": _WHOLE, "interval": _NUMBER})
_POSE = _object({}, {"points": _ROWS, "jitter": _NUMBER, "rotation": _TRIPLE})
_VIEW: Schema = {
    "anyOf": [
        _object({"slice": {"type": "string", "pattern": r"^(-?\d+)?:(-?\d+)?(:(-?\d+)?)?$"}}, {}),
        _object({"cells": _list(_WHOLE)}, {}),
        _object({"sample": _WHOLE}, {}),
    ]
}


def _element(required: Mapping[str, Schema], optional: Mapping[str, Schema]) -> Schema:
    more = {"label": _TEXT, "parent": _TEXT, "muted": _SWITCH, "place": _PAIR}
    return {**_object({"name": _TEXT, **required}, {**more, **optional}), **_DEFS}


ELEMENTS: Mapping[str, Schema] = {
    "groups": _element({}, {"kind": {"enum": [kind.value for kind in GroupKind]}, "collapsed": _SWITCH}),
    "populations": _element(
        {"cell": _COMPONENT, "size": _WHOLE},
        {
            "structure": _COMPONENT,
            "initial": _VALUES,
            "record": _list(_RECORDING),
            "role": {"enum": [role.value for role in Role]},
            "pose": _POSE,
        },
    ),
    "assemblies": _element({"members": _list(_TEXT)}, {}),
    "currents": _element({"source": _COMPONENT}, {}),
    "notes_on_canvas": _element({}, {"text": _TEXT, "size": _PAIR}),
    "projections": _element(
        {"pre": _TEXT, "post": _TEXT, "connector": _COMPONENT, "synapse": _COMPONENT},
        {"receptor": _TEXT, "pre_view": _VIEW, "post_view": _VIEW, "watch": _NUMBER},
    ),
    "injections": _element({"pre": _TEXT, "post": _TEXT}, {"view": _VIEW}),
}
SETTINGS = _object(
    {},
    {
        "duration": _NUMBER,
        "timestep": _NUMBER,
        "seed": _WHOLE,
        "threads": _WHOLE,
        "simulator": _TEXT,
        "axes": _TEXT,
        "boundaries": _list({"anyOf": [_PAIR, {"type": "null"}]}, minItems=3, maxItems=3),
    },
)
HEAD = _object(
    {"format": {"const": FORMAT}, "version": _WHOLE},
    {
        "title": _TEXT,
        "notes": {"anyOf": [_TEXT, _list(_TEXT)]},
        "settings": {"type": "object"},
        **{kind: {"type": "array"} for kind in ELEMENTS},
    },
)
