"""Recorded data as text: a table for each variable of each segment, with lines above that say what it is.

The first column of a table is the time in ms. Spikes have the index of the cell beside it, one line each; signals have
a column for each cell. A file with one table can be read by whatever reads columns.
"""

from __future__ import annotations

import os
from ast import literal_eval
from collections.abc import Iterator, Mapping
from typing import IO, Any

import neo
import numpy as np
import quantities as pq
from numpy.typing import NDArray

from backends.api.spiketrains import trains

Floats = NDArray[np.float64]
_SPIKES = "spikes"


class TextIO:
    """Writes a Neo block to a file, and reads it."""

    def __init__(self, filename: str | os.PathLike[str]) -> None:
        self.filename = os.fspath(filename)

    def write_block(self, block: neo.Block) -> None:
        """Replace the file by a table for each variable."""
        with open(self.filename, "w", encoding="utf-8") as file:
            for segment in block.segments:
                if len(segment.spiketrains):
                    _write(file, {"block": block.name, "segment": segment.name, **_about_spikes(segment)})
                    np.savetxt(file, _spikes(segment.spiketrains), fmt=("%.12g", "%d"), delimiter="\t")
                for signal in segment.analogsignals:
                    _write(file, {"block": block.name, "segment": segment.name, **_about_signal(signal)})
                    times = signal.times.rescale(pq.ms).magnitude
                    np.savetxt(file, np.column_stack([times, signal.magnitude]), fmt="%.12g", delimiter="\t")

    def read_block(self) -> neo.Block:
        """What a file holds. ValueError: it is no such file."""
        with open(self.filename, encoding="utf-8") as file:
            tables = list(_tables(file))
        if not tables:
            raise ValueError(f"{self.filename!r} holds no recorded data.")
        block, segments = neo.Block(name=tables[0][0]["block"]), dict[str, Any]()
        for about, table in tables:
            if about["segment"] not in segments:
                segments[about["segment"]] = neo.Segment(name=about["segment"])
                block.segments.append(segments[about["segment"]])
            _fill(segments[about["segment"]], about, table)
        return block


def _about_spikes(segment: Any) -> dict[str, Any]:
    first = segment.spiketrains[0]
    begin, end = (float(time.rescale(pq.ms)) for time in (first.t_start, first.t_stop))
    cells = [int(train.annotations["source_index"]) for train in segment.spiketrains]
    return {"variable": _SPIKES, "cells": cells, "t_start": begin, "t_stop": end, "columns": ["time (ms)", "cell"]}


def _about_signal(signal: Any) -> dict[str, Any]:
    cells, unit = signal.array_annotations["channel_index"].tolist(), signal.units.dimensionality.string
    interval = float(signal.sampling_period.rescale(pq.ms))
    columns = ["time (ms)", *(f"{signal.name} ({unit}) of {cell}" for cell in cells)]
    return {"variable": signal.name, "unit": unit, "cells": cells, "interval": interval, "columns": columns}


def _spikes(spiketrains: Any) -> Floats:
    """Times and cells, by time and then by cell."""
    times = np.concatenate([train.rescale(pq.ms).magnitude for train in spiketrains])
    cells = np.concatenate([np.full(train.size, train.annotations["source_index"]) for train in spiketrains])
    order = np.lexsort((cells, times))
    return np.column_stack([times[order], cells[order]])


def _write(file: IO[str], about: Mapping[str, Any]) -> None:
    file.writelines(f"# {name} = {value!r}\n" for name, value in about.items())


def _tables(file: IO[str]) -> Iterator[tuple[dict[str, Any], Floats]]:
    """What is said above each table, and the table."""
    about: dict[str, Any] = {}
    rows: list[str] = []
    for line in file:
        if not line.startswith("#"):
            rows.append(line)
            continue
        name, _, value = line[1:].partition("=")
        if name.strip() == "block" and about:
            yield about, _table(about, rows)
            about, rows = {}, []
        about[name.strip()] = literal_eval(value.strip())
    if about:
        yield about, _table(about, rows)


def _table(about: Mapping[str, Any], rows: list[str]) -> Floats:
    return np.loadtxt(rows, ndmin=2) if rows else np.empty((0, len(about["columns"])))


def _fill(segment: Any, about: Mapping[str, Any], table: Floats) -> None:
    cells = np.array(about["cells"], np.int64)
    if about["variable"] == _SPIKES:
        begin, end = about["t_start"] * pq.ms, about["t_stop"] * pq.ms
        spikes = table[:, 0] * pq.ms, table[:, 1].astype(np.int64)
        segment.spiketrains = trains(*spikes, cells, begin, end, source_index=cells.tolist())
        segment.spiketrains.segment = segment
        return
    signal = neo.AnalogSignal(
        table[:, 1:],
        units=about["unit"],
        t_start=table[0, 0] * pq.ms,
        sampling_period=about["interval"] * pq.ms,
        name=about["variable"],
        array_annotations={"channel_index": cells},
    )
    segment.analogsignals.append(signal)
