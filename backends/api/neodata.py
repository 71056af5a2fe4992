"""Recordings as Neo objects. Spike trains are made only when somebody asks for one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import neo
import numpy as np
import quantities as pq
from neo.core.spiketrainlist import SpikeTrainList
from numpy.typing import NDArray

from backends.api.populations.cells import Indices, Part
from backends.api.populations.recorded import RecordedCells
from backends.api.recording import SpikeRecording, TraceRecording

_MS = pq.ms


class Trains(SpikeTrainList):  # type: ignore[misc]
    """A list of spike trains over two arrays, split in one go when the first train is asked for.

    Pickled, it is one of Neo's own.
    """

    def __reduce__(self) -> Any:
        return SpikeTrainList, (), dict(vars(self))

    def _spiketrains_from_array(self) -> None:
        """Neo's own looks for the spikes of each train among all spikes: this sorts once."""
        channels, times = self._channel_id_array, self._spike_time_array
        order = np.argsort(channels, kind="stable")
        ids = np.asarray(self._all_channel_ids)
        begins = np.searchsorted(channels, ids, "left", order)
        ends = np.searchsorted(channels, ids, "right", order)
        whole = neo.SpikeTrain(times[order], **self._spiketrain_metadata)
        self._items = [
            self._train(number, whole, slice(begin, end))
            for number, (begin, end) in enumerate(zip(begins.tolist(), ends.tolist(), strict=True))
        ]

    def _train(self, number: int, whole: Any, part: slice) -> Any:
        """One train, cut out as a plain array: what Neo's own slicing checks and copies would cost seconds in all."""
        train: Any = np.ndarray.__getitem__(whole, part)
        train.annotations = {name: values[number] for name, values in self._annotations.items()}
        train.annotations["channel_id"] = int(self._all_channel_ids[number])
        train.segment = self.segment
        return train


def block(cells: RecordedCells, names: Sequence[str] | None, gather: bool = True) -> neo.Block:
    """All that was recorded of these cells (names None: every variable), a segment for each stretch between resets.

    Of several processes, process 0 knows that of all cells, if `gather`, and others that of their own.
    """
    data = neo.Block(name=cells.label, rec_datetime=datetime.now(), **_about(cells))
    data.annotations |= cells.annotations
    session = cells.session
    ends = [*session.ends, (session.time, {})]
    for number, (end, notes) in enumerate(ends):
        segment = neo.Segment(name=f"segment{number:03d}", rec_datetime=data.rec_datetime, **notes)
        _fill(segment, cells.known(gather), names, number, end)
        data.segments.append(segment)
        segment.block = data
    return data


def _about(cells: RecordedCells) -> dict[str, Any]:
    ids = cells.numbers
    return {
        "size": cells.size,
        "first_index": 0,
        "last_index": cells.size,
        "first_id": int(ids.min()) if ids.size else None,
        "last_id": int(ids.max()) if ids.size else None,
        "label": cells.label,
        "simulator": cells.session.simulator.title,
        "dt": cells.session.settings.timestep,
        "mpi_processes": cells.session.num_processes(),
    }


def _fill(segment: Any, parts: Sequence[Part], names: Sequence[str] | None, number: int, end: float) -> None:
    recorded = [
        (part, recording)
        for part in parts
        for name, recording in part[0].recordings.items()
        if names is None or name in names
    ]
    spikes = [(part, recording) for part, recording in recorded if isinstance(recording, SpikeRecording)]
    if spikes:
        segment.spiketrains = _trains(spikes, number, end)
        segment.spiketrains.segment = segment
    for (population, indices), recording in recorded:
        if isinstance(recording, TraceRecording):
            for signal in _signals(population, indices, recording, number):
                segment.analogsignals.append(signal)
                signal.segment = segment


def _trains(recorded: Sequence[tuple[Part, SpikeRecording]], number: int, end: float) -> Trains:
    """The spike trains of all recorded cells, silent ones too."""
    times, channels, ids, sources, indices = [], [], [], [], []
    for (population, wanted), recording in recorded:
        spikes = recording.spikes(number)
        cells = wanted[np.isin(wanted, recording.cells)]
        mine = slice(None) if cells.size == population.size else np.isin(spikes.cells, cells)
        times.append(spikes.times[mine])
        channels.append(spikes.cells[mine] + population.first_id)
        ids.append(cells + population.first_id)
        indices += cells.tolist()
        sources += [population.label] * cells.size
    trains: Trains = Trains.from_spike_time_array(
        np.concatenate(times) * _MS,
        np.concatenate(channels),
        np.concatenate(ids),
        t_start=0.0 * _MS,
        t_stop=end * _MS,
        source_population=sources,
        source_index=indices,
    )
    return trains


def _signals(population: Any, wanted: Indices, recording: TraceRecording, number: int) -> Iterator[Any]:
    """The traces of a variable: one signal with a column for each cell, unless other cells were added later."""
    for cells, samples in recording.traces(number):
        columns: NDArray[np.bool_] = np.isin(cells, wanted)
        if not columns.any():
            continue
        values = samples.values if columns.all() else samples.values[:, columns]
        yield neo.AnalogSignal(
            values,
            units=recording.variable.unit or "dimensionless",
            t_start=samples.start * _MS,
            sampling_period=samples.interval * _MS,
            name=recording.variable.name,
            source_population=population.label,
            channel_ids=cells[columns] + population.first_id,
            array_annotations={"channel_index": cells[columns]},
        )
