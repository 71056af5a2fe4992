"""The head of a program: what it is about, what it imports, and how the simulator is set up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from textwrap import fill

from app.model import Distribution, Expression, Injection, Network, Note, Population, Projection, Sample, Table, Value
from app.model.once import once
from app.model.views import View
from app.script.active import Active
from app.script.expression import value
from app.script.parts import OF_INDICES, SIMULATOR, TURNED
from backends.standard import CONNECTORS, Kind

Lines = Iterator[tuple[str, str | None]]


class Need(Enum):
    """Something that a program has at its head only when one of its elements needs it."""

    OS = auto()
    NUMPY = auto()
    SPACE = auto()
    INDICES = auto()
    RNG = auto()
    DISTRIBUTION = auto()
    TURNED = auto()


def head(network: Network, active: Active) -> Lines:
    """All that comes before the first population."""
    yield docstring(network), None
    yield "", None
    needs = _needs(active)
    yield from _imports(network, needs)
    yield from _pieces(needs)
    yield "", None
    yield SIMULATOR, None
    settings = network.settings
    threads = f", threads={settings.threads!r}" if settings.threads != 1 else ""
    yield f"sim.setup(timestep={settings.timestep!r}, rng_seed={settings.seed!r}{threads})", None
    if Need.RNG in needs:
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


def _imports(network: Network, needs: frozenset[Need]) -> Lines:
    if Need.OS in needs:
        yield "import os\n", None
    if Need.NUMPY in needs:
        yield "import numpy\n", None
    if Need.SPACE in needs or not network.settings.plain_space:
        yield "from pyNN import space", None
    if Need.INDICES in needs:
        yield "from pyNN.core import IndexBasedExpression", None
    if Need.RNG in needs:
        yield "from pyNN.random import NumpyRNG" + (", RandomDistribution" if Need.DISTRIBUTION in needs else ""), None
    yield "from pyNN.utility import get_simulator", None


def _pieces(needs: frozenset[Need]) -> Lines:
    if Need.INDICES in needs:
        yield OF_INDICES, None
    if Need.TURNED in needs:
        yield TURNED, None


def _notes(network: Network) -> Lines:
    for note in network.all(Note):
        for line in note.text.splitlines():
            yield f"# {line}" if line.isprintable() else f"# {line!r}", note.name


def _needs(active: Active) -> frozenset[Need]:
    """What the elements of a program need at its head."""
    elements = (*active.populations, *active.projections, *active.injections)
    return frozenset().union(*{_needed(element) for element in elements})


@once
def _needed(element: Population | Projection | Injection) -> frozenset[Need]:
    """What one element needs."""
    if isinstance(element, Population):
        return frozenset(_of_population(element))
    return frozenset(_of_projection(element) if isinstance(element, Projection) else _of_views(element.view))


def _of_population(population: Population) -> Iterator[Need]:
    pose = population.pose
    values = [*(given for _, given in population.cell.flat), *population.initial.values()]
    yield from _of_values(values)
    if population.records:
        yield Need.OS
    if any(pose.rotation):
        yield Need.TURNED
    if pose.points is not None or pose.jitter or any(pose.rotation):
        yield Need.NUMPY
    if any(isinstance(given, Expression) for given in values):
        yield Need.NUMPY
    if population.structure and pose.points is None:
        yield Need.SPACE
    if pose.points is None and draws_places(population):
        yield Need.RNG


def _of_projection(projection: Projection) -> Iterator[Need]:
    values = [given for part in (projection.synapse, projection.connector) for _, given in part.flat]
    yield from _of_values(values)
    yield from _of_views(projection.pre_view, projection.post_view)
    if projection.watch is not None:
        yield from (Need.OS, Need.NUMPY)
    if any(isinstance(given, Table) for given in values):
        yield Need.NUMPY
    if projection.connector.model == "IndexBasedProbabilityConnector":
        yield Need.INDICES
    if (model := CONNECTORS.get(projection.connector.model)) is not None:
        if any(parameter.kind is Kind.FUNCTION for parameter in model.parameters):
            yield Need.NUMPY
        if model.probabilistic:
            yield Need.RNG


def _of_values(values: Iterable[Value]) -> Iterator[Need]:
    if any(isinstance(given, Distribution) for given in values):
        yield from (Need.RNG, Need.DISTRIBUTION)


def _of_views(*views: View | None) -> Iterator[Need]:
    if any(isinstance(view, Sample) for view in views):
        yield Need.RNG


def _parts(text: str) -> set[str]:
    return {part for part in ('"""', "\\") if part in text}
