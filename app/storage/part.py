"""Elements as text for the clipboard: readable where it is pasted into an editor, and read again by any window."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from app.model import Element
from app.model.checks import Problem
from app.storage.build import Builder
from app.storage.elements import KINDS
from app.storage.errors import NotElements
from app.storage.schema import FORMAT, VERSION
from app.storage.upgrade import upgrade
from app.storage.write import lists

PART = "pinetum elements"
_LONGEST, _SHOWN = 50_000_000, 30  # characters that are read, and that are shown of what is refused


@dataclass(frozen=True)
class Part:
    """Elements, those first that others need, and what had to be left out or mended on the way."""

    elements: tuple[Element, ...]
    problems: tuple[Problem, ...] = ()


def dumps_part(elements: Iterable[Element]) -> str:
    """The elements as text."""
    chosen = tuple(elements)
    named = ", ".join(element.label for element in chosen[:6]) + (" …" if len(chosen) > 6 else "")
    head = f"# Pinetum, {len(chosen)} element{'' if len(chosen) == 1 else 's'}: {' '.join(named.split())}\n"
    document = {"format": PART, "version": VERSION, **{name: v for name, v in lists(chosen).items() if v}}
    return head + json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def loads_part(text: str) -> Part:
    """The elements that a text holds. NotElements, with a sentence, when it holds none."""
    if len(text) > _LONGEST:
        raise NotElements(f"The clipboard holds {len(text):,} characters, which are not read as elements of a network.")
    body = text
    while body.startswith("#"):
        body = body.partition("\n")[2]
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        raise NotElements(_what(text)) from None
    if not isinstance(document, dict) or document.get("format") not in (PART, FORMAT):
        raise NotElements(_what(text))
    return _part(document)


def _part(document: dict[str, object]) -> Part:
    version = document.get("version")
    if not isinstance(version, int) or any(not isinstance(document.get(kind, []), list) for kind in KINDS):
        raise NotElements("The clipboard holds elements of a network, but damaged ones.")
    try:
        builder = Builder(upgrade({**document}))
    except ValueError as error:
        raise NotElements(f"The elements in the clipboard cannot be read: {error}.") from None
    return Part(tuple(builder.elements()), tuple(builder.problems))


def _what(text: str) -> str:
    words = " ".join(text[: 4 * _SHOWN].split())
    if not words:
        return "The clipboard holds no text that could be pasted here."
    if "import pyNN" in text or "from pyNN" in text or "get_simulator" in text:
        return "The clipboard holds a Python program; elements that were copied from a canvas are expected."
    begin = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    return f"The clipboard holds “{begin}”; elements that were copied from a canvas are expected."
