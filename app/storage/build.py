"""Document → network. An element that cannot be built is left out or mended, and a problem says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from app.model import Element, Group, Network, Settings
from app.model.checks import Problem, Severity
from app.model.errors import ModelError
from app.model.following import follows
from app.model.naming import is_name, name_from
from app.storage.elements import KINDS
from app.storage.validate import wrong

_TITLES = {"notes_on_canvas": "note", "assemblies": "assembly"}


class Builder:
    """Builds one network from one document; `problems` tells what had to be left out or mended."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._names: dict[str, str] = {}  # names in the file → names in the network, where they differ

    def build(self) -> Network:
        """The network, as complete as the document allows."""
        document = self._document
        notes = document.get("notes", "")
        network = Network(
            title=document.get("title", "Untitled"),
            notes=notes if isinstance(notes, str) else "\n".join(notes),
            settings=self._settings(document.get("settings", {})),
        )
        for element in self.elements():
            self._add(network, element)
        return network

    def elements(self) -> Iterable[Element]:
        """The elements of the document that are what they should be, by themselves."""
        for kind in KINDS:
            found = [self._read(kind, number, entry) for number, entry in enumerate(self._document.get(kind, ()), 1)]
            there = [element for element in found if element is not None]
            yield from _outermost_first(there) if kind == "groups" else there

    def _settings(self, entry: Mapping[str, Any]) -> Settings:
        known = {field.name for field in fields(Settings)}
        good = {}
        for name in known & entry.keys():
            if phrase := wrong({name: entry[name]}, "settings"):
                self._complain("", f"The setting {name} was left at its default: {phrase}.")
            else:
                good[name] = entry[name]
        if "boundaries" in good:
            good["boundaries"] = tuple(bounds and tuple(bounds) for bounds in good["boundaries"])
        return Settings(**good)

    def _read(self, kind: str, number: int, entry: Any) -> Element | None:
        phrase = wrong(entry, kind)
        if phrase is None:
            try:
                return KINDS[kind].read(entry)
            except (ValueError, OverflowError) as error:
                phrase = str(error)
        title = entry.get("label") or entry.get("name") if isinstance(entry, dict) else None
        what = _TITLES.get(kind, kind.removesuffix("s"))
        self._complain("", f"{title or f'{what.capitalize()} {number}'} was left out: {phrase}.")
        return None

    def _add(self, network: Network, element: Element) -> None:
        for old, new in self._names.items():
            element = follows(element, old, new)
        name = element.name
        if not is_name(name) or name in network:
            why = "is taken" if name in network else "is no Python identifier"
            mended = name_from(name, network)
            self._names.setdefault(name, mended)
            element = replace(element, name=mended)
            self._complain(mended, f"{element.label}: the name {name!r} {why}; it is now {mended!r}.")
        try:
            network.add(element)
        except ModelError as error:
            self._complain("", f"{error} It was left out.")

    def _complain(self, element: str, sentence: str) -> None:
        self.problems.append(Problem(element, "", sentence, Severity.WARNING))


def _outermost_first(groups: list[Element]) -> list[Element]:
    """Groups in such an order that each comes after the one around it; those that go round in a circle come last."""
    waiting = {group.name: group for group in groups if isinstance(group, Group)}
    order: list[Element] = []
    while ready := [group for group in waiting.values() if group.parent not in waiting]:
        order += ready
        waiting = {name: group for name, group in waiting.items() if group not in ready}
    return [*order, *waiting.values()]
