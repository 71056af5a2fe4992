"""A little of the spikes of a run: enough for a picture the size of a stamp."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.analysis.trains import among, sample
from app.worker import Recording, Results

CELLS, SPIKES = 20, 1000  # of each population, at most
_ENDS = "ends"


@dataclass(frozen=True, eq=False)
class Glimpse:
    """The spikes between `begin` and `end` (ms) of some cells of each population, which are numbered from 0."""

    begin: float
    end: float
    trains: Mapping[str, tuple[NDArray[np.uint8], NDArray[np.float32]]]  # rows and times, by population


def glimpse(results: Results) -> Glimpse:
    """As much of the end of a run as there is room for."""
    found = {r.label: _some(r) for r in results.recordings.values() if r.is_spikes}
    begin = max((times[0] for _, times in found.values() if len(times) == SPIKES), default=0.0)
    return Glimpse(float(begin), results.now, found)


def save(seen: Glimpse, path: Path) -> None:
    """Write it to a file. OSError."""
    arrays: dict[str, Any] = {
        f"{kind} {label}": part for label, pair in seen.trains.items() for kind, part in zip("rt", pair, strict=True)
    }
    arrays[_ENDS] = np.array([seen.begin, seen.end])
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def load(path: Path) -> Glimpse:
    """Read it from a file. OSError or ValueError when there is none."""
    with np.load(path, allow_pickle=False) as arrays:
        labels = [name[2:] for name in arrays.files if name.startswith("r ")]
        begin, end = arrays[_ENDS].tolist()
        return Glimpse(begin, end, {label: (arrays[f"r {label}"], arrays[f"t {label}"]) for label in labels})


def _some(recording: Recording) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    chosen = sample(recording.cells.astype(np.int64), CELLS)
    cells, times = among(*recording.spikes, chosen)
    last = np.argsort(times, kind="stable")[-SPIKES:]
    return np.searchsorted(chosen, cells[last]).astype(np.uint8), times[last].astype(np.float32)
