"""A session: what one simulator is told between setup() and end(). The functions of PyNN are its methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backends.api import overrides
from backends.api.abilities import Abilities
from backends.api.arguments import named, short, wrong
from backends.api.callbacks import Callback, Callbacks
from backends.api.errors import InvalidParameterValueError, SetupError
from backends.api.nudging import nudge, twin_seed
from backends.api.observer import Observer, observer
from backends.api.random import AbstractRNG
from backends.api.settings import is_number, plan, sampling_interval
from backends.api.slicing import advance, begin, require_room
from backends.api.team import Team
from backends.simulator import Settings, Simulator
from backends.standard import CellModel

if TYPE_CHECKING:
    from backends.api.populations import BasePopulation, Population
    from backends.api.projections import Projection
    from backends.api.standardmodels.electrodes import Injected

_LONGEST = 1e15  # steps of a run, of which a float still knows each one


class Session(Abilities):
    """One simulator and what a script made with it. setup() begins anew."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.team = Team(simulator)
        self.settings = Settings()
        self.poisson_rng: AbstractRNG | None = None  # from which Poisson trains are computed here
        self.ready = False
        self._forget()

    def _forget(self) -> None:
        self.populations: list[Population] = []
        self.projections: list[Projection] = []
        self.currents: list[Injected] = []
        self.time = 0.0
        self.horizon = 0.0  # until when the present run goes on
        self.segment = 0
        self._nudged = False
        self.ends: list[tuple[float, Mapping[str, Any]]] = []  # of the segments before this one: when, annotations
        self._labels: Counter[str] = Counter()
        self._first_id = 1
        self._key = 0
        self._at_end: list[Callable[[], None]] = []

    # --- the functions of PyNN

    def setup(
        self, timestep: float = 0.1, min_delay: float | str = "auto", max_delay: float | str = "auto", **extra: Any
    ) -> int:
        """Forget everything and begin anew. Times in ms; returns the rank of this process.

        Every simulator understands `rng_seed` (of its own random numbers, and of connectors without an rng), `threads`
        and `poisson_rng`: a NumpyRNG, say, from which the trains of SpikeSourcePoisson are computed beforehand, so
        that they are the same on every simulator (None or a NativeRNG: each simulator draws its own, which is faster).
        What else is given is for the simulator alone. SetupError, InvalidParameterValueError.
        """
        planned = plan(timestep, min_delay, max_delay, extra)
        self.ready = False
        self.team.require()
        self.simulator.setup(_as_twin(planned.settings))
        self._forget()
        self.settings, self.poisson_rng, self.ready = planned.settings, planned.poisson_rng, True
        return self.rank()

    def end(self, compatible_output: bool = True) -> None:
        """Write what was to be recorded to files, and let go of the simulation. The data remain."""
        if not self.ready:
            return
        for write in self._at_end:
            write()
        self._at_end = []
        self.ready = False
        self.simulator.close()

    def run(self, simtime: float, callbacks: Iterable[Callback] | None = None) -> float:
        """Simulate `simtime` ms more (rounded to the time step). Returns the time reached.

        Each callback is called with the time, at the beginning and then whenever the time comes that it returned last;
        the next one that is waited for when the run ends is called at its end.
        """
        self.require()
        if not is_number(simtime) or not 0 <= simtime < _LONGEST * self.settings.timestep:
            raise wrong("simtime of run()", simtime, f"a number of at least 0 ms (and of at most {_LONGEST:.0e} steps)")
        end = self._on_grid(self.time + simtime)
        require_room(self, end)
        self.horizon = end
        if overrides.twin and not self._nudged:
            self._nudged = True
            nudge(self, overrides.twin)
        for projection in self.projections:
            projection.settle()
        for population in self.populations:
            population.foresee(end)
        for current in self.currents:
            current.foresee(end)
        begin(self, end)
        waiting = Callbacks(callbacks, self.time, self.settings.timestep)
        while self.time < end and (due := waiting.next(self.time)) is not None:
            advance(self, self._on_grid(min(due, end)), end)
            waiting.call(due, self.time)
        advance(self, end, end)
        return self.time

    def run_until(self, time_point: float, callbacks: Iterable[Callback] | None = None) -> float:
        """Simulate until `time_point` (ms). Returns the time reached."""
        self.require()
        if not is_number(time_point) or time_point < self.time - 1e-9:
            raise InvalidParameterValueError(
                f"time_point of run_until(): {short(time_point)} ms is in the past; the time is {self.time:g} ms."
            )
        return self.run(max(0.0, time_point - self.time), callbacks)

    run_for = run

    def reset(self, annotations: Mapping[str, Any] | None = None) -> None:
        """Back to t = 0 with the same network, as it is now; the data so far become a segment of their own.

        Sources of spikes draw other numbers than before, since this is to be a repetition and no copy.
        """
        self.require()
        self.ends.append((self.time, named(annotations, "annotations of reset()")))
        self.segment += 1
        for projection in self.projections:
            projection.keep()
        self.simulator.setup(_as_twin(replace(self.settings, seed=self.settings.seed + self.segment)))
        self.time = self.horizon = 0.0
        for population in self.populations:
            population.build()
        for projection in self.projections:
            projection.build()
        for current in self.currents:
            current.build()

    def initialize(self, cells: BasePopulation, **initial_values: Any) -> None:
        """Set state variables of cells."""
        if not hasattr(cells, "initialize"):
            raise wrong("cells of initialize()", cells, "a population, view or assembly")
        cells.initialize(**initial_values)

    def get_current_time(self) -> float:
        """The simulated time in ms."""
        return self.time

    def get_time_step(self) -> float:
        """The time step in ms."""
        return self.settings.timestep

    def get_min_delay(self) -> float:
        """The shortest delay that is allowed, in ms."""
        return self.min_delay

    def get_max_delay(self) -> float:
        """The longest delay that is allowed, in ms; infinity where setup() named none."""
        return float("inf") if self.settings.max_delay is None else self.settings.max_delay

    def num_processes(self) -> int:
        """How many processes simulate together."""
        return self.team.size

    def rank(self) -> int:
        """The number of this process among them, from 0."""
        return self.team.rank

    # --- for populations, projections and recordings

    @property
    def min_delay(self) -> float:
        """The shortest delay, which synapses have whose delay was left open."""
        return self.settings.min_delay or self.settings.timestep

    def require(self, population: Population | None = None) -> None:
        """SetupError unless setup() was called, and since then this population made."""
        if not self.ready:
            raise SetupError(f"Nothing can be done on {self.simulator.title} before setup() is called, or after end().")
        if population is not None and population not in self.populations[population.place : population.place + 1]:
            raise SetupError(f"{population.label!r} belongs to a simulation that ended with a later setup().")

    def train_seed(self, model: CellModel) -> int:
        """The seed of trains that are computed here, another one after each reset()."""
        rng = None if model.played_as else self.poisson_rng
        return self.segment + (rng.root(self.settings.seed) if rng else self.settings.seed)

    def enter(self, population: Population) -> int:
        """Take in a new population; returns the number of its first cell."""
        population.place = len(self.populations)
        self.populations.append(population)
        first = self._first_id
        self._first_id += population.size
        return first

    def next_label(self, kind: str) -> str:
        """A label for something that was given none."""
        self._labels[kind] += 1
        return f"{kind}{self._labels[kind] - 1}"

    def next_key(self) -> int:
        """A key for a recording."""
        self._key += 1
        return self._key - 1

    def line(self) -> int:
        """The line of the program that is being executed, or 0."""
        watching = observer()
        return watching.line if watching else 0

    def sampling_interval(self, interval: float | None) -> float:
        """An interval at which samples can be taken (ms), None: every time step. RecordingError."""
        return sampling_interval(interval, self.settings.timestep)

    def at_end(self, write: Callable[[], None]) -> None:
        """Have end() write a recording to a file."""
        self._at_end.append(write)

    @property
    def watching(self) -> Observer | None:
        """Who is told of this process, if anybody: of several processes, process 0 tells everything."""
        return observer() if self.team.leads else None

    def drain(self, populations: Sequence[Population]) -> None:
        """Take over from the simulator what was recorded of some populations; process 0 takes over everything."""
        watching = self.watching
        recorded = [(p, recording) for p in populations for recording in p.recordings.values()]
        if watching is not None:  # it has to know of a recording before it gets data
            for population, recording in recorded:
                recording.announce(watching, population.label, population.line, population.size)
        brought = [recording.fetch(self.simulator, p.group, p.local) for p, recording in recorded]
        parts = self.team.gather(f"takes over recordings at {self.time:g} ms", brought)
        for (_, recording), *chunks in zip(recorded, *parts, strict=True):
            recording.keep(chunks, self.segment, watching)

    def _on_grid(self, time: float) -> float:
        return round(round(time / self.settings.timestep) * self.settings.timestep, 9)


def _as_twin(settings: Settings) -> Settings:
    return replace(settings, seed=twin_seed(settings.seed, overrides.twin))
