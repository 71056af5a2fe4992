"""Pairs that a script or a file lists, with what their synapses are told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from backends.api.arguments import short
from backends.api.connectors.connector import BLOCK, Connector, Floats, Indices, Pairs, Sides, declared
from backends.api.errors import ConnectionError, InvalidParameterValueError
from backends.api.recording.files import BaseFile, StandardTextFile

_ENDS = ("i", "j")
_USUAL: Mapping[int, tuple[str, ...]] = {2: (), 4: ("weight", "delay")}  # names by how many columns there are


class _Listed(Connector):
    """What both rules share: rows (i, j, …), put into the order of their targets."""

    fallible = True

    def rows(self) -> tuple[Floats, tuple[str, ...]]:
        """The rows, those of one target in their order, and the names of the columns behind i and j."""
        raise NotImplementedError

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The pairs of the list. ConnectionError: an index is none of the cells."""
        rows, _ = self.rows()
        pre, post = self._indices(rows[:, 0], sides.pre, "i"), self._indices(rows[:, 1], sides.post, "j")
        for begin in range(0, pre.size, BLOCK):
            yield pre[begin : begin + BLOCK], post[begin : begin + BLOCK]

    def columns(self, sides: Sides) -> Mapping[str, Floats]:
        """The other columns."""
        rows, names = self.rows()
        return {name: rows[:, column] for column, name in enumerate(names, 2)} if len(rows) else {}

    def _indices(self, numbers: Floats, size: int, what: str) -> Indices:
        if (wrong := np.flatnonzero(~((numbers >= 0) & (numbers < size) & (numbers == np.rint(numbers))))).size:
            side = {"i": "presynaptic", "j": "postsynaptic"}[what]
            raise ConnectionError(
                f"{self.model.name}: {what} = {numbers[wrong[0]]:g} is no index of the {size} {side} cells."
            )
        return numbers.astype(np.int64)


class FromListConnector(_Listed):
    """Connections of a list: rows (i, j, …). `column_names` says what stands behind i and j: weight and delay."""

    model = declared("FromListConnector")

    def __init__(self, conn_list: Any, column_names: Sequence[str] | None = None, **common: Any) -> None:
        super().__init__({"conn_list": conn_list, "column_names": column_names}, **common)
        self._rows = _table(self.model.name, conn_list)
        self.column_names = _names(self.model.name, self._rows, column_names)

    def rows(self) -> tuple[Floats, tuple[str, ...]]:
        """As they were given, ordered."""
        return self._rows, self.column_names

    def __repr__(self) -> str:
        return f"{self.model.name}(<{len(self._rows)} connections>)"


class FromFileConnector(_Listed):
    """Connections of a file: its name, or a StandardTextFile, NumpyBinaryFile or PickleFile opened for reading.

    It is read when it is first needed. `distributed`: each process wrote a file, NAME.0, NAME.1, …; all are read.
    """

    model = declared("FromFileConnector")

    def __init__(self, file: str | os.PathLike[str] | BaseFile, distributed: bool = False, **common: Any) -> None:
        name = file.name if isinstance(file, BaseFile) else os.fspath(file) if isinstance(file, os.PathLike) else file
        super().__init__({"file": name, "distributed": distributed}, **common)
        self.source = file if isinstance(file, BaseFile) else StandardTextFile(name, "r")
        self._read: tuple[Floats, tuple[str, ...]] | None = None

    def rows(self) -> tuple[Floats, tuple[str, ...]]:
        """What the file holds, ordered. ConnectionError when it cannot be read."""
        if self._read is None:
            parts = [self._part(file) for file in self._files()]
            table = np.concatenate([table for table, _ in parts])
            self._read = table[np.argsort(table[:, 1], kind="stable")], parts[0][1]
        return self._read

    def _files(self) -> list[BaseFile]:
        if not self.distributed:
            return [self.source]
        kind = type(self.source)
        names: list[str] = []
        while os.path.exists(name := f"{self.source.name}.{len(names)}"):
            names.append(name)
        return [kind(name, self.source.mode) for name in names] or [kind(f"{self.source.name}.0", self.source.mode)]

    def _part(self, file: BaseFile) -> tuple[Floats, tuple[str, ...]]:
        owner = f"{self.model.name}, file {file.name!r}"
        try:
            data, metadata = file.read(), file.get_metadata()
        except (OSError, ValueError) as error:
            raise ConnectionError(f"{owner} cannot be read: {error}.") from error
        finally:
            file.close()
        named = metadata.get("columns")
        given = None if named is None else [name for name in named if name not in _ENDS]
        table = _table(owner, np.atleast_2d(data) if np.size(data) else [])
        return table, _names(owner, table, given)


def _table(owner: str, rows: Any) -> Floats:
    """Rows as an array of at least two columns, in the order of their targets."""
    try:
        table = np.array(rows, float)
    except (TypeError, ValueError):
        table = np.empty(0)
        if rows is None or np.size(np.array(rows, object)):
            raise InvalidParameterValueError(f"{owner}: {short(rows)} is not a list of rows (i, j, ...).") from None
    if table.size == 0 and np.ndim(table) < 2:
        return np.empty((0, 2))
    if table.ndim != 2 or table.shape[1] < 2:
        raise InvalidParameterValueError(f"{owner}: {short(rows)} is not a list of rows (i, j, ...).")
    return table[np.argsort(table[:, 1], kind="stable")]


def _names(owner: str, table: Floats, given: Any) -> tuple[str, ...]:
    """The names of the columns behind i and j."""
    columns = table.shape[1]
    if given is None:
        if columns not in _USUAL:
            raise InvalidParameterValueError(
                f"column_names of {owner}: {columns} columns need names for those behind i and j; "
                "without names 2 are expected, or 4 with weight and delay."
            )
        return _USUAL[columns]
    if isinstance(given, str) or not isinstance(given, (list, tuple)) or not all(isinstance(n, str) for n in given):
        raise InvalidParameterValueError(f"column_names of {owner}: {short(given)} is not a list of names.")
    if len(given) != columns - 2 and len(table):
        raise InvalidParameterValueError(
            f"column_names of {owner}: {len(given)} names were given for the {columns - 2} columns behind i and j."
        )
    return tuple(given)
