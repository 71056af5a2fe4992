"""What the synapse models are called in NEURON: a block of rows for each, and for each pair of rules of plasticity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backends.simulator import Conversion
from backends.standard import SynapseModel
from backends.standard.mechanism import NAME as MECHANISM

_OWN = "A mechanism of our own, compiled once."
NUMBER = "number"  # the column of the numbers of the connections


@dataclass(frozen=True)
class SynapseRows:
    """One synapse model in NEURON: the mechanism, and its columns, in the order in which it numbers them.

    A column is a parameter of ours, one of the `constants` or one of the `states`, which begin as they are here.
    `decay`: whether the mechanism asks for the time constant of the receptor; `chance`: whether it draws random
    numbers; `plastic`: whether it changes weights, and has to hear of the spikes of the targets.
    """

    mechanism: str
    columns: tuple[str, ...] = ("weight",)
    constants: Mapping[str, float] = field(default_factory=dict)
    states: Mapping[str, float] = field(default_factory=dict)
    decay: bool = False
    chance: bool = False
    plastic: bool = False


_RESOURCES = ("U", "tau_rec", "tau_facil")
_DRAWN = {"drawn": 0.0}
_REST = {"ready": 0.0, "share": 0.0, "last": -1e300}  # long ago


def _quantal(**constants: float) -> SynapseRows:
    columns = ("weight", NUMBER, *_DRAWN, *_RESOURCES, "n", *_REST)
    return SynapseRows("QuantalBundle", columns, constants, _DRAWN | _REST, chance=True)


_TIRING = {"recovered": 1.0, "active": 0.0, "share": 0.0, "last": 0.0}

SYNAPSES: Mapping[str, SynapseRows] = {
    "StaticSynapse": SynapseRows("StaticBundle"),
    "TsodyksMarkramSynapse": SynapseRows(
        "TsodyksMarkramBundle", ("weight", *_RESOURCES, *_TIRING), states=_TIRING, decay=True
    ),
    "SimpleStochasticSynapse": SynapseRows(
        "BernoulliBundle", ("weight", NUMBER, *_DRAWN, "p"), states=_DRAWN, chance=True
    ),
    "StochasticTsodyksMarkramSynapse": _quantal(n=1.0),
    "MultiQuantalSynapse": _quantal(),
}

_TRACES = {"pre": 0.0, "last_pre": 0.0, "post": 0.0, "last_post": 0.0, "seen": 0.0}
_BOUNDS = ("w_min", "w_max")


def _plastic(mechanism: str, taus: tuple[str, str], *own: str, **constants: float) -> SynapseRows:
    """A rule with the time constants of the traces of presynaptic and postsynaptic spikes, and columns of its own."""
    columns = ("weight", "dendritic_delay_fraction", "delay", *_BOUNDS, *taus, *_TRACES, *own)
    return SynapseRows(mechanism, columns, constants, _TRACES, plastic=True)


def _pairs(**powers: float) -> SynapseRows:
    """Pairs of spikes, with powers of the weight that are constant or parameters."""
    sizes = ("A_plus", "A_minus", "mu_plus", "mu_minus")
    return _plastic("SpikePairBundle", ("tau_plus", "tau_minus"), *sizes, **powers)


PLASTICITY: Mapping[tuple[str, str], SynapseRows] = {
    ("SpikePairRule", "AdditiveWeightDependence"): _pairs(mu_plus=0.0, mu_minus=0.0),
    ("SpikePairRule", "MultiplicativeWeightDependence"): _pairs(mu_plus=1.0, mu_minus=1.0),
    ("SpikePairRule", "AdditivePotentiationMultiplicativeDepression"): _pairs(mu_plus=0.0, mu_minus=1.0),
    ("SpikePairRule", "GutigWeightDependence"): _pairs(),
    ("Vogels2011Rule", "AdditiveWeightDependence"): _plastic("VogelsBundle", ("tau", "tau"), "eta", "rho"),
}


def rows(synapse: SynapseModel) -> SynapseRows | None:
    """The rows of a synapse model, None where NEURON cannot express it."""
    if synapse.name == MECHANISM:
        return PLASTICITY.get((synapse.timing, synapse.dependence))
    return SYNAPSES.get(synapse.name)


def refusal(synapse: SynapseModel) -> str | None:
    """Why NEURON cannot express a synapse model, or None."""
    if synapse.electrical or rows(synapse) is not None:
        return None
    what = f"{synapse.timing} with {synapse.dependence}" if synapse.name == MECHANISM else synapse.name
    return f"{what} has no translation to NEURON."


def conversion(synapse: SynapseModel) -> Conversion | None:
    """What becomes of a synapse model in NEURON, in words."""
    if synapse.electrical:
        return Conversion("JunctionBundle", (("weight", "weight"),), notes=(_OWN,))
    found = rows(synapse)
    if found is None:
        return None
    ours = tuple((name, name) for name in found.columns if name in synapse.by_name)
    terms = dict(ours) | {name: f"{value:g}" for name, value in found.constants.items()}
    decay = (("decay", "the decay of the receptor"),) if found.decay else ()
    return Conversion(found.mechanism, (*terms.items(), *decay), notes=(_OWN,))
