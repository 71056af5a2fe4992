"""How SONATA lays out its files: configurations, tables of types, groups of HDF5."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template
from typing import Any

import numpy as np

from backends.api.errors import InvalidParameterValueError

MAGIC = 0x0A7A
VERSION = (0, 1)
NOTHING = "NONE"  # what stands in a table where a type says nothing


class SonataError(InvalidParameterValueError):
    """Files that are no network in SONATA's format, or not one that can be made here."""


def asciify(label: str) -> str:
    """A label in plain characters, which names a file or a group as well."""
    plain = label.replace("→", "-").encode("ascii", "replace").decode()
    return "".join(sign if sign.isalnum() or sign in "_-." else "_" for sign in plain) or "_"


def load_config(config_file: str | os.PathLike[str]) -> dict[str, Any]:
    """A configuration, with what its manifest says put in. SonataError: it cannot be read."""
    try:
        config = json.loads(Path(config_file).read_text(encoding="utf-8"))
        manifest = {name.removeprefix("$"): value for name, value in config.get("manifest", {}).items()}
        for _ in manifest:  # one may be said by another
            manifest = {name: Template(value).safe_substitute(manifest) for name, value in manifest.items()}
        filled = _filled(config, manifest)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise SonataError(f"{os.fspath(config_file)!r} is no configuration of SONATA: {error}.") from error
    return dict(filled)


def _filled(part: Any, manifest: Mapping[str, str]) -> Any:
    if isinstance(part, dict):
        return {name: _filled(value, manifest) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, manifest) for value in part]
    return Template(part).safe_substitute(manifest) if isinstance(part, str) and "$" in part else part


def write_types(path: str | os.PathLike[str], key: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """A table of types: a row for each, the column of its number first."""
    listed = list(rows)
    columns = [key, *sorted({name for row in listed for name in row} - {key})]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval=NOTHING, delimiter=" ", lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


def read_types(path: str | os.PathLike[str], key: str) -> dict[int, dict[str, Any]]:
    """What a table says of each type, by its number; numbers are numbers. SonataError: it is no such table."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=" ", skipinitialspace=True))
        return {int(row[key]): {n: cast(v) for n, v in row.items() if n and v not in (NOTHING, "")} for row in rows}
    except (OSError, KeyError, ValueError) as error:
        raise SonataError(f"{os.fspath(path)!r} is no table of types with a column {key}: {error!r}.") from error


def cast(text: Any) -> Any:
    """A text as the number that it is, otherwise as it is."""
    for kind in (int, float):
        try:
            return kind(text)
        except (TypeError, ValueError):
            continue
    return text


def condensed(of_types: Mapping[int, Mapping[str, Any]], types: Any) -> dict[str, Any]:
    """What types say of elements: one value where all say the same, otherwise an array with one for each element."""
    used = [int(number) for number in np.unique(types)]
    if missing := [number for number in used if number not in of_types]:
        raise SonataError(f"There is no type of the number {missing[0]}; there are: {', '.join(map(str, of_types))}.")
    values: dict[str, Any] = {}
    for name in {name: None for number in used for name in of_types[number]}:
        told = {number: of_types[number].get(name, np.nan) for number in used}
        first = told[used[0]]
        values[name] = first if all(v == first for v in told.values()) else np.array([told[int(n)] for n in types])
    return values


def opened(path: str | os.PathLike[str]) -> Any:
    """A file of HDF5. SonataError: there is none, or one of another kind."""
    import h5py

    try:
        file = h5py.File(path, "r")
    except OSError as error:
        raise SonataError(f"{os.fspath(path)!r} cannot be read: {error}.") from error
    if file.attrs.get("magic", MAGIC) != MAGIC:
        raise SonataError(f"{os.fspath(path)!r} is no file of SONATA.")
    return file


def created(path: str | os.PathLike[str]) -> Any:
    """A new file of HDF5, marked as SONATA's."""
    import h5py

    file = h5py.File(path, "w")
    file.attrs["version"] = VERSION
    file.attrs["magic"] = np.uint32(MAGIC)
    return file
