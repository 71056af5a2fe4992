"""Connections listed by the addresses of their cells, in scripts and in files of 2008."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api import connectors
from backends.api.classic.wording import renaming
from backends.api.connectors import Connector
from backends.api.errors import ConnectionError, InvalidDimensionsError
from backends.api.populations import BasePopulation
from backends.api.projections import Projection
from backends.api.recording.files import StandardTextFile

Row = Sequence[Any]  # address, address, weight, delay

_LINE = re.compile(r".*\[([\d, ]+)\]\t.*\[([\d, ]+)\]\t(\S+)\t(\S+)\s*")


class FromListConnector(connectors.FromListConnector):
    """Connections of a list: rows (i, j, …), or ((0, 0), (3, 1), weight, delay) with the addresses of cells.

    `column_names` says what stands behind i and j: weight and delay.
    """

    def __init__(self, conn_list: Any, column_names: Any = None, **common: Any) -> None:
        rows = list(conn_list) if isinstance(conn_list, (list, tuple)) else []
        self._addressed = rows if any(map(_has_address, rows)) else []
        super().__init__([] if self._addressed else conn_list, column_names, **common)

    def addressed(self) -> Sequence[Row]:
        """The rows, if there are addresses in them."""
        return self._addressed


class FromFileConnector(connectors.FromFileConnector):
    """Connections of a file: its name, or a StandardTextFile, NumpyBinaryFile or PickleFile opened for reading.

    It is read when it is first needed. `distributed`: each process wrote a file, NAME.0, NAME.1, …; all are read.
    A text may be one of 2008, as saveConnections() writes it.
    """

    @renaming(filename="file")
    def __init__(self, file: Any, distributed: bool = False, **common: Any) -> None:
        super().__init__(file, distributed, **common)

    def addressed(self) -> Sequence[Row]:
        """The rows, if the file is one of 2008."""
        if not isinstance(self.source, StandardTextFile) or self.distributed:
            return []
        return read(self.source.name)


def resolved(connector: Connector, pre: BasePopulation, post: BasePopulation) -> Connector:
    """The connector, with indices for addresses. ConnectionError, InvalidDimensionsError: there are no such cells."""
    listed = isinstance(connector, (FromListConnector, FromFileConnector))
    rows = connector.addressed() if listed else []
    if not rows:
        return connector
    ends = [_indices(cells, [row[end] for row in rows]) for end, cells in enumerate((pre, post))]
    return connectors.FromListConnector(np.column_stack([*ends, [row[2:] for row in rows]]), rng=connector.rng)


def write(projection: Projection, file: str | os.PathLike[str], gather: bool) -> None:
    """Write a line for each connection: population[address] of both ends, weight, delay."""
    pre, post = projection.pre, projection.post
    table = np.array(projection.get(["weight", "delay"], "list", gather)).reshape(-1, 4)
    labels = [" ".join(cells.label.splitlines()) for cells in (pre, post)]
    ends = [_addresses(cells, table[:, end].astype(np.int64)) for end, cells in enumerate((pre, post))]
    if (own := projection.session.team.target(file, gather)) is None:
        return
    with open(own, "w", encoding="utf-8") as text:
        for source, target, (weight, delay) in zip(*ends, table[:, 2:], strict=True):
            text.write(f"{labels[0]}[{source}]\t{labels[1]}[{target}]\t{weight:g}\t{delay:g}\n")


def read(file: str) -> list[Row]:
    """The rows of such a text; none when it is another, or none at all."""
    try:
        with open(file, encoding="utf-8") as text:
            found = [_LINE.fullmatch(line) for line in text if line.strip()]
    except (OSError, ValueError):  # no such file, no text, no name of a file: the connector says so
        return []
    lines = [match.groups() for match in found if match]
    if len(lines) < len(found):
        return []
    return [(_address(source), _address(target), float(w), float(d)) for source, target, w, d in lines]


def _address(text: str) -> tuple[int, ...]:
    return tuple(int(coordinate) for coordinate in text.split(","))


def _addresses(cells: BasePopulation, numbers: NDArray[np.int64]) -> list[str]:
    coordinates = np.column_stack(np.unravel_index(numbers, cells.dim))
    return [", ".join(map(str, address)) for address in coordinates.tolist()]


def _indices(cells: BasePopulation, addresses: Sequence[Any]) -> NDArray[np.int64]:
    """The indices of the cells at some addresses, which are tuples, or numbers along a line."""
    dim = cells.dim
    try:
        table = np.array([a if np.iterable(a) else (a,) for a in addresses], np.int64)
    except (TypeError, ValueError):  # no numbers, or not as many in each
        table = np.empty(0, np.int64)
    if table.shape != (len(addresses), len(dim)):
        raise InvalidDimensionsError(
            f"{addresses[0]!r}, …: not all are addresses in {cells.label!r}, whose dimensions are {dim}."
        )
    if (wrong := np.flatnonzero(((table < 0) | (table >= dim)).any(axis=1))).size:
        address = tuple(table[wrong[0]].tolist())
        raise ConnectionError(f"{cells.label!r}, whose dimensions are {dim}, has no cell at {address}.")
    return np.asarray(np.ravel_multi_index(tuple(table.T), dim))


def _has_address(row: Any) -> bool:
    return isinstance(row, (list, tuple)) and any(isinstance(end, (list, tuple)) for end in row[:2])
