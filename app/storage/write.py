"""Network → text. What has its default is left out, so that a file shows what the author chose."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict
from itertools import cycle
from typing import Any

from app.model import Element, Network, Settings
from app.storage.elements import KINDS, written
from app.storage.schema import FORMAT, VERSION

_LONG = 20  # numbers; shorter lists are written as all others
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
    return _text(document) + "\n"


def _text(document: dict[str, Any]) -> str:
    """JSON with an indent, but long lists of numbers on one line: quicker to write by far, and to scroll past."""
    mark, rows = f"numbers {secrets.token_hex(8)} ", list[str]()

    def aside(thing: Any) -> Any:
        if isinstance(thing, dict):
            return {name: aside(part) for name, part in thing.items()}
        if not isinstance(thing, list):
            return thing
        if len(thing) < _LONG or not isinstance(thing[0], int | float):
            return [aside(part) for part in thing]
        rows.append(json.dumps(thing))
        return f"{mark}{len(rows) - 1}"

    text = json.dumps(aside(document), indent=2, ensure_ascii=False)
    parts = re.split(f'"{mark}([0-9]+)"', text)
    return "".join(rows[int(part)] if odd else part for odd, part in zip(cycle((False, True)), parts, strict=False))


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
