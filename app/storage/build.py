"""Document → network. An element that cannot be built is left out or mended, and a problem says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import jsonschema

from app.model import (
    Array,
    Component,
    Distribution,
    Element,
    Frozen,
    Network,
    Place,
    Population,
    Projection,
    Recording,
    Role,
    Settings,
    Value,
)
from app.model.checks import Problem, Severity
from app.model.errors import ModelError
from app.model.naming import is_name, name_from
from app.storage.schema import POPULATION, PROJECTION, SETTINGS, Schema


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
        for entry in self._valid(document.get("populations", ()), POPULATION, "population"):
            self._add(network, entry, _population(entry))
        for entry in self._valid(document.get("projections", ()), PROJECTION, "projection"):
            self._add(network, entry, _projection(entry, self._names))
        return network

    def _settings(self, entry: Mapping[str, Any]) -> Settings:
        known = {field.name for field in fields(Settings)}
        good = {}
        for name in known & entry.keys():
            if phrase := _wrong({name: entry[name]}, SETTINGS):
                self._complain("", f"The setting {name} was left at its default: {phrase}.")
            else:
                good[name] = entry[name]
        return Settings(**good)

    def _valid(self, entries: Iterable[Any], schema: Schema, what: str) -> Iterable[Mapping[str, Any]]:
        for number, entry in enumerate(entries, 1):
            if phrase := _wrong(entry, schema):
                title = entry.get("label") or entry.get("name") if isinstance(entry, dict) else None
                self._complain("", f"{title or f'{what.capitalize()} {number}'} was left out: {phrase}.")
            else:
                yield entry

    def _add(self, network: Network, entry: Mapping[str, Any], element: Element) -> None:
        name = element.name
        if not is_name(name) or name in network:
            why = "is taken" if name in network else "is no Python identifier"
            mended = name_from(name, network)
            self._names.setdefault(name, mended)
            element = _renamed(element, mended)
            self._complain(mended, f"{element.label}: the name {name!r} {why}; it is now {mended!r}.")
        try:
            network.add(element)
        except ModelError as error:
            self._complain("", f"{error} It was left out.")

    def _complain(self, element: str, sentence: str) -> None:
        self.problems.append(Problem(element, "", sentence, Severity.WARNING))


def _wrong(entry: Any, schema: Schema) -> str | None:
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(entry))
    if error is None:
        return None
    where = ".".join(str(part) for part in error.absolute_path)
    return f"{where}: {error.message}" if where else error.message


def _renamed(element: Element, name: str) -> Element:
    return type(element)(**{**{f.name: getattr(element, f.name) for f in fields(element)}, "name": name})


def _population(entry: Mapping[str, Any]) -> Population:
    structure = entry.get("structure")
    return Population(
        name=entry["name"],
        label=entry.get("label", entry["name"]),
        cell=_component(entry["cell"]),
        size=int(entry["size"]),
        structure=_component(structure) if structure else None,
        initial=_values(entry.get("initial", {})),
        records=tuple(Recording(r["variable"], r.get("cells"), r.get("interval")) for r in entry.get("record", ())),
        role=Role(entry.get("role", Role.GENERIC.value)),
        place=Place(*map(float, entry.get("place", (0, 0)))),
    )


def _projection(entry: Mapping[str, Any], names: Mapping[str, str]) -> Projection:
    return Projection(
        name=entry["name"],
        label=entry.get("label", entry["name"]),
        pre=names.get(entry["pre"], entry["pre"]),
        post=names.get(entry["post"], entry["post"]),
        connector=_component(entry["connector"]),
        synapse=_component(entry["synapse"]),
        receptor=entry.get("receptor", "excitatory"),
    )


def _component(entry: Mapping[str, Any]) -> Component:
    return Component(entry["model"], _values(entry.get("parameters", {})))


def _values(entry: Mapping[str, Any]) -> Frozen[Value]:
    return Frozen((name, _value(value)) for name, value in entry.items())


def _value(entry: Any) -> Value:
    if isinstance(entry, list):
        return Array(entry)
    if isinstance(entry, dict):
        return Distribution(entry["distribution"], Frozen((k, v) for k, v in entry.items() if k != "distribution"))
    value: Value = entry
    return value
