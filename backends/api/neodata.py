"""Recordings as Neo objects: a block, a segment for each stretch of time between resets, trains and signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo
import numpy as np
import quantities as pq
from numpy.typing import NDArray

from backends.api.populations.cells import Indices, Part
from backends.api.populations.recorded import RecordedCells
from backends.api.recording import SpikeRecording, TraceRecording
from backends.api.spiketrains import Trains, trains
from backends.simulator import Floats

_MS = pq.ms


def block(
    cells: RecordedCells, names: Sequence[str] | None, annotations: Mapping[str, Any], gather: bool = True
) -> neo.Block:
    """All that was recorded of these cells (names None: every variable), a segment for each stretch between resets.

    What was forgotten has no segment any more. A view is described by the population that it is a view of. Of several
    processes, process 0 knows that of all cells, if `gather`, and others that of their own.
    """
    whole = cells.described_as()
    data = neo.Block(name=whole.label, description=whole.describe(), rec_datetime=datetime.now(), **_about(whole))
    data.annotations |= {**whole.annotations, **annotations}
    session, parts = cells.session, list(_placed(cells, gather))
    first = min((population.kept_from for population, _ in cells.parts()), default=0)
    for number, (end, notes) in enumerate([*session.ends, (session.time, {})][first:], first):
        segment = _segment(f"segment{number:03d}", data, notes)
        _fill(segment, parts, names, number, end)
    return data


def _segment(name: str, data: Any, notes: Mapping[str, Any]) -> Any:
    segment = neo.Segment(name=name, description=data.description, rec_datetime=data.rec_datetime, **notes)
    data.segments.append(segment)
    segment.block = data
    return segment


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


def _placed(cells: RecordedCells, gather: bool) -> Iterator[tuple[int, Part]]:
    """What is known of the parts of some cells, and how many cells there are in the parts before."""
    before = 0
    for (_, indices), known in zip(cells.parts(), cells.known(gather), strict=True):
        yield before, known
        before += indices.size


def _fill(
    segment: Any, parts: Sequence[tuple[int, Part]], names: Sequence[str] | None, number: int, end: float
) -> None:
    recorded = [
        (offset, part, recording)
        for offset, part in parts
        for name, recording in part[0].recordings.items()
        if names is None or name in names
    ]
    spikes = [(part, recording) for _, part, recording in recorded if isinstance(recording, SpikeRecording)]
    if spikes:
        segment.spiketrains = _trains(spikes, number, end)
        segment.spiketrains.segment = segment
    traces = (
        trace
        for offset, (population, indices), recording in recorded
        if isinstance(recording, TraceRecording)
        for trace in _traces(population, indices, recording, number, offset)
    )
    for signal in _joined(traces):
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
    numbers = np.concatenate(ids)
    return trains(
        np.concatenate(times) * _MS,
        np.concatenate(channels),
        numbers,
        max(recording.begin_of(number) for _, recording in recorded) * _MS,
        end * _MS,
        source_population=sources,
        source_index=indices,
        source_id=numbers.tolist(),
    )


@dataclass(frozen=True)
class _Trace:
    """Samples of a variable, a column for each cell: `ids` are their numbers, `channels` their indices."""

    name: str
    unit: str
    start: float
    interval: float
    values: Floats
    ids: Indices
    channels: Indices
    source: str

    @property
    def kind(self) -> tuple[Any, ...]:
        """What traces have in common that go into one signal."""
        return self.name, self.unit, self.start, self.interval, len(self.values)


def _traces(population: Any, wanted: Indices, recording: TraceRecording, number: int, offset: int) -> Iterator[_Trace]:
    """The traces of a variable: one with a column for each cell, unless other cells were added later."""
    variable = recording.variable
    for cells, samples in recording.traces(number):
        columns: NDArray[np.bool_] = np.isin(cells, wanted)
        if not columns.any():
            continue
        values, mine = (samples.values, cells) if columns.all() else (samples.values[:, columns], cells[columns])
        ids, channels = mine + population.first_id, mine + offset
        yield _Trace(
            variable.name, variable.unit, samples.start, samples.interval, values, ids, channels, population.label
        )


def _joined(traces: Iterable[_Trace]) -> Iterator[Any]:
    """A signal for each variable; the cells of several populations are columns of one."""
    alike: dict[tuple[Any, ...], list[_Trace]] = {}
    for trace in traces:
        alike.setdefault(trace.kind, []).append(trace)
    for group in alike.values():
        first = group[0]
        yield neo.AnalogSignal(
            first.values if len(group) == 1 else np.concatenate([trace.values for trace in group], axis=1),
            units=first.unit or "dimensionless",
            t_start=first.start * _MS,
            sampling_period=first.interval * _MS,
            name=first.name,
            source_population=";".join(dict.fromkeys(trace.source for trace in group)),
            channel_ids=np.concatenate([trace.ids for trace in group]),
            array_annotations={"channel_index": np.concatenate([trace.channels for trace in group])},
        )
