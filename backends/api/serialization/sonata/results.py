"""Spikes and signals in SONATA's files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import neo
import numpy as np
import quantities as pq
from numpy.typing import NDArray

from backends.api.serialization.sonata.layout import SonataError, created, opened
from backends.api.spiketrains import trains

Spikes = tuple[NDArray[np.int64], NDArray[np.float64]]  # of each spike the cell, and the time in ms
_ORDERS: Mapping[str | None, tuple[str, ...]] = {
    None: (),
    "none": (),
    "by_id": ("times", "cells"),
    "id": ("times", "cells"),
    "by_time": ("cells", "times"),
    "time": ("cells", "times"),
}


def write_spikes(path: str | os.PathLike[str], spikes: Mapping[str, Spikes], order: str | None = "by_time") -> None:
    """Write the spikes of populations, in an order."""
    if order not in _ORDERS:
        raise SonataError(f"spikes_sort_order: {order!r} is not one of none, by_id, by_time.")
    with created(path) as file:
        for name, (cells, times) in spikes.items():
            group = file.create_group(f"spikes/{name}")
            keys = [{"cells": cells, "times": times}[key] for key in _ORDERS[order]]
            sorting = np.lexsort(keys) if keys else np.arange(times.size)
            group.create_dataset("timestamps", data=times[sorting]).attrs["units"] = "ms"
            group.create_dataset("node_ids", data=cells[sorting].astype(np.uint64))


def read_spikes(path: str | os.PathLike[str]) -> dict[str, Spikes]:
    """The spikes of populations; files of the format's first days have one without a name. SonataError."""
    with opened(path) as file:
        if "spikes" not in file:
            raise SonataError(f"{os.fspath(path)!r} holds no spikes.")
        root = file["spikes"]
        groups = {"": root} if "timestamps" in root else dict(root.items())
        found: dict[str, Spikes] = {}
        for name, group in groups.items():
            key = next((key for key in ("node_ids", "gids") if key in group), None)
            if key is None or "timestamps" not in group:
                raise SonataError(f"{os.fspath(path)!r}: spikes of {name!r} have no node_ids or no timestamps.")
            found[name] = group[key][()].astype(np.int64), group["timestamps"][()].astype(float)
        return found


class SonataIO:
    """Writes Neo blocks into a folder, and reads the spikes in one.

    `report_config` are the reports of a simulation (by name: variable_name, cells, file_name), `node_sets` the cells
    that it names: pairs of an assembly and which of its cells.
    """

    def __init__(
        self,
        base_dir: str | os.PathLike[str],
        spikes_file: str = "spikes.h5",
        spikes_sort_order: str | None = None,
        report_config: Mapping[str, Mapping[str, Any]] | None = None,
        node_sets: Mapping[str, Sequence[tuple[Any, Any]]] | None = None,
    ) -> None:
        self.base_dir = Path(base_dir)
        self.spikes_file = spikes_file
        self.spikes_sort_order = spikes_sort_order
        self.report_config = report_config or {}
        self.node_sets = node_sets or {}

    def read(self) -> list[neo.Block]:
        """The spikes, a block for each population."""
        return [_block(name, *spikes) for name, spikes in read_spikes(self.base_dir / self.spikes_file).items()]

    def write(self, blocks: Iterable[neo.Block]) -> None:
        """Write the spikes of all blocks, and the signals that are reported."""
        listed = list(blocks)
        self.base_dir.mkdir(parents=True, exist_ok=True)
        spikes = {block.name: _spikes(block) for block in listed if any(len(s.spiketrains) for s in block.segments)}
        write_spikes(self.base_dir / self.spikes_file, spikes, self.spikes_sort_order)
        for name, report in self.report_config.items():
            with created(self.base_dir / report.get("file_name", f"{name}.h5")) as file:
                for assembly, which in self.node_sets[report["cells"]]:
                    for block in listed:
                        if block.name == assembly.label:
                            _write_report(file, block, report["variable_name"], np.arange(assembly.size)[which])

    write_all_blocks = write

    def write_block(self, block: neo.Block) -> None:
        """Write one block."""
        self.write([block])


def _block(name: str, cells: NDArray[np.int64], times: NDArray[np.float64]) -> neo.Block:
    block, segment = neo.Block(name=name), neo.Segment()
    ids, end = np.unique(cells), float(times.max(initial=0.0))
    segment.spiketrains = trains(times * pq.ms, cells, ids, 0 * pq.ms, end * pq.ms, source_index=ids.tolist())
    block.segments.append(segment)
    return block


def _spikes(block: neo.Block) -> Spikes:
    """The spikes of the last segment."""
    listed = list(block.segments[-1].spiketrains)
    cells = [np.full(len(train), train.annotations["source_index"], np.int64) for train in listed]
    times = [train.rescale("ms").magnitude for train in listed]
    return np.concatenate([np.empty(0, np.int64), *cells]), np.concatenate([np.empty(0), *times])


def _write_report(file: Any, block: neo.Block, variable: str, cells: NDArray[np.int64]) -> None:
    for signal in block.segments[-1].filter(name=variable):
        channels = np.asarray(signal.array_annotations["channel_index"])
        columns = np.flatnonzero(np.isin(channels, cells))
        group = file.create_group(f"report/{block.name}")
        data = group.create_dataset("data", data=signal.magnitude[:, columns])
        data.attrs["units"], data.attrs["variable_name"] = signal.units.dimensionality.string, variable
        mapping = group.create_group("mapping")
        mapping.create_dataset("node_ids", data=channels[columns].astype(np.uint64))
        mapping.create_dataset("index_pointers", data=np.arange(columns.size + 1, dtype=np.uint64))
        mapping.create_dataset("element_ids", data=np.zeros(columns.size, np.uint32))
        mapping.create_dataset("element_pos", data=np.zeros(columns.size, np.float32))
        times = [float(time.rescale("ms")) for time in (signal.t_start, signal.t_stop, signal.sampling_period)]
        mapping.create_dataset("time", data=times).attrs["units"] = "ms"
