"""Network → Program: the one road from a drawing to a simulator."""

from __future__ import annotations

from collections.abc import Iterator

from app.model import Assembly, Current, Injection, Network, Population, Projection, Recording
from app.model.once import once
from app.model.values import Component, Expression
from app.script.active import Active
from app.script.expression import call, of_cells, selected, value
from app.script.head import draws_places, head
from app.script.parts import RATES, SAVE, SAVE_RECORDED, SAVE_WEIGHTS, WATCHED
from app.script.program import Program
from app.script.spans import Spans
from backends.standard import CONNECTORS

Line = tuple[str, str | None]  # a statement, perhaps of several lines, and the element it is about
Lines = Iterator[Line]


def write(network: Network) -> Program:
    """The program of a network. It runs under PyNN 0.13 as it stands: `python FILE SIMULATOR`."""
    statements: list[str] = []
    about: list[tuple[int, int, str]] = []
    line = 1
    for statement, element in _statements(network, Active(network)):
        many = statement.count("\n") + 1
        statements.append(statement)
        if element:
            about.append((line, many, element))
        line += many
    return Program("\n".join(statements) + "\n", Spans(about))


def _statements(network: Network, active: Active) -> Lines:
    yield from head(network, active)
    yield from _section("Populations", _populations(network, active))
    yield from _section("Assemblies", (_assembly(a, active) for a in active.assemblies))
    yield from _section("Projections", (_projection(p, network.settings.plain_space) for p in active.projections))
    yield from _section("Currents", _currents(active))
    yield from _section("Recording", (line for p in active.populations for line in _records(p)))
    yield from _section("Muted, and therefore not in this program", _left_out(active))
    yield from _weights(active)
    yield "", None
    yield _run(network, active), None
    yield from _results(active)
    yield "sim.end()", None


def _section(title: str, lines: Lines) -> Lines:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"\n# {title}", None
        yield line


# -- populations -------------------------------------------------------------------------------------------------------


def _populations(network: Network, active: Active) -> Lines:
    for number, population in enumerate(active.populations):
        draw = (network.settings.seed, number) if population.pose.jitter else (0, 0)
        yield _population(population, *draw), population.name


@once
def _population(population: Population, seed: int, number: int) -> str:
    return "\n".join(_made(population, seed, number))


def _made(population: Population, seed: int, number: int) -> Iterator[str]:
    parts = [repr(population.size), call(_constant(population.cell))]
    if population.structure and population.pose.points is None:
        rng = {"rng": "rng"} if draws_places(population) else {}
        parts.append(f"structure={call(population.structure, **rng)}")
    initial = {name: given for name, given in population.initial.items() if not isinstance(given, Expression)}
    if initial:
        texts = ", ".join(f"{value(name)}: {value(given)}" for name, given in initial.items())
        parts.append(f"initial_values={{{texts}}}")
    parts.append(f"label={value(population.label)}")
    yield _wrapped(f"{population.name} = sim.Population", parts)
    yield from _places(population, seed, number)
    yield from _formulas(population)


def _constant(cell: Component) -> Component:
    """The cell without those parameters that are formulas of the place."""
    for name, given in cell.parameters.items():
        if isinstance(given, Expression):
            cell = Component(cell.model, cell.parameters.without(name))
    return cell


def _places(population: Population, seed: int, number: int) -> Iterator[str]:
    name, pose = population.name, population.pose
    if pose.points is not None:
        rows = [[*row, *[0.0] * (3 - len(row))] for row in pose.points.rows.tolist()]
        yield f"{name}.positions = numpy.array({rows!r}).T"
    if any(pose.rotation):
        yield f"{name}.positions = turned({name}.positions, {', '.join(map(repr, pose.rotation))})"
    if pose.jitter:
        draw = f"numpy.random.default_rng([{seed!r}, {number}]).normal(0.0, {pose.jitter!r}, (3, {name}.size))"
        yield f"{name}.positions = {name}.positions + {draw}"


def _formulas(population: Population) -> Iterator[str]:
    """Values that depend on the place, which a population only has when it is there."""
    name = population.name
    for given, method in ((population.cell.parameters, "set"), (population.initial, "initialize")):
        for parameter, formula in given.items():
            if isinstance(formula, Expression):
                yield f"{name}.{method}({parameter}={of_cells(name, formula)})"


# -- what they are part of ---------------------------------------------------------------------------------------------


def _assembly(assembly: Assembly, active: Active) -> Line:
    parts = [*active.members(assembly), f"label={value(assembly.label)}"]
    return _wrapped(f"{assembly.name} = sim.Assembly", parts), assembly.name


@once
def _projection(projection: Projection, plain_space: bool) -> Line:
    connector = CONNECTORS.get(projection.connector.model)
    rng = {"rng": "rng"} if connector and connector.probabilistic else {}
    parts = [
        selected(projection.pre, projection.pre_view),
        selected(projection.post, projection.post_view),
        call(projection.connector, **rng),
        call(projection.synapse),
        f"receptor_type={value(projection.receptor)}",
        *([] if plain_space else ["space=area"]),
        f"label={value(projection.label)}",
    ]
    return _wrapped(f"{projection.name} = sim.Projection", parts), projection.name


def _currents(active: Active) -> Lines:
    yield from (_current(current) for current in active.currents)
    yield from (_injection(injection) for injection in active.injections)


def _current(current: Current) -> Line:
    return f"{current.name} = {call(current.source)}", current.name


def _injection(injection: Injection) -> Line:
    return f"{injection.pre}.inject_into({selected(injection.post, injection.view)})", injection.name


def _records(population: Population) -> Lines:
    for recording in population.records:
        yield _record(population, recording), population.name


def _record(population: Population, recording: Recording) -> str:
    cells = "" if recording.cells is None else f"[:{recording.cells}]"
    interval = "" if recording.interval is None else f", sampling_interval={recording.interval!r}"
    return f"{population.name}{cells}.record({value(recording.variable)}{interval})"


def _left_out(active: Active) -> Lines:
    for element in active.left_out:
        yield f"# {element.label!r}" if not element.label.isprintable() else f"# {element.label}", element.name


# -- the run and what comes of it --------------------------------------------------------------------------------------


def _watched(active: Active) -> list[Projection]:
    return [projection for projection in active.projections if projection.watch is not None]


def _weights(active: Active) -> Lines:
    if watched := _watched(active):
        names = ", ".join(f"{value(projection.name)}: []" for projection in watched)
        yield from ((line, None) for line in f"{WATCHED.format(names=names)}".split("\n"))


def _run(network: Network, active: Active) -> str:
    duration = repr(network.settings.duration)
    watched = [f"watch({value(p.name)}, {p.name}, {p.watch!r})" for p in _watched(active)]
    return _wrapped("sim.run", [duration, *([f"callbacks=[{', '.join(watched)}]"] if watched else [])])


def _results(active: Active) -> Lines:
    recorded = [population.name for population in active.populations if population.records]
    watched = bool(_watched(active))
    if recorded or watched:
        yield "\n# Results", None
    if recorded:
        yield f"recorded = {{{', '.join(f'{value(name)}: {name}' for name in recorded)}}}", None
    saving = [SAVE, *([SAVE_RECORDED] if recorded else []), *([SAVE_WEIGHTS] if watched else [])]
    if len(saving) > 1:
        yield from ((line, None) for line in "\n".join(saving).split("\n"))
    counted = [p.name for p in active.populations if any(r.variable == "spikes" for r in p.records)]
    if counted:
        yield from ((line, None) for line in RATES.format(names=", ".join(counted)).split("\n"))


def _wrapped(head: str, parts: list[str]) -> str:
    """The call on one line where it fits, otherwise an argument a line."""
    line = f"{head}({', '.join(parts)})"
    return line if len(line) <= 100 else f"{head}(\n    " + ",\n    ".join(parts) + ",\n)"
