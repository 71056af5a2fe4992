"""What populations, views and assemblies understand besides: the words of 2008 and those deprecated since."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import flag, names, of_kind
from backends.api.classic.tables import Table, checked, samples, save, spikes
from backends.api.classic.wording import deprecated, is_initial, split, state_of, values
from backends.api.errors import InvalidDimensionsError, RecordingError
from backends.api.parameters import simplify as simplified
from backends.api.random import AbstractRNG, NumpyRNG
from backends.api.recording import SPIKES

if TYPE_CHECKING:
    from backends.api.populations.identity import ID
    from backends.api.populations.recorded import RecordedCells
    from backends.api.populations.valued import ValuedCells

    class _Cells(ValuedCells, RecordedCells):
        """What stands behind this class in that of a population."""

else:
    _Cells = object

_V = ["v"]
_GSYN = ["gsyn_exc", "gsyn_inh"]
_ALL: Any = object()


class ClassicCells(_Cells):
    """Old words. Where today's function has the same name, it is handed what today's would have been told."""

    @property
    def dim(self) -> tuple[int, ...]:
        """How many cells there are along each axis."""
        return (self.size,)

    def ids(self) -> Iterator[ID]:
        """The cells."""
        return iter(self)

    # --- parameters and states

    def set(self, param: Any = None, val: Any = None, **parameters: Any) -> None:
        """Change parameters: `set(tau_m=20.0)`, and as in 2008 `set("tau_m", 20.0)` or `set({"v_init": -60.0})`.

        Numbers, distributions, lists or arrays with a value for each cell.
        """
        given = values(param, val, **parameters)
        if not any(map(is_initial, given)):
            super().set(**given)
            return
        today, initial = split(given, self._states())
        super().set(**today)
        self.initialize(**initial)

    def get(self, parameter_names: Any, gather: bool = False, simplify: bool = True, as_array: bool = False) -> Any:
        """The values of one parameter, or a list for several: an array, or one number where all cells are equal.

        With `as_array`, always an array.
        """
        simplify = flag(simplify, "simplify of get()") and not flag(as_array, "as_array of get()")
        if not isinstance(parameter_names, str):
            wanted = names(parameter_names, "parameter_names of get()")
            return [self.get(name, gather, simplify) for name in wanted]
        if is_initial(parameter_names) and (state := state_of(parameter_names, self._states())):
            initial = self._at_start(state) if gather else self._at_start(state)[self.local]
            return simplified(initial) if simplify else initial
        return super().get(parameter_names, gather, simplify)

    def _states(self) -> dict[str, float]:
        return {name: value for p, _ in self.parts() for name, value in p.celltype.default_initial_values.items()}

    def _at_start(self, state: str) -> NDArray[np.float64]:
        return np.concatenate([np.broadcast_to(p.initial_values[state], p.size)[cells] for p, cells in self.parts()])

    @deprecated("set(name=values)")
    def tset(self, parametername: str, value_array: Any) -> None:
        """Give each cell its own value, from an array that is shaped like the population. InvalidDimensionsError."""
        array = _array(value_array)
        for shape in (self.dim, (self.size,)):
            if array.shape[: len(shape)] == shape and array.ndim <= len(shape) + 1:
                self.set(parametername, array.reshape(self.size, *array.shape[len(shape) :]))
                return
        raise InvalidDimensionsError(
            f"tset({parametername!r}): the array has the shape {array.shape}, not that of {self.label!r}, {self.dim}."
        )

    @deprecated("set(name=distribution)")
    def rset(self, parametername: str, rand_distr: Any) -> None:
        """Draw the value of each cell from a distribution."""
        self.set(parametername, rand_distr)

    def randomInit(self, rand_distr: Any) -> None:
        """Draw the initial potentials from a distribution."""
        self.initialize(v=rand_distr)

    # --- recording

    def record(
        self,
        variables: Any = _ALL,
        to_file: Any = None,
        sampling_interval: float | None = None,
        locations: Any = None,
        *,
        record_from: Any = _ALL,
        rng: AbstractRNG | None = None,
    ) -> None:
        """Record variables of these cells from now on; None: record nothing any more.

        `sampling_interval` (ms) is the time step or a multiple of it. What goes to a file is written by end().
        As in 2008, `record()`, `record(10)` and `record([p[0], p[1]])` record the spikes of all cells, of some that
        chance chooses (with `rng`), and of those named. RecordingError when a variable cannot be recorded.
        """
        if variables is _ALL or _means_cells(variables):
            chosen = variables if record_from is _ALL else record_from
            rng = to_file if isinstance(to_file, AbstractRNG) else rng
            self._record([SPIKES], chosen, rng, None if rng is to_file else to_file)
        else:
            super().record(variables, to_file, sampling_interval, locations)

    @deprecated("record('v')")
    def record_v(self, record_from: Any = _ALL, rng: AbstractRNG | None = None, to_file: Any = None) -> None:
        """Record membrane potentials, of cells chosen as with record()."""
        self._record(_V, record_from, rng, to_file)

    @deprecated("record(['gsyn_exc', 'gsyn_inh'])")
    def record_gsyn(self, record_from: Any = _ALL, rng: AbstractRNG | None = None, to_file: Any = None) -> None:
        """Record synaptic conductances, of cells chosen as with record()."""
        self._record(_GSYN, record_from, rng, to_file)

    record_c = record_gsyn

    def _record(self, names: list[str], chosen: Any, rng: AbstractRNG | None, to_file: Any) -> None:
        if isinstance(chosen, (str, os.PathLike, bool)):
            chosen, to_file = _ALL, chosen
        cells = self._chosen(chosen, rng)
        file = None if to_file is None or isinstance(to_file, bool) else checked(to_file)
        cells.record(names)
        if file is not None:
            self.session.at_end(lambda: save(cells, names, file))

    def _chosen(self, chosen: Any, rng: Any) -> Any:
        """All cells, so many, or those of a list."""
        if chosen is _ALL or chosen is None:
            return self
        if not _means_cells(chosen):
            raise RecordingError(f"{chosen!r} is neither a number of cells of {self.label!r} nor a list of them.")
        if not _means_number(chosen):
            return self[np.unique(self.id_to_index(np.atleast_1d(chosen)))]
        rng = NumpyRNG(self.session.settings.seed) if rng is None else rng
        return self.sample(chosen, of_kind(rng, AbstractRNG, "rng of record()", "a random number generator"))

    # --- what was recorded

    @deprecated("write_data(file, 'spikes')")
    def printSpikes(self, file: Any, gather: bool = True, compatible_output: bool = True) -> None:
        """Write the spikes: lines of time and index, behind a header."""
        save(self, [SPIKES], file, gather)

    @deprecated("get_data('spikes')")
    def getSpikes(self, gather: bool = True, compatible_output: bool = True) -> Table:
        """The spikes since the last reset, shape (n, 2): index, time in ms."""
        return Table.of(spikes(self, gather), lambda: self.get_data(SPIKES, gather))

    @deprecated("write_data(file, 'v')")
    def print_v(self, file: Any, gather: bool = True, compatible_output: bool = True) -> None:
        """Write the membrane potentials: lines of potential and index, cell by cell, behind a header."""
        save(self, _V, file, gather)

    @deprecated("get_data('v')")
    def get_v(self, gather: bool = True, compatible_output: bool = True) -> Table:
        """The membrane potentials since the last reset, cell by cell, shape (n, 3): index, time in ms, mV."""
        return Table.of(samples(self, _V, gather), lambda: self.get_data(_V, gather))

    @deprecated("write_data(file, ['gsyn_exc', 'gsyn_inh'])")
    def print_gsyn(self, file: Any, gather: bool = True, compatible_output: bool = True) -> None:
        """Write the synaptic conductances: lines of both and the index, cell by cell, behind a header."""
        save(self, _GSYN, file, gather)

    print_c = print_gsyn

    @deprecated("get_data(['gsyn_exc', 'gsyn_inh'])")
    def get_gsyn(self, gather: bool = True, compatible_output: bool = True) -> Table:
        """The synaptic conductances since the last reset, cell by cell, shape (n, 4): index, time in ms, both in uS."""
        return Table.of(samples(self, _GSYN, gather), lambda: self.get_data(_GSYN, gather))

    @deprecated("mean_spike_count()")
    def meanSpikeCount(self, gather: bool = True) -> float:
        """Spikes per recorded cell since the last reset."""
        return self.mean_spike_count(gather)


def _array(values: Any) -> NDArray[Any]:
    try:
        return np.asarray(values)
    except ValueError:  # lists of different length, of spike times say
        return np.asarray(values, object)


def _means_number(value: Any) -> bool:
    """Whether a number of cells is meant: a cell is a number, too."""
    return isinstance(value, (int, np.integer)) and not hasattr(value, "parent")


def _means_cells(value: Any) -> bool:
    """Whether cells (a number of them, one, or a list) are meant rather than names of variables."""
    items = value if isinstance(value, (list, tuple, np.ndarray)) else [value]
    return len(items) > 0 and all(isinstance(i, (int, np.integer)) and not isinstance(i, bool) for i in items)
