"""The traces of a chart: which cells are shown, on what scale, and what of them has arrived. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.plots.envelope import Envelope
from app.plots.slots import HEADROOM, Scale, Slot, arrange
from app.plots.sources import SpikeSource, TraceSource

MOST_CELLS = 6
_NEAR = 0.5  # of the range of the values, that the threshold may lie above them to be shown


@dataclass
class Trace:
    """One cell of one source: where it stands, what of it has arrived, and when it fired."""

    source: TraceSource
    column: int
    slot: Slot
    spikes: SpikeSource | None = None
    before: Envelope | None = None  # the same cell in the run before
    envelope: Envelope = field(init=False)
    _fired: list[NDArray[np.float64]] = field(default_factory=list)
    _seen: int = 0

    def __post_init__(self) -> None:
        self.envelope = Envelope(self.source.start, self.source.interval)

    @property
    def cell(self) -> int:
        """The index of the cell in its population."""
        return int(self.source.cells[self.column])

    def fired(self) -> NDArray[np.float64]:
        """When the cell fired, in ms."""
        self._fired = [np.concatenate([np.empty(0), *self._fired])]
        return self._fired[0]

    def catch_up(self) -> None:
        """Take in what has arrived since."""
        self.envelope.append(self.source.samples(len(self.envelope))[:, self.column])
        if self.spikes is not None:
            cells, times = self.spikes.spikes()
            fresh = slice(self._seen, len(times))
            self._fired.append(times[fresh][cells[fresh] == self.cell])
            self._seen = len(times)

    def feet(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values from which the spikes at these times rise: the last before the reset, or the one at it."""
        at, before = (self.envelope.at(times - back) for back in (0.0, self.envelope.interval))
        return np.asarray(np.fmax(at, before), dtype=np.float64)


@dataclass
class Group:
    """The traces of one population. They share a scale, which only ever grows."""

    source: TraceSource
    traces: list[Trace]

    def scale(self) -> Scale:
        """The scale of its slots; the threshold is on it where the values come near."""
        envelopes = [each for t in self.traces for each in (t.envelope, t.before) if each is not None]
        headroom = HEADROOM if any(trace.spikes is not None for trace in self.traces) else 0.0
        lows, highs = [e.low for e in envelopes], [e.high for e in envelopes]
        return Scale.around(lows, [*highs, *self._near(min(lows), max(highs))], headroom)

    def threshold(self) -> float | None:
        """The threshold, where it is on the scale."""
        threshold, scale = self.source.threshold, self.scale()
        return threshold if threshold is not None and scale.low <= threshold <= scale.high else None

    def _near(self, low: float, high: float) -> list[float]:
        threshold = self.source.threshold
        return [] if threshold is None or not threshold - high <= _NEAR * (high - low) else [threshold]

    def name(self) -> str:
        """The population and the cells that are shown: "Excitatory 17, 23"."""
        return f"{self.source.label} {', '.join(str(trace.cell) for trace in self.traces)}"


def group(
    sources: Sequence[TraceSource],
    spikes: Sequence[SpikeSource],
    most: int = MOST_CELLS,
    before: Sequence[TraceSource] = (),
    page: int = 0,
) -> list[Group]:
    """A few cells of each source, at most `most` in all; spikes are drawn on membrane potentials only.

    `before` are the same variables in the run before. The `page` counts on from the first cells to the next; where a
    source has no more of them, its last are shown.
    """
    shown = [source for source in sources if len(source.cells)][:most]
    numbers = [min(len(source.cells), most // len(shown)) for source in shown]
    firing = {source.element: source for source in spikes}
    past = {source.element: source for source in before}
    groups = []
    for source, slots in zip(shown, arrange(numbers), strict=True):
        first = min(page * len(slots), len(source.cells) - len(slots))
        columns = range(first, first + len(slots))
        traces = [
            Trace(source, i, slot, firing.get(source.element), _past(source, i, past))
            for i, slot in zip(columns, slots, strict=True)
        ]
        groups.append(Group(source, traces))
    return groups


def pages(sources: Sequence[TraceSource], most: int = MOST_CELLS) -> int:
    """How many pages show all cells of these sources."""
    shown = [source for source in sources if len(source.cells)][:most]
    return max((-(-len(source.cells) // (most // len(shown))) for source in shown), default=1)


def _past(source: TraceSource, column: int, past: Mapping[str, TraceSource]) -> Envelope | None:
    """The same cell in the run before, whole; None when it was not recorded."""
    before = past.get(source.element)
    if before is None or source.cells[column] not in before.cells:
        return None
    envelope = Envelope(before.start, before.interval)
    envelope.append(before.samples(0)[:, int(np.flatnonzero(before.cells == source.cells[column])[0])])
    return envelope
