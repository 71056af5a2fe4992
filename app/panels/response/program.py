"""The program that finds out how a cell responds: a ladder of currents, and single spikes to its receptors. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.model import Component, Network, Population, Projection, Settings
from app.panels.response.middle import Assumed, middle, settled
from app.panels.response.pulses import Pulse, of_population, of_projection
from app.preview import Request
from app.script.expression import call
from backends.standard import CELLS, CellModel

LADDER = (*(float(f"{m}e{power}") for power in range(-3, 1) for m in (1, 1.5, 2, 3, 5, 7)), 10.0)  # nA
ON, OFF, END = 50.0, 250.0, 300.0  # ms
SPIKE = 100.0  # ms, when the single spike is sent; till then the cells come to rest
_SECONDS = 20.0
_MOST_SAMPLES = 6000

_SETUP = """\
import pyNN.{simulator} as sim
sim.setup(timestep={timestep!r}, rng_seed={seed!r})
recorded = {{}}
"""
_STEPS = """\
steps = recorded["steps"] = sim.Population({count}, {cell}, initial_values={initial!r})
for index, amplitude in enumerate({ladder!r}):
    sim.DCSource(amplitude=amplitude, start={on!r}, stop={off!r}).inject_into(steps[index : index + 1])
"""
_PULSES = """\
rest = recorded["rest"] = sim.Population({count}, {cell}, initial_values={initial!r})
source = sim.Population(1, sim.SpikeSourceArray(spike_times=[{spike!r}]))
for index, (receptor, weight, delay) in enumerate({pulses!r}, 1):
    synapse = sim.StaticSynapse(weight=weight, delay=delay)
    sim.Projection(source, rest[index : index + 1], sim.AllToAllConnector(), synapse, receptor_type=receptor)
"""
_RUN = """\
for cells in recorded.values():
    cells.record("v", sampling_interval={interval!r})
    cells.record("spikes")
sim.run({end!r})
answer = {{}}
for name, cells in recorded.items():
    data = cells.get_data().segments[0]
    answer[name] = data.filter(name="v")[0].magnitude
    answer[name + ".counts"] = [len(train) for train in data.spiketrains]
    answer[name + ".times"] = [float(time) for train in data.spiketrains for time in train]
"""


@dataclass(frozen=True)
class Question:
    """A request, and what has to be known to read its answer.

    `ladder` are the currents (nA), `pulses` the spikes; `assumed` are parameters that were taken to be one number;
    `interval` (ms) lies between two samples.
    """

    request: Request
    ladder: tuple[float, ...]
    pulses: tuple[Pulse, ...]
    assumed: Assumed
    interval: float


def about_cell(population: Population, network: Network) -> Question | None:
    """How a cell of this population responds; None: it is a source of spikes, or not declared, or has no potential."""
    model = _model(population)
    if model is None:
        return None
    pulses = tuple(of_population(population, model, network))
    return _question(population, model, LADDER, pulses, Assumed(), network.settings)


def about_synapse(projection: Projection, network: Network) -> Question | None:
    """What one spike of this projection does to a cell of its target; None: nothing that can be shown."""
    targets = network.ends(projection)[1].populations
    model = _model(targets[0]) if targets else None
    if model is None:
        return None
    pulse, assumed = of_projection(projection, model)
    return _question(targets[0], model, (), (pulse,), assumed, network.settings) if pulse else None


def _model(population: Population) -> CellModel | None:
    """The declaration of a cell whose potential can be recorded."""
    model = CELLS.get(population.cell.model)
    shows = model is not None and not model.is_source and any(variable.name == "v" for variable in model.recordable)
    return model if shows else None


def _question(
    population: Population,
    model: CellModel,
    ladder: tuple[float, ...],
    pulses: tuple[Pulse, ...],
    assumed: Assumed,
    settings: Settings,
) -> Question:
    cell, more = settled(population.cell, model)
    timestep = min(max(settings.timestep, 0.005), 5.0)
    interval = timestep * max(1, round(END / timestep / _MOST_SAMPLES))
    given = {name: middle(value) for name, value in population.initial.items()}
    initial = {name: value for name, value in given.items() if value is not None}
    parts = [
        _SETUP.format(simulator=settings.simulator, timestep=timestep, seed=settings.seed),
        *([_steps(cell, initial, ladder)] if ladder else []),
        _pulses(_resting(cell, model), initial | _rest(cell), pulses, timestep),
        _RUN.format(interval=interval, end=END),
    ]
    request = Request(settings.simulator, "".join(parts), seconds=_SECONDS)
    return Question(request, ladder, pulses, assumed + more, interval)


def _steps(cell: Component, initial: dict[str, float], ladder: Sequence[float]) -> str:
    return _STEPS.format(count=len(ladder), cell=call(cell), initial=initial, ladder=tuple(ladder), on=ON, off=OFF)


def _pulses(cell: Component, initial: dict[str, float], pulses: Sequence[Pulse], timestep: float) -> str:
    """The first cell gets no spike, and shows what the others would do without one."""
    told = [(pulse.receptor, pulse.weight, timestep if pulse.delay is None else pulse.delay) for pulse in pulses]
    return _PULSES.format(count=1 + len(pulses), cell=call(cell), initial=initial, spike=SPIKE, pulses=told)


def _resting(cell: Component, model: CellModel) -> Component:
    """The cell without a current of its own, so that single spikes find it at rest."""
    return replace(cell, parameters=cell.parameters.with_("i_offset", 0.0)) if "i_offset" in model.by_name else cell


def _rest(cell: Component) -> dict[str, float]:
    value = {**CELLS[cell.model].defaults, **cell.parameters}.get("v_rest")
    return {"v": float(value)} if isinstance(value, int | float) else {}
