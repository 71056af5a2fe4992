"""Recorded data as Neo, written as NIX.

One SpikeTrain per population, the cell of each spike beside it as the array annotation "cell": a train per cell costs
20 ms each to write, minutes for a large network. Samples are AnalogSignals with a channel per cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import neo
import numpy as np
import quantities as pq

from app.worker import Recording, Results


def write_data(path: Path, results: Results, title: str) -> None:
    """Write everything recorded to a new file."""
    with neo.NixIO(str(path), "ow") as file:
        file.write_block(block(results, title))


def write_weights(folder: Path, results: Results) -> None:
    """Write the weights of each projection over time to NAME-weights.npz: times (ms), and a row of weights for each."""
    for name, weights in results.weights.items():
        np.savez(folder / f"{name}-weights.npz", times=weights.times, weights=weights.values)


def block(results: Results, title: str) -> neo.Block:
    """Everything recorded: a segment for each stretch between resets."""
    whole = neo.Block(name=title)
    for number, (recordings, end) in enumerate(zip(results.segments, [*results.ends, results.now], strict=True)):
        whole.segments.append(_segment(f"segment {number}", recordings.values(), end))
    return whole


def _segment(name: str, recordings: Iterable[Recording], end: float) -> neo.Segment:
    segment = neo.Segment(name=name)
    for recording in recordings:
        if recording.is_spikes:
            segment.spiketrains.append(_train(recording, end))
        elif len(recording.samples):
            segment.analogsignals.append(_signal(recording))
    return segment


def _train(recording: Recording, end: float) -> neo.SpikeTrain:
    cells, times = recording.spikes
    order = np.argsort(times, kind="stable")
    return neo.SpikeTrain(
        times[order],
        units="ms",
        t_stop=max(end, times.max(initial=0.0)),
        name=recording.label,
        array_annotations={"cell": cells[order]},
        population=recording.label,
        size=recording.size,
        recorded_cells=recording.cells,
    )


def _signal(recording: Recording) -> neo.AnalogSignal:
    return neo.AnalogSignal(
        recording.samples,
        units=recording.unit.replace("uS", "microsiemens"),
        t_start=recording.start * pq.ms,
        sampling_period=recording.interval * pq.ms,
        name=recording.variable,
        array_annotations={"cell": recording.cells},
        population=recording.label,
    )
