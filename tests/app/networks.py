"""Networks for tests: a small one written by hand, and strategies that make any."""

from __future__ import annotations

from hypothesis import strategies as st

from app.model import (
    Array,
    Component,
    Distribution,
    Frozen,
    Network,
    Place,
    Population,
    Projection,
    Recording,
    Role,
    Settings,
)
from app.model.naming import is_name
from backends.standard import CELLS, CONNECTORS, DISTRIBUTIONS, STRUCTURES, SYNAPSES, Kind, Model, Parameter


def balanced() -> Network:
    """Two populations and a stimulus, four projections: one a self-loop, two of them parallel."""
    cell = Component("IF_cond_exp", Frozen(tau_m=15.0, i_offset=Distribution("normal", Frozen(mu=0.2, sigma=0.02))))
    grid = Component("Grid3D", Frozen(dx=50.0, dy=50.0, dz=100.0))
    records = (Recording("spikes"), Recording("v", 10, 1.0))
    return Network(
        [
            Population("exc", "Excitatory", cell, 80, grid, Frozen(v=-60.0), records, Role.EXCITATORY, Place(0, 0)),
            Population("inh", "Inhibitory", Component("IF_cond_exp"), 20, role=Role.INHIBITORY, place=Place(200, 100)),
            Population(
                "thalamus", "Thalamus", Component("SpikeSourcePoisson", Frozen(rate=8.0)), 80, role=Role.STIMULUS
            ),
            projection("loop", "exc", "exc", "FixedNumberPreConnector", n=8),
            projection("feed", "thalamus", "exc", "OneToOneConnector"),
            projection("one", "exc", "inh", "FixedProbabilityConnector", p_connect=0.1),
            projection("two", "exc", "inh", "AllToAllConnector"),
        ],
        title="Balanced",
        notes="Two paragraphs.\n\nThe second.",
        settings=Settings(duration=200.0),
    )


def projection(name: str, pre: str, post: str, connector: str, **parameters: float) -> Projection:
    """A projection of weight 0.01 and delay 1.5."""
    synapse = Component("StaticSynapse", Frozen(weight=0.01, delay=1.5))
    return Projection(name, f"{pre} → {post}", pre, post, Component(connector, Frozen(parameters)), synapse)


names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(is_name)
labels = st.text(max_size=12)
numbers = st.floats(-1e6, 1e6).map(lambda n: float(f"{n:.6g}"))


def _constant(parameter: Parameter) -> st.SearchStrategy[object]:
    if parameter.kind is Kind.BOOLEAN:
        return st.booleans()
    if parameter.kind is Kind.CHOICE:
        return st.sampled_from(parameter.choices)
    if parameter.kind is Kind.SEQUENCE:
        return st.lists(st.floats(0, 1e4), max_size=5).map(sorted).map(Array)
    if parameter.kind in (Kind.EXPRESSION, Kind.FILE):
        return st.sampled_from(["exp(-d/50)", "0.1 if d < 3 else 0", 'a"b.txt'])
    return st.integers(0, 1000) if parameter.kind is Kind.INTEGER else numbers


def _distribution() -> st.SearchStrategy[Distribution]:
    def make(model: Model) -> st.SearchStrategy[Distribution]:
        fields = dict.fromkeys(model.by_name, numbers)
        return st.fixed_dictionaries({}, optional=fields).map(lambda p: Distribution(model.name, Frozen(p)))

    return st.sampled_from(list(DISTRIBUTIONS.values())).flatmap(make)


def component(table: dict[str, Model]) -> st.SearchStrategy[Component]:
    """Any component of a table, each parameter absent, a constant, a distribution or an array."""

    def value(parameter: Parameter) -> st.SearchStrategy[object]:
        if not parameter.random or parameter.kind is Kind.SEQUENCE:
            return _constant(parameter)
        return st.one_of(_constant(parameter), _distribution(), st.lists(numbers, max_size=4).map(Array))

    def make(model: Model) -> st.SearchStrategy[Component]:
        fields = {name: value(parameter) for name, parameter in model.by_name.items()}
        return st.fixed_dictionaries({}, optional=fields).map(lambda p: Component(model.name, Frozen(p)))

    return st.sampled_from(list(table.values())).flatmap(make)


recordings = st.builds(Recording, st.sampled_from(["spikes", "v"]), st.none() | st.integers(1, 9), st.none() | numbers)


def populations(name: st.SearchStrategy[str] = names) -> st.SearchStrategy[Population]:
    """Any population, whether it makes sense or not."""
    return st.builds(
        Population,
        name=name,
        label=labels,
        cell=component(CELLS),
        size=st.integers(1, 10_000),
        structure=st.none() | component(STRUCTURES),
        initial=st.fixed_dictionaries({}, optional={"v": numbers | _distribution()}).map(Frozen),
        records=st.lists(recordings, max_size=3).map(tuple),
        role=st.sampled_from(Role),
        place=st.builds(Place, numbers, numbers),
    )


def projections(name: st.SearchStrategy[str], ends: list[str]) -> st.SearchStrategy[Projection]:
    """Any projection between the populations of these names."""
    return st.builds(
        Projection,
        name=name,
        label=labels,
        pre=st.sampled_from(ends),
        post=st.sampled_from(ends),
        connector=component(CONNECTORS),
        synapse=component(SYNAPSES),
        receptor=st.sampled_from(["excitatory", "inhibitory"]),
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network of up to four populations and five projections."""
    free = draw(st.lists(names, min_size=0, max_size=9, unique=True))
    nodes, edges = free[:4], free[4:]
    elements = [draw(populations(st.just(name))) for name in nodes]
    elements += [draw(projections(st.just(name), nodes)) for name in edges]
    settings = draw(st.builds(Settings, duration=numbers, timestep=numbers, seed=st.integers(1, 2**31 - 1)))
    return Network(elements, draw(labels), draw(st.text(max_size=40)), settings)
