"""Network → text. What has its default is left out, so that a file shows what the author chose."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from app.model import Element, Network, Settings
from app.storage.elements import KINDS, written
from app.storage.schema import FORMAT, VERSION

_PLAIN = ("axes", "boundaries")  # settings that are left out while nobody changed them


def dumps(network: Network) -> str:
    """The project file's text."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "title": network.title,
        "notes": network.notes.split("\n"),
        "settings": _settings(network.settings),
        **lists(network),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def lists(elements: Iterable[Element]) -> dict[str, list[dict[str, Any]]]:
    """Elements as lists of entries, a list for each kind that there is, and always one of populations."""
    found = tuple(elements)
    by_kind = {
        name: [written(element) for element in found if isinstance(element, kind.element)]
        for name, kind in KINDS.items()
    }
    return {name: entries for name, entries in by_kind.items() if entries or name in ("populations", "projections")}


def _settings(settings: Settings) -> dict[str, Any]:
    default = asdict(Settings())
    return {n: v for n, v in asdict(settings).items() if n not in _PLAIN or v != default[n]}
