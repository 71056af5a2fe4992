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
from app.model.once import once
from app.storage.elements import KINDS, written
from app.storage.schema import FORMAT, VERSION

_LONG = 20  # numbers; shorter lists are written as all others
_MARK = f"numbers {secrets.token_hex(8)} "  # stands for a long list while the rest is written; nobody can guess it
_ALWAYS = ("populations", "projections")  # lists that are there even when they are empty
_PLAIN = ("axes", "boundaries")  # settings that are left out while nobody changed them


def dumps(network: Network) -> str:
    """The project file's text."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "title": network.title,
        "notes": network.notes.split("\n"),
        "settings": _settings(network.settings),
    }
    parts = [_text(head).removesuffix("\n}"), *(f'  "{name}": {text}' for name, text in _lists(network).items())]
    return ",\n".join(parts) + "\n}\n"


def _lists(network: Network) -> dict[str, str]:
    """The texts of the lists of elements, put together from those of elements that were written before."""
    found = tuple(network)
    texts = {
        name: [_entry(element) for element in found if isinstance(element, kind.element)]
        for name, kind in KINDS.items()
    }
    return {
        name: "[\n    " + ",\n    ".join(entries) + "\n  ]" if entries else "[]"
        for name, entries in texts.items()
        if entries or name in _ALWAYS
    }


@once
def _entry(element: Element) -> str:
    """The text of one element, as far to the right as it stands in a list."""
    return _text(written(element)).replace("\n", "\n    ")  # a line break within a text is written as \\n


def _text(document: dict[str, Any]) -> str:
    """JSON with an indent, but long lists of numbers on one line: quicker to write by far, and to scroll past."""
    rows = list[str]()

    def aside(thing: Any) -> Any:
        if isinstance(thing, dict):
            return {name: aside(part) for name, part in thing.items()}
        if not isinstance(thing, list):
            return thing
        if len(thing) < _LONG or not isinstance(thing[0], int | float):
            return [aside(part) for part in thing]
        rows.append(json.dumps(thing))
        return f"{_MARK}{len(rows) - 1}"

    text = json.dumps(aside(document), indent=2, ensure_ascii=False)
    if not rows:
        return text
    parts = re.split(f'"{_MARK}([0-9]+)"', text)
    return "".join(rows[int(part)] if odd else part for odd, part in zip(cycle((False, True)), parts, strict=False))


def lists(elements: Iterable[Element]) -> dict[str, list[dict[str, Any]]]:
    """Elements as lists of entries, a list for each kind that there is, and always one of populations."""
    found = tuple(elements)
    by_kind = {
        name: [written(element) for element in found if isinstance(element, kind.element)]
        for name, kind in KINDS.items()
    }
    return {name: entries for name, entries in by_kind.items() if entries or name in _ALWAYS}


def _settings(settings: Settings) -> dict[str, Any]:
    default = asdict(Settings())
    return {n: v for n, v in asdict(settings).items() if n not in _PLAIN or v != default[n]}
