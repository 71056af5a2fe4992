"""What was recorded, as tables of numbers and as the text files of 2008."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import path
from backends.api.errors import RecordingError
from backends.api.recording import SPIKES, SpikeRecording, TraceRecording

if TYPE_CHECKING:
    from backends.api.classic.cells import ClassicCells

Floats = NDArray[np.float64]

_TODAYS = (".pkl", ".pickle", ".nix", ".h5", ".nwb", ".mat")  # endings of files that Neo writes


class Table(np.ndarray[Any, np.dtype[np.float64]]):
    """Rows of numbers, as 2008 handed out recordings, that have the `segments` of the Neo Block which came later."""

    _block: Callable[[], Any] | None = None

    @classmethod
    def of(cls, rows: Floats, block: Callable[[], Any]) -> Table:
        """The rows; `block` makes the Neo Block when it is asked for."""
        table = rows.view(cls)
        table._block = block
        return table

    @property
    def segments(self) -> Any:
        """The segments of the block. AttributeError: a part of a table has none."""
        if self._block is None:
            raise AttributeError("only a whole table of recordings has segments")
        return self._block().segments

    def __repr__(self) -> str:
        return repr(np.asarray(self))


def spikes(cells: ClassicCells, gather: bool = True) -> Floats:
    """Spikes since the last reset in the order of their times, shape (n, 2): index among the cells, time in ms."""
    rows = [np.empty((0, 2))]
    for recorded, places in _recordings(cells, SPIKES, gather):
        assert isinstance(recorded, SpikeRecording)
        found = recorded.spikes(cells.session.segment)
        index = places[found.cells]
        rows.append(np.column_stack([index, found.times])[index >= 0])
    table = np.concatenate(rows)
    return table[np.argsort(table[:, 1], kind="stable")]


def samples(cells: ClassicCells, names: Sequence[str], gather: bool = True) -> Floats:
    """Samples since the last reset, cell by cell, shape (n, 2 + len(names)): index among the cells, time, values."""
    first, *others = [_samples(cells, name, gather) for name in names]
    for name, other in zip(names[1:], others, strict=True):
        if not np.array_equal(first[:, :2], other[:, :2]):
            raise RecordingError(f"{names[0]} and {name} of {cells.label!r} were not recorded together.")
    return np.column_stack([first, *(other[:, 2] for other in others)])


def save(cells: ClassicCells, names: Sequence[str], file: Any, gather: bool = True, numbered: bool = False) -> None:
    """Write recordings as a text of 2008, or as today where the name of the file (or a Neo IO) says so.

    `numbered`: a cell is written as its number, otherwise as its index among the cells.
    """
    if hasattr(checked(file), "write_block") or os.path.splitext(file)[1] in _TODAYS:
        cells.write_data(file, names, gather)
    elif (own := cells.session.team.target(file, gather)) is not None:
        _write(cells, names, own, gather, numbered)


def checked(file: Any) -> Any:
    """A Neo IO or the name of a file. InvalidParameterValueError: neither."""
    return file if hasattr(file, "write_block") else path(file, "The file of a recording")


def _write(cells: ClassicCells, names: Sequence[str], file: str, gather: bool, numbered: bool) -> None:
    are_spikes = names == [SPIKES]
    table = spikes(cells, gather) if are_spikes else samples(cells, names, gather)
    index = table[:, 0].astype(np.int64)
    columns = table[:, 1:2] if are_spikes else table[:, 2:]
    rows = np.column_stack([columns, cells.numbers[index] if numbered else index])
    longest = [] if are_spikes else [f"n = {int(np.bincount(index).max(initial=0))}"]
    os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
    form = "\t".join(["%g"] * columns.shape[1] + ["%d"])
    np.savetxt(file, rows, form, header="\n".join([*_header(cells), *longest]))


def _header(cells: ClassicCells) -> list[str]:
    numbers = cells.numbers
    return [
        "dimensions =" + "\t".join(map(str, cells.dim)),
        f"first_id = {numbers.min()}",
        f"last_id = {numbers.max()}",
        f"dt = {cells.session.get_time_step():g}",
    ]


def _recordings(cells: ClassicCells, name: str, gather: bool) -> Iterator[tuple[Any, NDArray[np.int64]]]:
    """The recordings of a variable, and for each cell of their population its index among the cells known, or -1."""
    begin = 0
    for (population, indices), (_, known) in zip(cells.parts(), cells.known(gather), strict=True):
        if name not in population.recordings:
            raise RecordingError(f"{name} of {population.label!r} was not recorded.")
        places = np.full(population.size, -1)
        places[known] = begin + np.flatnonzero(np.isin(indices, known))
        begin += indices.size
        yield population.recordings[name], places


def _samples(cells: ClassicCells, name: str, gather: bool) -> Floats:
    rows = [np.empty((0, 3))]
    for recorded, places in _recordings(cells, name, gather):
        assert isinstance(recorded, TraceRecording)
        for columns, found in recorded.traces(cells.session.segment):
            times = np.round(found.start + found.interval * np.arange(len(found.values)), 9)
            index = np.repeat(places[columns], times.size)
            table = np.column_stack([index, np.tile(times, columns.size), found.values.T.reshape(-1)])
            rows.append(table[index >= 0])
    table = np.concatenate(rows)
    return table[np.argsort(table[:, 0], kind="stable")]
