"""The program that finds out how a cell responds: a ladder of currents, and one spike to each receptor. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from app.commands import propose
from app.model import Array, Component, Distribution, End, Expression, Frozen, Network, Population, Role, Value
from app.model.checks.value import OF_CELLS, OF_SYNAPSES
from app.panels.curves.density import mean
from app.panels.curves.formula import computed
from app.preview import Request
from app.script.expression import call
from backends.standard import CELLS, CellModel, Kind

LADDER = (*(float(f"{m}e{power}") for power in range(-3, 1) for m in (1, 1.5, 2, 3, 5, 7)), 10.0)  # nA
ON, OFF, END = 50.0, 250.0, 300.0  # ms
SPIKE = 100.0  # ms, when the single spike comes; till then the cells come to rest
_DELAY = 1.0
_SECONDS = 20.0
_MOST_SAMPLES = 6000

_PROGRAM = """\
import pyNN.{simulator} as sim
sim.setup(timestep={timestep!r}, rng_seed={seed!r})
steps = sim.Population({steps}, {cell}, initial_values={initial!r})
for index, amplitude in enumerate({ladder!r}):
    sim.DCSource(amplitude=amplitude, start={on!r}, stop={off!r}).inject_into(steps[index : index + 1])
rest = sim.Population({rest}, {resting}, initial_values={settled!r})
source = sim.Population(1, sim.SpikeSourceArray(spike_times=[{spike!r}]))
for index, (receptor, weight) in enumerate({receptors!r}, 1):
    synapse = sim.StaticSynapse(weight=weight, delay={delay!r})
    sim.Projection(source, rest[index : index + 1], sim.AllToAllConnector(), synapse, receptor_type=receptor)
for cells in (steps, rest):
    cells.record("v", sampling_interval={interval!r})
    cells.record("spikes")
sim.run({end!r})
answer = {{}}
for name, cells in (("steps", steps), ("rest", rest)):
    data = cells.get_data().segments[0]
    answer[name] = data.filter(name="v")[0].magnitude
    answer[name + ".counts"] = [len(train) for train in data.spiketrains]
    answer[name + ".times"] = [float(time) for train in data.spiketrains for time in train]
"""


@dataclass(frozen=True)
class Question:
    """A request, and what has to be known to read its answer.

    `receptors` with their weights and the unit of these; `means`: parameters of which the mean was taken, `zeros`:
    formulas that were computed for the cell of index 0 at the origin; `interval` (ms) between two samples.
    """

    request: Request
    receptors: tuple[tuple[str, float, str], ...]
    means: tuple[str, ...]
    zeros: tuple[str, ...]
    interval: float


def question(population: Population, network: Network) -> Question | None:
    """How a cell of this population responds; None: it is a source of spikes, or not declared, or has no potential."""
    model = CELLS.get(population.cell.model)
    if model is None or model.is_source or not any(variable.name == "v" for variable in model.recordable):
        return None
    cell, varied = settled(population.cell, model)
    zeros = tuple(name for name in varied if isinstance(population.cell.parameters[name], Expression))
    means = tuple(name for name in varied if name not in zeros)
    receptors = tuple(_receptors(population, model, network))
    settings = network.settings
    timestep = min(max(settings.timestep, 0.005), 5.0)
    interval = timestep * max(1, round(END / timestep / _MOST_SAMPLES))
    initial = _initial(population)
    text = _PROGRAM.format(
        simulator=settings.simulator,
        timestep=timestep,
        seed=settings.seed,
        steps=len(LADDER),
        cell=call(cell),
        initial=initial,
        ladder=LADDER,
        on=ON,
        off=OFF,
        rest=1 + len(receptors),
        resting=call(_resting(cell, model)),
        settled=initial | _rest(cell),
        spike=SPIKE,
        receptors=[(name, weight) for name, weight, _ in receptors],
        delay=max(_DELAY, timestep),
        interval=interval,
        end=END,
    )
    return Question(Request(settings.simulator, text, seconds=_SECONDS), receptors, means, zeros, interval)


def settled(cell: Component, model: CellModel) -> tuple[Component, tuple[str, ...]]:
    """The cell with the mean where numbers are drawn or listed, and the names of those parameters."""
    varied = {
        name: value
        for name, value in cell.parameters.items()
        if not _is_constant(value) and name in model.by_name and model.by_name[name].kind is not Kind.SEQUENCE
    }
    middles = {name: found for name, value in varied.items() if (found := middle(value)) is not None}
    return replace(cell, parameters=Frozen({**cell.parameters, **middles})), tuple(varied)


def middle(value: Value) -> float | None:
    """One number for what may be many: the mean of a distribution or a list, a formula at 0. None: there is none."""
    if isinstance(value, Distribution):
        return mean(value)
    if isinstance(value, Array):
        return float(value.numbers.mean()) if len(value) else None
    if isinstance(value, Expression):
        return _at_zero(value)
    return float(value) if isinstance(value, int | float) else None


def _at_zero(formula: Expression) -> float | None:
    try:
        value = float(computed(formula.text, dict.fromkeys((*OF_CELLS, *OF_SYNAPSES), np.zeros(()))))
    except ValueError:
        return None
    return value if isfinite(value) else None


def _is_constant(value: Value) -> bool:
    return isinstance(value, bool | int | float | str)


def _resting(cell: Component, model: CellModel) -> Component:
    """The cell without a current of its own, so that single spikes find it at rest."""
    return replace(cell, parameters=cell.parameters.with_("i_offset", 0.0)) if "i_offset" in model.by_name else cell


def _rest(cell: Component) -> dict[str, float]:
    value = {**CELLS[cell.model].defaults, **cell.parameters}.get("v_rest")
    return {"v": float(value)} if isinstance(value, int | float) else {}


def _initial(population: Population) -> dict[str, float]:
    given = {name: middle(value) for name, value in population.initial.items()}
    return {name: value for name, value in given.items() if value is not None}


def _receptors(population: Population, model: CellModel, network: Network) -> Iterator[tuple[str, float, str]]:
    """Each receptor with a weight and its unit: that of the first projection onto it, or a proposed one."""
    for receptor in model.receptors:
        weight = next(_weights(population, receptor, network), None)
        proposed = _proposed(receptor, population) if model.weight_unit else 0.0
        if used := proposed if weight is None else weight:
            yield receptor, used, model.unit_of(receptor)


def _proposed(receptor: str, population: Population) -> float:
    """What a new projection would have."""
    role = Role.INHIBITORY if receptor == "inhibitory" else Role.EXCITATORY
    source = Population("source", "", Component("SpikeSourceArray"), role=role)
    return propose.weight(End(source, (source,)), End(population, (population,)))


def _weights(population: Population, receptor: str, network: Network) -> Iterator[float]:
    if population.name not in network:
        return
    for projection in network.projections_of(population.name):
        if projection.post == population.name and projection.receptor == receptor:
            value = projection.synapse.parameters.get("weight")
            if value is not None and (weight := middle(value)) is not None:
                yield weight
