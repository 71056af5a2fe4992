"""Whether a part of a project file is what it should be, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import fastjsonschema

from app.storage.schema import ELEMENTS, HEAD, SETTINGS, Schema

_SCHEMAS: Mapping[str, Schema] = {**ELEMENTS, "head": HEAD, "settings": SETTINGS}
_DRAFT = "http://json-schema.org/draft-07/schema#"  # the latest that can be compiled
_LONGEST = 200  # characters of a message


def wrong(entry: Any, kind: str) -> str | None:
    """What is wrong with an entry of this kind, as a phrase, or None."""
    try:
        _compiled(kind)(entry)
    except fastjsonschema.JsonSchemaValueException:
        return _phrase(entry, kind)
    return None


@cache
def _compiled(kind: str) -> Callable[[Any], Any]:
    check: Callable[[Any], Any] = fastjsonschema.compile({"$schema": _DRAFT, **_SCHEMAS[kind]}, use_default=False)
    return check


def _phrase(entry: Any, kind: str) -> str:
    """In words, by a library that is slower, and finds better ones."""
    import jsonschema

    error = jsonschema.exceptions.best_match(jsonschema.Draft7Validator(_SCHEMAS[kind]).iter_errors(entry))
    if error is None:
        return "it is not what is expected"
    where = ".".join(str(part) for part in error.absolute_path)
    message = error.message if len(error.message) < _LONGEST else f"{error.message[:_LONGEST]} …"
    return f"{where}: {message}" if where else message
