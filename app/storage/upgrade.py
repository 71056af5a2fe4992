"""Brings a document of an older version up to the present one, a version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.storage.schema import VERSION

# From a version to the next. Version 2 added groups, assemblies, currents and notes; nothing of 1 changed its meaning.
STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda document: {**document, "version": 2},
}


def upgrade(document: dict[str, Any]) -> dict[str, Any]:
    """The same network as a document of today. ValueError with a phrase when its version is unknown."""
    version = document["version"]
    if version > VERSION:
        raise ValueError(f"it was written by a newer Pinetum (format {version}; this one reads up to {VERSION})")
    if version < min((*STEPS, VERSION)):
        raise ValueError(f"there never was a format {version}")
    while document["version"] < VERSION:
        document = STEPS[document["version"]](document)
    return document
