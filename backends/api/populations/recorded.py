"""Recording from cells, and handing out what was recorded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from backends.api.arguments import flag, named, of_kind, path, wrong
from backends.api.arguments import names as _names
from backends.api.errors import NothingToWriteError, RecordingError
from backends.api.populations.cells import Cells
from backends.api.populations.identity import ID
from backends.api.recording import get_io

if TYPE_CHECKING:
    import neo

    from backends.api.populations.base import BasePopulation


class RecordedCells(Cells):
    """Cells that can be recorded from."""

    def can_record(self, variable: str, location: Any = None) -> bool:
        """Whether all cells have such a variable that can be recorded; they have one place, so none can be named."""
        of_kind(variable, str, "variable of can_record()", "the name of a variable")
        return all(population.celltype.can_record(variable, location) for population, _ in self.parts())

    def find_units(self, variable: str) -> str:
        """The unit of a variable or a parameter. RecordingError: there is none of this name, or no common one."""
        of_kind(variable, str, "variable of find_units()", "the name of a variable")
        units = {population.unit(variable) for population, _ in self.parts()}
        if len(units) > 1:
            raise RecordingError(f"{variable!r} has no common unit in {self.label!r}: {', '.join(sorted(units))}.")
        return units.pop()

    def record(
        self,
        variables: str | Iterable[str] | None,
        to_file: str | os.PathLike[str] | None = None,
        sampling_interval: float | None = None,
        locations: Any = None,
    ) -> None:
        """Record variables of these cells from now on; None: record nothing any more.

        `sampling_interval` (ms) is the time step or a multiple of it. What goes to a file is written by end().
        RecordingError when a variable cannot be recorded.
        """
        _one_place(locations)
        names = None if variables is None else _names(variables, "variables of record()")
        interval = self.session.sampling_interval(sampling_interval)
        self._recordable(names or ())
        for population, indices in self.parts():
            if names is None:
                population.stop_recording()
            for name in names or ():
                population.begin_recording(name, indices, interval)
        if to_file is not None and names and path(to_file, "to_file of record()"):
            self.session.at_end(partial(self.write_data, to_file, names))

    def described_as(self) -> BasePopulation:
        """Of whom data speak that were recorded from these cells."""
        raise NotImplementedError

    def get_data(
        self,
        variables: str | Iterable[str] = "all",
        gather: bool = True,
        clear: bool = False,
        locations: Any = None,
        annotations: Mapping[str, Any] | None = None,
    ) -> neo.Block:
        """What was recorded, as a Neo Block: a segment for each run since the last reset, spike trains and signals.

        Of several processes, process 0 gets the data of all cells if `gather`, and the others those of their own cells.
        With `clear` they are forgotten here. RecordingError: none of the cells has such a variable.
        """
        from backends.api.neodata import block  # imports Neo, which takes a while

        _one_place(locations)
        listed = _names(variables, "variables of get_data()")
        names = None if listed == ["all"] else listed
        for name in names or ():
            if not any(population.celltype.can_record(name) for population, _ in self.parts()):
                self._recordable([name])
        noted = named(annotations, "annotations of get_data()")
        data = block(self, names, noted, flag(gather, "gather of get_data()"))
        if flag(clear, "clear of get_data()"):
            for population, _ in self.parts():
                population.clear(names)
        return data

    def write_data(
        self,
        io: Any,
        variables: str | Iterable[str] = "all",
        gather: bool = True,
        clear: bool = False,
        annotations: Mapping[str, Any] | None = None,
        locations: Any = None,
    ) -> None:
        """Write what was recorded to a file (its ending says how) or a Neo IO. NothingToWriteError: there is none.

        Of several processes, process 0 writes the data of all cells if `gather`; otherwise each writes those of its own
        cells, to files that are told apart by its number: data.0.pkl, data.1.pkl.
        """
        if not any(population.recordings for population, _ in self.parts()):
            raise NothingToWriteError(f"Nothing of {self.label!r} is recorded: there is nothing to write.")
        named_io = isinstance(io, (str, os.PathLike))
        if not named_io and not hasattr(io, "write_block"):
            raise wrong("io of write_data()", io, "the name of a file or an IO of Neo")
        data = self.get_data(variables, gather, clear, locations, annotations=annotations)
        if gather and not self.session.team.leads:
            return
        opened = get_io(io if gather else self.session.team.own(io)) if named_io else io
        opened.write_block(data)
        if opened is not io and hasattr(opened, "close"):
            opened.close()

    def _recordable(self, names: Iterable[str]) -> None:
        """RecordingError when a variable cannot be recorded from all of the cells."""
        for name in names:
            for population, _ in self.parts():
                population.recordable(name)

    def get_spike_counts(self, gather: bool = True) -> dict[ID, int]:
        """How many spikes each recorded cell has emitted since the last reset; `gather` as in get_data()."""
        flag(gather, "gather of get_spike_counts()")
        counts: dict[ID, int] = {}
        for population, indices in self.known(gather):
            cells, numbers = population.spike_counts(indices)
            counts |= {
                ID(population.first_id + cell, population, cell): number
                for cell, number in zip(cells.tolist(), numbers.tolist(), strict=True)
            }
        return counts

    def mean_spike_count(self, gather: bool = True) -> float:
        """Spikes per recorded cell since the last reset; NaN on processes that do not know it, if `gather`."""
        flag(gather, "gather of mean_spike_count()")
        counted = [population.spike_counts(indices)[1] for population, indices in self.known(gather)]
        if gather and not self.session.team.leads:
            return float("nan")
        cells = sum(numbers.size for numbers in counted)
        return float(sum(numbers.sum() for numbers in counted) / cells) if cells else 0.0


def _one_place(locations: Any) -> None:
    if locations is not None:
        raise RecordingError(f"locations={locations!r}: cells have one compartment, so there is one place to record.")
