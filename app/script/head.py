"""The head of a program: what it is about, what it imports, and how the simulator is set up."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from app.model import Distribution, Expression, Network, Note, Population, Projection, Sample, Table
from app.script.active import Active
from app.script.expression import value
from app.script.parts import OF_INDICES, SIMULATOR, TURNED
from backends.standard import CONNECTORS, Kind

Lines = Iterator[tuple[str, str | None]]


def head(network: Network, active: Active) -> Lines:
    """All that comes before the first population."""
    yield docstring(network), None
    yield "", None
    yield from _imports(network, active)
    yield from _pieces(active)
    yield "", None
    yield SIMULATOR, None
    settings = network.settings
    threads = f", threads={settings.threads!r}" if settings.threads != 1 else ""
    yield f"sim.setup(timestep={settings.timestep!r}, rng_seed={settings.seed!r}{threads})", None
    if _draws(active):
        yield f"rng = NumpyRNG(seed={settings.seed!r})", None
    if not settings.plain_space:
        bounds = f", periodic_boundaries={settings.boundaries!r}" if any(settings.boundaries) else ""
        yield f"area = space.Space(axes={value(settings.axes)}{bounds})", None
    yield from _notes(network)


def draws_places(population: Population) -> bool:
    """Whether chance decides where the cells of a population are."""
    structure = population.structure
    return structure is not None and (
        structure.model == "RandomStructure" or structure.parameters.get("fill_order") == "random"
    )


def docstring(network: Network) -> str:
    """Title and notes of the network as the docstring of a module."""
    how = "Run it with: python FILE SIMULATOR, where SIMULATOR is nest, neuron, brian2, ..."
    notes = "\n\n".join(fill(paragraph, 100) for paragraph in network.notes.split("\n\n"))
    text = "\n\n".join(filter(None, (network.title, notes, how)))
    # A text that could end the docstring, or hide something in it, is written on one line as Python writes it.
    safe = text.isprintable() or all(c.isprintable() or c == "\n" for c in text)
    return f'"""{text}\n"""' if safe and not {'"""', "\\"} & _parts(text) and text[-1:] != '"' else repr(text)


def _imports(network: Network, active: Active) -> Lines:
    if any(p.records for p in active.populations) or any(p.watch is not None for p in active.projections):
        yield "import os\n", None
    if _computes(active):
        yield "import numpy\n", None
    if any(p.structure and p.pose.points is None for p in active.populations) or not network.settings.plain_space:
        yield "from pyNN import space", None
    if any(_of_indices(p) for p in active.projections):
        yield "from pyNN.core import IndexBasedExpression", None
    if _draws(active):
        distributed = any(isinstance(given, Distribution) for given in active.values)
        yield "from pyNN.random import NumpyRNG" + (", RandomDistribution" if distributed else ""), None
    yield "from pyNN.utility import get_simulator", None


def _pieces(active: Active) -> Lines:
    if any(_of_indices(p) for p in active.projections):
        yield OF_INDICES, None
    if any(any(p.pose.rotation) for p in active.populations):
        yield TURNED, None


def _notes(network: Network) -> Lines:
    for note in network.all(Note):
        for line in note.text.splitlines():
            yield f"# {line}" if line.isprintable() else f"# {line!r}", note.name


def _computes(active: Active) -> bool:
    """Whether the program itself computes with arrays."""
    return (
        any(p.pose.points is not None or p.pose.jitter or any(p.pose.rotation) for p in active.populations)
        or any(isinstance(v, Expression) for v in active.cell_values)
        or any(_is_function(p) for p in active.projections)
        or any(isinstance(v, Table) for v in active.values)
        or any(p.watch is not None for p in active.projections)
    )


def _of_indices(projection: Projection) -> bool:
    return projection.connector.model == "IndexBasedProbabilityConnector"


def _is_function(projection: Projection) -> bool:
    model = CONNECTORS.get(projection.connector.model)
    return model is not None and any(p.kind is Kind.FUNCTION for p in model.parameters)


def _draws(active: Active) -> bool:
    """Whether anything is drawn from the generator of the program."""
    return (
        any(isinstance(given, Distribution) for given in active.values)
        or any(p.pose.points is None and draws_places(p) for p in active.populations)
        or any((model := CONNECTORS.get(p.connector.model)) and model.probabilistic for p in active.projections)
        or any(isinstance(view, Sample) for p in active.projections for view in (p.pre_view, p.post_view))
        or any(isinstance(injection.view, Sample) for injection in active.injections)
    )


def _parts(text: str) -> set[str]:
    return {part for part in ('"""', "\\") if part in text}
