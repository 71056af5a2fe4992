"""What is compared with what, and how it should come out: the aims of issue 3, and of the live run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.runner import MEMORY, WHOLE, Measured, Program

NATIVE, OURS, OTHER, STREAMED, UPSTREAM = "native", "ours", "ours, NativeRNG", "streamed", "upstream"


@dataclass(frozen=True)
class Aim:
    """Some laps of one program over some of another (`over` None: the seconds themselves) should be at most `most`."""

    title: str
    laps: tuple[str, ...]
    most: float | None
    of: str = OURS
    over: str | None = NATIVE
    over_laps: tuple[str, ...] = ()

    def value(self, measured: Mapping[str, Measured]) -> float:
        """What was measured."""
        mine = sum(measured[self.of].figures[lap] for lap in self.laps)
        if self.over is None:
            return mine
        return mine / sum(measured[self.over].figures[lap] for lap in self.over_laps or self.laps)


@dataclass(frozen=True)
class Topic:
    """One table: `laps` are its columns. Programs that are `apart` run at another size than the rest."""

    key: str
    title: str
    laps: tuple[str, ...]
    programs: tuple[Program, ...]
    aims: tuple[Aim, ...]
    apart: str = ""


def topics(size: str, neuron: Mapping[str, str]) -> Sequence[Topic]:
    """All of them. `neuron`: the environment in which upstream finds what it compiled for NEURON."""
    small = {"full": "quick", "quick": "tiny", "tiny": "tiny"}[size]
    return (
        *(_balanced(rule, size, small) for rule in ("indegree", "bernoulli")),
        _brunel(size, small),
        *(_build(kind, size) for kind in ("dense", "plastic", "spatial")),
        _small("neuron", "NEURON", size, neuron),
        _small("brian2", "Brian2", size, {}),
        _links({"full": 1000, "quick": 300, "tiny": 30}[size]),
        _spikes(*{"full": (5000, 1000.0), "quick": (1000, 500.0), "tiny": (50, 100.0)}[size]),
    )


def _balanced(rule: str, size: str, small: str) -> Topic:
    chance = rule == "bernoulli"
    title = "fixed probability" if chance else "fixed in-degree"
    whole = [
        Aim("whole program, the network of NumpyRNG", (WHOLE,), 1.05),
        Aim("whole program, NativeRNG", (WHOLE,), 1.05, of=OTHER),
        Aim("peak memory", (MEMORY,), 1.2),
        Aim("peak memory, NativeRNG", (MEMORY,), 1.2, of=OTHER),
        Aim("build, NumpyRNG", ("build",), 0.8 if chance else 1.5),
        Aim("build, NativeRNG", ("build",), 1.05, of=OTHER),
        Aim("upstream's whole program", (WHOLE,), None, of=UPSTREAM, over=f"native, {small}"),
        Aim("upstream's build", ("build",), None, of=UPSTREAM, over=f"native, {small}"),
    ]
    programs = (
        Program(NATIVE, "balanced_native", (rule, size)),
        Program(OURS, "balanced", ("backends.nest", rule, size, "numpy")),
        Program(OTHER, "balanced", ("backends.nest", rule, size, "native")),
        Program(f"native, {small}", "balanced_native", (rule, small)),
        Program(UPSTREAM, "balanced", ("pyNN.nest", rule, small, "native" if chance else "numpy"), once=True),
    )
    apart = (
        f"No pair of cells is connected twice, as in PyNN. Upstream and its native script run at the size {small!r}."
    )
    return Topic(rule, f"NEST, balanced network, {title}", _RUN, programs, tuple(whole), apart)


_RUN = ("import", "build", "run", "read")


def _brunel(size: str, small: str) -> Topic:
    programs = (
        Program(NATIVE, "brunel_native", (size,)),
        Program(OURS, "brunel", ("backends.nest", size)),
        Program(STREAMED, "brunel_streamed", ("backends.nest", size)),
        Program(f"native, {small}", "brunel_native", (small,)),
        Program(UPSTREAM, "brunel", ("pyNN.nest", small), once=True),
    )
    aims = (
        Aim("whole program", (WHOLE,), 1.10),
        Aim("streamed to a window, over not", (WHOLE,), 1.05, of=STREAMED, over=OURS),
        Aim("upstream's whole program", (WHOLE,), None, of=UPSTREAM, over=f"native, {small}"),
    )
    apart = f"Upstream and its native script run at the size {small!r}."
    return Topic("brunel", "NEST, Brunel's network, live", _RUN, programs, aims, apart)


def _build(kind: str, size: str) -> Topic:
    title, most = {
        "dense": ("all to all with random weights", 1.2),
        "plastic": ("plastic synapses between a tenth of all pairs", 1.2),
        "spatial": ("a probability that falls with distance", 4.0),
    }[kind]
    programs = (
        Program(NATIVE, "build_native", (kind, size)),
        Program(OURS, "build", ("backends.nest", kind, size)),
        Program(UPSTREAM, "build", ("pyNN.nest", kind, size), once=True),
    )
    aims = (Aim("build", ("build",), most), Aim("upstream's build", ("build",), None, of=UPSTREAM))
    return Topic(kind, f"NEST, build alone: {title}", ("import", "create", "build"), programs, aims)


def _small(name: str, title: str, size: str, environment: Mapping[str, str]) -> Topic:
    programs = (
        Program(NATIVE, f"small_{name}", (size,)),
        Program(OURS, "small", (f"backends.{name}", size)),
        Program(UPSTREAM, "small", (f"pyNN.{name}", size), once=True, environment=environment),
    )
    aims = (
        Aim("build and run", ("build", "run"), 1.1),
        Aim("build", ("build",), None),
        Aim("run", ("run",), None),
        Aim("upstream's build and run", ("build", "run"), None, of=UPSTREAM),
    )
    return Topic(name, f"{title}, 1,000 cells and 100,000 connections, 1 s", _RUN, programs, aims)


def _links(n: int) -> Topic:
    programs = (
        Program(OURS, "links", ("backends.nest", str(n))),
        Program(UPSTREAM, "links", ("pyNN.nest", str(n)), once=True),
    )
    laps = ("set a number", "set an array", "get a list", "get an array")
    aims = tuple(Aim(lap, (lap,), 0.2, over=UPSTREAM) for lap in laps)
    return Topic("links", f"NEST, weights of {n * n:,} connections read and changed", ("build", *laps), programs, aims)


def _spikes(cells: int, duration: float) -> Topic:
    told = (str(cells), str(duration))
    programs = (
        Program(NATIVE, "spikes", ("native", *told)),
        Program(OURS, "spikes", ("backends.nest", *told)),
        Program(UPSTREAM, "spikes", ("pyNN.nest", *told), once=True),
    )
    aims = (
        Aim("seconds for plain arrays, one per cell", ("arrays",), 0.1, over=None),
        Aim("seconds for Neo's trains, beyond the raw arrays", ("trains",), 0.3, over=None),
        Aim("upstream's seconds for Neo's trains", ("raw", "trains"), None, of=UPSTREAM, over=None),
    )
    title = f"NEST, {round(cells * duration / 5):,} spikes of {cells:,} cells read"
    return Topic("spikes", title, ("run", "raw", "arrays", "trains"), programs, aims)
