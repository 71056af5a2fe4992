"""Spike trains as Neo knows them, over two arrays: made only when somebody asks for one by one."""

from __future__ import annotations

from typing import Any

import neo
import numpy as np
from neo.core.spiketrainlist import SpikeTrainList
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_NARROW = 2**16


class Trains(SpikeTrainList):  # type: ignore[misc]
    """A list of spike trains over two arrays, split in one go when the first train is asked for.

    Whoever wants numbers alone takes `arrays`, which is faster still. Pickled, it is one of Neo's own lists.
    """

    def arrays(self) -> list[Floats]:
        """The times of each train (ms), in the order of the trains."""
        order, begins, ends = self._split()
        times = self._spike_time_array.magnitude[order]
        return [times[begin:end] for begin, end in zip(begins, ends, strict=True)]

    def _split(self) -> tuple[NDArray[np.int64], list[int], list[int]]:
        """The spikes ordered by train (their order within one remains), and where each train begins and ends."""
        ids, channels = np.asarray(self._all_channel_ids, np.int64), np.asarray(self._channel_id_array)
        keys = channels - ids.min(initial=0)
        if ids.size and ids.max() - ids.min() < _NARROW:
            keys = (channels - ids.min()).astype(np.uint16)  # which NumPy sorts by counting, ten times as fast
        order = np.argsort(keys, kind="stable")
        begins, ends = (np.searchsorted(channels[order], ids, side) for side in ("left", "right"))
        return order, begins.tolist(), ends.tolist()

    def _spiketrains_from_array(self) -> None:
        """Neo's own looks for the spikes of each train among all spikes."""
        order, begins, ends = self._split()
        whole = neo.SpikeTrain(self._spike_time_array[order], **self._spiketrain_metadata)
        columns = [self._column(name) for name in self._annotations]
        names = [*self._annotations, "channel_id"]
        rows = zip(*columns, map(int, self._all_channel_ids), strict=True)
        self._items = [
            self._train(whole, slice(begin, end), dict(zip(names, row, strict=True)))
            for begin, end, row in zip(begins, ends, rows, strict=True)
        ]

    def _train(self, whole: Any, part: slice, annotations: dict[str, Any]) -> Any:
        """One train, cut out as a plain array: what Neo's own slicing checks and copies would cost seconds in all."""
        train: Any = np.ndarray.__getitem__(whole, part)
        train.annotations = annotations
        train.segment = self.segment
        return train

    def _column(self, name: str) -> list[Any]:
        """An annotation of each train: there is one for each of them, or one for all."""
        values = self._annotations[name]
        if isinstance(values, (list, np.ndarray)):
            return list(values)
        return [values] * len(self._all_channel_ids)

    def __reduce__(self) -> Any:
        return SpikeTrainList, (), dict(vars(self))


def trains(
    times: Any, channels: NDArray[np.int64], ids: NDArray[np.int64], begin: Any, end: Any, **annotations: Any
) -> Trains:
    """A list of trains: `times` (a quantity) and `channels` of all spikes, and the `ids` of all channels."""
    made: Trains = Trains.from_spike_time_array(times, channels, ids.tolist(), t_start=begin, t_stop=end, **annotations)
    return made
