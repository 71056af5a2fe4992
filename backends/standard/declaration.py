"""The shapes of a declaration: the kinds of model that own parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf, prod
from typing import Any

from backends.standard.learning import Change, Release
from backends.standard.parameter import Default, Kind, Parameter


@dataclass(frozen=True)
class Variable:
    """Something of a cell that changes in time: a state to start from, or a signal to record."""

    name: str
    unit: str
    doc: str = ""
    initial: float = 0.0


@dataclass(frozen=True)
class Model:
    """What every declaration has: the name that scripts use, a title for people, its parameters and its source."""

    name: str
    title: str
    doc: str
    parameters: tuple[Parameter, ...] = ()
    source: str = ""
    order: int = 0

    @property
    def scripted(self) -> bool:
        """True when only a script can hand over what it needs, such as an array or another projection."""
        return any(parameter.kind is Kind.OBJECT and parameter.required for parameter in self.parameters)

    @property
    def by_name(self) -> Mapping[str, Parameter]:
        """The parameters by their names."""
        return {parameter.name: parameter for parameter in self.parameters}

    @property
    def defaults(self) -> dict[str, Default]:
        """The default value of each parameter."""
        return {parameter.name: parameter.default for parameter in self.parameters}


EXACT = 1e-5  # far above rounding, and below all that is worth a word
_DECAYS = {"excitatory": "tau_syn_E", "inhibitory": "tau_syn_I"}


@dataclass(frozen=True)
class NeuronModel(Model):
    """A membrane that fires, without synapses: a part of a composed cell."""

    states: tuple[Variable, ...] = ()
    recordable: tuple[Variable, ...] = ()
    less: tuple[tuple[str, str], ...] = ()
    equations: str = ""
    precision: float = EXACT


@dataclass(frozen=True)
class ReceptorModel(Model):
    """What a receptor does with a spike: a part of a composed cell, whose `state` can be recorded.

    The response begins with the time constant that `rise` names ("": at once), ends with the one that `decay` names,
    and its peak is the weight. It is a conductance that drives the cell towards what `reversal` names, or else a
    current. `short` is another name that scripts use.
    """

    state: Variable = Variable("", "")
    rise: str = ""
    decay: str = ""
    reversal: str = ""
    short: str = ""
    equations: str = ""


@dataclass(frozen=True)
class CellModel(Model):
    """A neuron or a source of spikes.

    `less` lists pairs of parameters (a, b) of which a has to be below b, `as_many` pairs of sequences that have to be
    equally long. `weight_unit` is the unit of a synaptic weight onto this cell: nA (current), uS (conductance) or mV
    (jump of the membrane potential); "" for a source, and where receptors differ. `played_as` names the model that
    simulators are given in its place, where what it does is computed beforehand. A composed cell is made of a `neuron`
    and of named `responses`, one for each receptor. One that is a simulator's `own` no other simulator has.
    Simulators agree about a cell as if its parameters were known to a `precision` (a share of them).
    """

    states: tuple[Variable, ...] = ()
    receptors: tuple[str, ...] = ()
    recordable: tuple[Variable, ...] = ()
    weight_unit: str = ""
    less: tuple[tuple[str, str], ...] = ()
    as_many: tuple[tuple[str, str], ...] = ()
    equations: str = ""
    played_as: str = ""
    neuron: NeuronModel | None = None
    responses: tuple[tuple[str, ReceptorModel], ...] = ()
    own: bool = False
    precision: float = EXACT

    @property
    def is_source(self) -> bool:
        """True when nothing can project onto it."""
        return not self.receptors

    @property
    def injectable(self) -> bool:
        """True when currents can be injected into it."""
        return not self.is_source

    @property
    def conductance_based(self) -> bool:
        """True when weights are conductances, which are never negative."""
        return self.weight_unit == "uS"

    def unit_of(self, receptor: str) -> str:
        """The unit of a weight onto one of the receptors."""
        return dict(self.responses)[receptor].state.unit if self.responses else self.weight_unit

    def decay_of(self, receptor: str) -> str:
        """The parameter that is the time constant with which the response of a receptor ends, "" where it has none."""
        if self.responses:
            return f"{receptor}.{dict(self.responses)[receptor].decay}"
        name = _DECAYS[receptor]
        return name if name in self.by_name else ""


@dataclass(frozen=True)
class SynapseModel(Model):
    """What a connection does with a spike. `plastic` when its weight changes over time.

    An `electrical` one knows no spikes: it joins the membranes of two neurons, both ways, whatever the receptor.
    A mechanism of several parts names its rules about the timing of spikes and about the weight. `release` says what a
    spike does where the weight stays, and what is sent changes from spike to spike.
    """

    plastic: bool = False
    electrical: bool = False
    timing: str = ""
    dependence: str = ""
    less: tuple[tuple[str, str], ...] = ()
    release: Release | None = None


@dataclass(frozen=True)
class TimingModel(Model):
    """How the change of a weight depends on the times of spikes: a part of a synapse model.

    Each side leaves a trace, which each of its spikes raises by 1; `traces` names the time constants with which that of
    the presynaptic and that of the postsynaptic spikes decay. `changes` happen one after another, and none of them
    leads out of the bounds. Where they are `relative`, they are shares of the range of weights, which the weight
    dependence scales; otherwise they have the unit of the weight, wherever in the range it is.
    """

    traces: tuple[str, str] = ("", "")
    changes: tuple[Change, ...] = ()
    relative: bool = True


@dataclass(frozen=True)
class WeightDependenceModel(Model):
    """How the change of a weight depends on the weight: a part of a synapse model.

    What raises a weight is multiplied by a power of the share of the range that lies above it, what lowers it by one of
    the share below. `powers` are these two, each a number or the name of a parameter; 0: the weight does not matter.
    """

    powers: tuple[str | float, str | float] = (0.0, 0.0)
    less: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CurrentModel(Model):
    """A current that is injected into cells."""


@dataclass(frozen=True)
class ConnectorModel(Model):
    """A rule that says which cells are connected.

    For the notation of Senk et al. (2022): `symbol` with the parameter `shown`; `probabilistic` when chance decides;
    `autapses` and `multapses` are True, False or the name of the boolean parameter that allows them. `among` says of
    what the parameter n chooses: "pre" (cells), "post" (cells) or "pairs".
    """

    symbol: str = ""
    shown: str = ""
    probabilistic: bool = False
    autapses: bool | str = True
    multapses: bool | str = False
    among: str = ""


@dataclass(frozen=True)
class ShapeModel(Model):
    """A volume in which cells lie at random: a part of a structure."""


@dataclass(frozen=True)
class StructureModel(Model):
    """An arrangement of the cells of a population in space, in `dimensions` dimensions.

    `origin` names the parameters that move all cells along x, y and z: one for each, or a single one that is a list.
    `ratios` names those that say how many cells a grid has in x for each one in y, and in z.
    """

    dimensions: int = 1
    origin: tuple[str, ...] = ()
    ratios: tuple[str, ...] = ()

    def sides(self, n: int, parameters: Mapping[str, Any]) -> tuple[int, ...]:
        """How many cells a grid of about `n` has along each axis: exactly `n` where their product is."""
        ratios = [float(parameters[name]) for name in self.ratios]
        first = max(1, round((n * prod(ratios)) ** (1 / (1 + len(ratios)))))
        return (first, *(round(first / ratio) for ratio in ratios))


def unfilled(grid: StructureModel, n: int, parameters: Mapping[str, Any]) -> str:
    """That `n` cells fill no such grid, and how many do."""
    ratios = " and ".join(f"{name} {float(parameters[name]):g}" for name in grid.ratios)
    return f"{n} cells fill no {grid.name} of {ratios}; {prod(grid.sides(n, parameters))} do"


@dataclass(frozen=True)
class DistributionModel(Model):
    """A probability distribution; parameters in the order in which PyNN takes them. `symbol` is the field's sign.

    `support`: between which two values all numbers lie, each a number or the name of a parameter.
    """

    symbol: str = ""
    less: tuple[tuple[str, str], ...] = field(default=())
    support: tuple[str | float, str | float] = (-inf, inf)

    def bounds(self, parameters: Mapping[str, float]) -> tuple[float, float]:
        """Between which values all numbers lie that are drawn with these parameters."""
        low, high = (parameters[edge] if isinstance(edge, str) else edge for edge in self.support)
        return low, high


__all__ = [
    "CellModel",
    "ConnectorModel",
    "CurrentModel",
    "Default",
    "DistributionModel",
    "Kind",
    "Model",
    "NeuronModel",
    "Parameter",
    "ReceptorModel",
    "ShapeModel",
    "StructureModel",
    "SynapseModel",
    "TimingModel",
    "Variable",
    "WeightDependenceModel",
]
