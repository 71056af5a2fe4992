"""Networks for tests: a small one written by hand, and strategies that make any."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from app.model import (
    Array,
    Assembly,
    Cells,
    Component,
    Current,
    Distribution,
    Element,
    Expression,
    Extent,
    Frozen,
    Group,
    GroupKind,
    Injection,
    Network,
    Note,
    Place,
    Population,
    Pose,
    Projection,
    Recording,
    Reference,
    Role,
    Sample,
    Settings,
    Slice,
    Table,
)
from app.model.naming import is_name
from backends.standard import (
    CELLS,
    CONNECTORS,
    CURRENTS,
    DISTRIBUTIONS,
    PARTS,
    STRUCTURES,
    SYNAPSE_TYPES,
    Kind,
    Model,
    Parameter,
)


def balanced() -> Network:
    """Two populations and a stimulus, four projections: one a self-loop, two of them parallel."""
    cell = Component("IF_cond_exp", Frozen(tau_m=15.0, i_offset=Distribution("normal", Frozen(mu=0.2, sigma=0.02))))
    grid = Component("Grid3D", Frozen(aspect_ratioXY=0.8, aspect_ratioXZ=1.0, dx=50.0, dy=50.0, dz=100.0))  # 4 × 5 × 4
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


tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(numbers, min_size=width, max_size=width), min_size=1, max_size=3).map(Table)
)
formulas = st.sampled_from(["0.1 + i", "exp(-x / 50)", "d <", ""]).map(Expression)
views = st.none() | st.one_of(
    st.builds(Slice, st.none() | st.integers(-9, 9), st.none() | st.integers(-9, 99), st.none() | st.integers(1, 3)),
    st.lists(st.integers(0, 99), max_size=4).map(lambda cells: Cells(Array(cells))),
    st.integers(1, 99).map(Sample),
)
places = st.builds(Place, numbers, numbers)


def _constant(parameter: Parameter) -> st.SearchStrategy[object]:
    if parameter.kind is Kind.BOOLEAN:
        return st.booleans()
    if parameter.kind is Kind.CHOICE:
        return st.sampled_from(parameter.choices)
    if parameter.kind is Kind.SEQUENCE:
        return st.lists(st.floats(0, 1e4), max_size=5).map(sorted).map(Array)
    if parameter.kind in (Kind.EXPRESSION, Kind.FILE, Kind.FUNCTION, Kind.OBJECT):
        return st.sampled_from(["exp(-d/50)", "0.1 if d < 3 else 0", 'a"b.txt'])
    if parameter.kind is Kind.TABLE:
        return tables
    if parameter.kind is Kind.REFERENCE:
        return names.map(Reference)
    if parameter.kind is Kind.PART:
        return component({name: PARTS[name] for name in parameter.choices})
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
        return st.one_of(_constant(parameter), _distribution(), formulas, st.lists(numbers, max_size=4).map(Array))

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
        place=places,
        pose=st.builds(Pose, st.none() | tables, numbers, st.tuples(numbers, numbers, numbers)),
        muted=st.booleans(),
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
        synapse=component(SYNAPSE_TYPES),
        receptor=st.sampled_from(["excitatory", "inhibitory"]),
        pre_view=views,
        post_view=views,
        watch=st.none() | numbers,
        muted=st.booleans(),
    )


def _groups(free: list[str]) -> st.SearchStrategy[list[Group]]:
    """Groups of these names, each in one of those before it or in none."""
    inside = [st.sampled_from(["", *free[:at]]) for at in range(len(free))]
    made = [
        st.builds(Group, st.just(name), labels, st.sampled_from(GroupKind), st.booleans(), parent)
        for name, parent in zip(free, inside, strict=True)
    ]
    return st.tuples(*made).map(list)


def _others(free: list[str], nodes: list[str], parent: st.SearchStrategy[str]) -> st.SearchStrategy[list[Element]]:
    """A note, a current, an assembly of nodes, and an injection: as many as there are names."""
    note, current, assembly, injection = free
    made: list[st.SearchStrategy[Element]] = [
        st.builds(Note, st.just(note), labels, labels, places, st.builds(Extent, numbers, numbers), parent),
        st.builds(Current, st.just(current), labels, component(CURRENTS), places, parent, st.booleans()),
    ]
    if nodes:
        members = st.lists(st.sampled_from(nodes), min_size=1, unique=True).map(tuple)
        ends = st.sampled_from([*nodes, assembly])
        made.append(st.builds(Assembly, st.just(assembly), labels, members, places, parent, st.booleans()))
        made.append(st.builds(Injection, st.just(injection), labels, st.just(current), ends, views, st.booleans()))
    return st.tuples(*made).map(list)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network of up to four populations, five projections, two groups and what else there is."""
    free = draw(st.lists(names, min_size=6, max_size=15, unique=True))
    groups, others, nodes, edges = free[:2], free[2:6], free[6:10], free[10:]
    parent = st.sampled_from(["", *groups])
    elements: list[Element] = [*draw(_groups(groups))]
    elements += [replace(draw(populations(st.just(name))), parent=draw(parent)) for name in nodes]
    elements += draw(_others(others, nodes, parent))
    ends = [e.name for e in elements if isinstance(e, Population | Assembly)]
    elements += [draw(projections(st.just(name), ends)) for name in (edges if nodes else ())]
    settings = draw(st.builds(Settings, duration=numbers, timestep=numbers, seed=st.integers(1, 2**31 - 1)))
    return Network(elements, draw(labels), draw(st.text(max_size=40)), settings)
