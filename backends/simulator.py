"""The contract that one simulator fulfils: arrays in, arrays out.

The API layer owns all semantics of PyNN (views, assemblies, distributions, connectors, positions). A simulator sees
groups, indices into groups and arrays in canonical units (ms, mV, nA, nF, uS, Hz), always in bulk. Times are reported
on one convention, whatever the simulator does inside: a spike is stamped with the end of the step in which it was
emitted; a sample at time t is the state after the step that ends at t; the sample at t = 0 is the initial state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from backends.standard import CellModel, SynapseModel

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Numbers = float | Floats
Group = Any  # a simulator's own handle of n cells of one model
Current = Any  # a simulator's own handle of a current into some cells
Links = Any  # a simulator's own handle of the connections of one projection


class SimulatorError(Exception):
    """A simulator refused, or failed: a sentence that names the simulator and the reason."""


@dataclass(frozen=True)
class Settings:
    """How to simulate: times in ms; `seed` drives the simulator's own random numbers; `extra` is for it alone.

    `min_delay` and `max_delay` are None where the script left them to the simulator.
    """

    timestep: float = 0.1
    min_delay: float | None = None
    max_delay: float | None = None
    threads: int = 1
    seed: int = 1
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Edges:
    """A block of connections: `pre[k]` → `post[k]` (indices into the groups), and what each synapse is told.

    `parameters` maps each parameter of the synapse model (weight, delay, …) to one number for all, or one per edge.
    Delays are multiples of the time step already; inhibitory weights carry the sign that PyNN gives them (negative
    for currents and jumps, positive for conductances).
    """

    pre: Indices
    post: Indices
    parameters: Mapping[str, Numbers]


@dataclass(frozen=True)
class Rule:
    """A connector that a simulator carries out itself, with random numbers of its own: only the sizes matter.

    `connector` is the name of its declaration, `parameters` the values. `sources`, `targets`: the cells of the groups
    between which it connects, in this order (None: all).
    """

    connector: str
    parameters: Mapping[str, Any]
    sources: Indices | None = None
    targets: Indices | None = None


@dataclass(frozen=True)
class Drawn:
    """A synaptic parameter for which the simulator draws a number for each connection from a declared distribution."""

    distribution: str
    parameters: Mapping[str, float]


def joined(blocks: Iterable[Edges]) -> tuple[Indices, Indices, dict[str, Numbers]]:
    """All blocks as one: pre, post, parameters. One that is the same number in all of them remains a number."""
    parts = tuple(blocks)
    none = np.empty(0, np.int64)
    pre, post = (np.concatenate([none, *(getattr(part, end) for part in parts)]) for end in ("pre", "post"))
    values: dict[str, Numbers] = {}
    for name in parts[0].parameters if parts else ():
        given = [part.parameters[name] for part in parts]
        if any(np.ndim(value) for value in given) or len(set(map(float, given))) > 1:
            pieces = (np.broadcast_to(value, part.pre.shape) for value, part in zip(given, parts, strict=True))
            given = [np.concatenate([*pieces])]
        values[name] = given[0]
    return pre, post, values


@dataclass(frozen=True)
class Spikes:
    """Spikes in the order of their times: `cells` are indices into the group, `times` in ms."""

    cells: Indices
    times: Floats


@dataclass(frozen=True)
class Samples:
    """Samples at start, start + interval, … (ms): `values[i, j]` is the i-th sample of the j-th recorded cell."""

    start: float
    interval: float
    values: Floats


@dataclass(frozen=True)
class Conversion:
    """What becomes of a synapse model of ours in a simulator, for people to read.

    `model` is what the simulator calls it. `terms` are its quantities, and in words what each of them is of ours;
    `fixed` are parameters of ours of which it leaves no choice. Where it was told in code what to do, `code` is when,
    and what then. `notes` are sentences.
    """

    model: str
    terms: tuple[tuple[str, str], ...] = ()
    fixed: Mapping[str, float] = field(default_factory=dict)
    code: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class Simulator(Protocol):
    """One simulator. One instance lives in one process; `setup` may be called again at any time and forgets all."""

    name: str
    title: str

    @property
    def now(self) -> float:
        """The current simulated time in ms."""

    @property
    def smallest_slice(self) -> float:
        """Runs whose lengths are multiples of this many ms compute the same as one long run."""

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why this simulator cannot express a model, as a sentence, or None. Known without any set-up."""

    def setup(self, settings: Settings) -> None:
        """Forget everything and begin anew at t = 0."""

    def close(self) -> None:
        """Let go of everything the simulator holds."""

    def create(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Group:
        """`n` cells. A parameter is one number or an array of length n (sequences: an object array of arrays)."""

    def set(self, group: Group, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all), at any time of the simulation."""

    def initialize(self, group: Group, indices: Indices | None, states: Mapping[str, Numbers]) -> None:
        """Set state variables of some cells (None: all)."""

    def connect(
        self, source: Group, target: Group, blocks: Iterable[Edges], synapse: SynapseModel, receptor: str, rule: str
    ) -> Links:
        """Connect block by block. `rule` names the connector, for simulators that know a shorter way to the same.

        The blocks can be gone through again at any time, and then tell what synapses were told last.

        An electrical synapse has no delay, and acts on both ends whatever the receptor: a current of
        weight · (v_pre - v_post) flows into the postsynaptic cell, and its negative into the presynaptic one.
        """

    def set_links(self, links: Links, parameters: Mapping[str, Numbers]) -> None:
        """Change synapse parameters, one number for all or one per edge in the order in which they were connected.

        The blocks tell the new values already.
        """

    def get_links(self, links: Links, name: str) -> Floats:
        """The present value of a synapse parameter, one per edge in the order in which they were connected.

        Asked for weights that change by themselves, which are those after the last presynaptic spike or newer ones,
        and for what a rule drew; everything else the caller knows.
        """

    def record(self, group: Group, variable: str, indices: Indices, interval: float) -> None:
        """Record a variable ("spikes", "v", …) of exactly these cells (ascending) from now on, every `interval` ms."""

    def run(self, duration: float) -> None:
        """Simulate `duration` ms more."""

    def drain_spikes(self, group: Group) -> Spikes:
        """The spikes recorded since the last call."""

    def drain_samples(self, group: Group, variable: str) -> Samples:
        """The samples recorded since the last call; the first call begins with the one at the time recording began."""


@runtime_checkable
class TakesCurrents(Protocol):
    """What a simulator offers besides, when currents can be injected into its cells."""

    def inject(self, group: Group, indices: Indices) -> Current:
        """A current into each of these cells (ascending), of 0 nA until it is steered."""

    def steer(self, current: Current, times: Floats, amplitudes: Floats) -> None:
        """From now on a current is amplitudes[k] nA from times[k] (ms) until the next time; the last one goes on.

        Times are multiples of the time step, rising, and begin with now. A current from t on acts in the step that
        begins at t. What was told before for later times holds no more.
        """


@runtime_checkable
class HasRules(Protocol):
    """What a simulator offers besides, when it can carry out connectors itself. Its links are like all others."""

    def knows(self, rule: Rule, parameters: Mapping[str, float | Drawn], synapse: SynapseModel) -> bool:
        """Whether it can carry out this rule with such parameters, to the letter of the declaration."""

    def connect_rule(
        self,
        source: Group,
        target: Group,
        rule: Rule,
        parameters: Mapping[str, float | Drawn],
        synapse: SynapseModel,
        receptor: str,
    ) -> Links:
        """Connect by a rule that is known."""

    def count(self, links: Links) -> int:
        """How many connections a rule made."""

    def ends(self, links: Links) -> tuple[Indices, Indices]:
        """The pre- and postsynaptic index in the groups of each connection of a rule, ordered by post and then pre."""


@runtime_checkable
class Distributed(Protocol):
    """What a simulator offers besides, when it can spread its cells over several processes.

    Each process executes the whole script, so each is told the same of all groups, edges, recordings and runs, in the
    same order. A simulator makes of it what is its own: cells that live there and the connections onto them. What is
    drained is of these cells alone; of the edges of other processes, get_links may say anything. `share` and `gather`
    return when all processes have called them; what they pass on are plain objects and arrays.
    """

    @property
    def processes(self) -> int:
        """How many processes there are."""

    @property
    def rank(self) -> int:
        """Which of them this is, from 0."""

    def homes(self, group: Group) -> Indices:
        """The process on which each cell of a group lives."""

    def share(self, thing: Any) -> list[Any]:
        """What each process gave, by their ranks."""

    def gather(self, thing: Any) -> list[Any] | None:
        """The same for process 0 alone; the others get None."""


@runtime_checkable
class HasOwnCells(Protocol):
    """What a simulator offers besides, when a script may use models that only this simulator has, by their names.

    Where models can be written as equations, these are the name, and `more` is what else belongs to them.
    """

    def own_cell(self, name: str, /, **more: Any) -> CellModel | None:
        """The declaration of a model of its own; None: it has none of this name. SimulatorError: why it cannot be."""

    def own_cells(self) -> Sequence[str]:
        """The names of all of them."""


@runtime_checkable
class Explains(Protocol):
    """What a simulator offers besides, when it can say what becomes of a model."""

    def conversion(self, synapse: SynapseModel) -> Conversion | None:
        """What becomes of a synapse model; None where it cannot be expressed."""


@runtime_checkable
class Remembers(Protocol):
    """What a simulator offers besides, some of whose own models had other names once."""

    def renamed(self, model: str, parameters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """One of its own models, and parameters of it, by their names of today."""
