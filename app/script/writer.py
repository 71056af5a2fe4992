"""Network → Program: the one road from a drawing to a simulator."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from types import MappingProxyType

from app.model import Distribution, Network, Population, Projection, Recording
from app.script.expression import call, value
from app.script.program import Program
from backends.standard import CONNECTORS

Lines = Iterator[tuple[str, str | None]]  # a statement, perhaps of several lines, and the element it is about


def write(network: Network) -> Program:
    """The program of a network. It runs under PyNN 0.13 as it stands: `python FILE SIMULATOR`."""
    text: list[str] = []
    about: dict[int, str] = {}
    for statement, element in _statements(network):
        for line in statement.split("\n"):
            text.append(line)
            if element:
                about[len(text)] = element
    return Program("\n".join(text) + "\n", MappingProxyType(about))


def _statements(network: Network) -> Lines:
    yield from _head(network)
    yield from _section("Populations", (_population(p) for p in network.populations))
    yield from _section("Projections", (_projection(p, network) for p in network.projections))
    yield from _section("Recording", (line for p in network.populations for line in _records(p)))
    yield "", None
    yield f"sim.run({network.settings.duration!r})", None
    yield from _results(network)
    yield "sim.end()", None


def _section(title: str, lines: Lines) -> Lines:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"\n# {title}", None
        yield line


def _head(network: Network) -> Lines:
    yield _docstring(network), None
    yield "", None
    if any(p.records for p in network.populations):
        yield "import os\n", None
    if any(p.structure for p in network.populations):
        yield "from pyNN import space", None
    if _draws(network):
        yield "from pyNN.random import NumpyRNG" + (", RandomDistribution" if _distributed(network) else ""), None
    yield "from pyNN.utility import get_simulator", None
    yield "", None
    yield _SIMULATOR, None
    settings = network.settings
    threads = f", threads={settings.threads!r}" if settings.threads != 1 else ""
    yield f"sim.setup(timestep={settings.timestep!r}, rng_seed={settings.seed!r}{threads})", None
    if _draws(network):
        yield f"rng = NumpyRNG(seed={settings.seed!r})", None


_SIMULATOR = """sim, options = get_simulator(("--save", "folder to write the recorded data to", {"default": None}))"""


def _docstring(network: Network) -> str:
    how = "Run it with: python FILE SIMULATOR, where SIMULATOR is nest, neuron, brian2, ..."
    notes = "\n\n".join(fill(paragraph, 100) for paragraph in network.notes.split("\n\n"))
    text = "\n\n".join(filter(None, (network.title, notes, how)))
    # A text that could end the docstring, or hide something in it, is written on one line as Python writes it.
    safe = text.isprintable() or all(c.isprintable() or c == "\n" for c in text)
    return f'"""{text}\n"""' if safe and not {'"""', "\\"} & _parts(text) and text[-1:] != '"' else repr(text)


def _parts(text: str) -> set[str]:
    return {part for part in ('"""', "\\") if part in text}


def _population(population: Population) -> tuple[str, str]:
    parts = [repr(population.size), call(population.cell)]
    if population.structure:
        parts.append(f"structure={call(population.structure)}")
    if population.initial:
        initial = ", ".join(f"{value(name)}: {value(given)}" for name, given in population.initial.items())
        parts.append(f"initial_values={{{initial}}}")
    parts.append(f"label={value(population.label)}")
    return _wrapped(f"{population.name} = sim.Population", parts), population.name


def _projection(projection: Projection, network: Network) -> tuple[str, str]:
    connector = CONNECTORS.get(projection.connector.model)
    rng = {"rng": "rng"} if connector and connector.probabilistic else {}
    parts = [
        projection.pre,
        projection.post,
        call(projection.connector, **rng),
        call(projection.synapse),
        f"receptor_type={value(projection.receptor)}",
        f"label={value(projection.label)}",
    ]
    return _wrapped(f"{projection.name} = sim.Projection", parts), projection.name


def _records(population: Population) -> Iterator[tuple[str, str]]:
    for recording in population.records:
        yield _record(population, recording), population.name


def _record(population: Population, recording: Recording) -> str:
    cells = "" if recording.cells is None else f"[:{recording.cells}]"
    interval = "" if recording.interval is None else f", sampling_interval={recording.interval!r}"
    return f"{population.name}{cells}.record({value(recording.variable)}{interval})"


def _results(network: Network) -> Lines:
    recorded = [population.name for population in network.populations if population.records]
    if not recorded:
        return
    pairs = ", ".join(f"{value(name)}: {name}" for name in recorded)
    yield "\n# Results", None
    yield f"recorded = {{{pairs}}}", None
    yield from ((line, None) for line in _SAVE.split("\n"))
    counted = [p.name for p in network.populations if any(r.variable == "spikes" for r in p.records)]
    if counted:
        yield from ((line, None) for line in _RATES.format(names=", ".join(counted)).split("\n"))


_SAVE = """if options.save:
    os.makedirs(options.save, exist_ok=True)
    for name, population in recorded.items():
        population.write_data(os.path.join(options.save, name + ".pkl"))"""
_RATES = """for population in [{names}]:
    rate = population.mean_spike_count() / sim.get_current_time() * 1000
    print(f"{{population.label}}: {{rate:.2f}} spikes/s")"""


def _wrapped(head: str, parts: list[str]) -> str:
    """The call on one line where it fits, otherwise an argument a line."""
    line = f"{head}({', '.join(parts)})"
    return line if len(line) <= 100 else f"{head}(\n    " + ",\n    ".join(parts) + ",\n)"


def _draws(network: Network) -> bool:
    return _distributed(network) or any(
        (connector := CONNECTORS.get(p.connector.model)) and connector.probabilistic for p in network.projections
    )


def _distributed(network: Network) -> bool:
    values = [v for p in network.populations for v in (*p.cell.parameters.values(), *p.initial.values())]
    values += [v for p in network.projections for v in p.synapse.parameters.values()]
    return any(isinstance(v, Distribution) for v in values)
