"""What the synapse models are called in NEST: a block of rows for each, and for each pair of rules of plasticity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backends.nest.rows import Row, SynapseRows
from backends.simulator import Conversion
from backends.standard import SynapseModel
from backends.standard.mechanism import NAME as MECHANISM
from backends.standard.units import factor

_DELAY = Row("delay", "ms", ("delay",), "ms")
_RESOURCES = (
    _DELAY,
    Row("U", "", ("U",), ""),
    Row("tau_rec", "ms", ("tau_rec",), "ms"),
    Row("tau_fac", "ms", ("tau_facil",), "ms"),
)
_FIRST = Row("u", "", ("U",), "")  # what the first spike finds


def _whole(name: str) -> Row:
    return Row(name, "", ("n",), "", lambda n: np.asarray(n, np.int64), True)


SYNAPSES: Mapping[str, SynapseRows] = {
    "StaticSynapse": SynapseRows("static_synapse", (_DELAY,), devices=True),
    "TsodyksMarkramSynapse": SynapseRows("tsodyks_synapse", _RESOURCES, constants={"u": 0.0}, decay="tau_psc"),
    "SimpleStochasticSynapse": SynapseRows("bernoulli_synapse", (_DELAY, Row("p_transmit", "", ("p",), ""))),
    "StochasticTsodyksMarkramSynapse": SynapseRows("quantal_stp_synapse", (*_RESOURCES, _FIRST)),
    "MultiQuantalSynapse": SynapseRows("quantal_stp_synapse", (*_RESOURCES, _FIRST, _whole("n"), _whole("a"))),
}

REFUSED: Mapping[str, str] = {
    "ElectricalSynapse": "NEST has gap junctions only between cells of its models hh_psc_alpha_gap and "
    "hh_cond_beta_gap_traub, and none of the standard models is one of these.",
}

_IN_UNITS = "in pA, nS or mV"  # whichever the receptor has
_LEAST = 1e-30  # potentiation that is nothing to any weight, where NEST has to divide by it


def _ratio(plus: Any, minus: Any) -> Any:
    return np.divide(minus, np.maximum(plus, _LEAST))


_WEIGHTS = {"weight": "weight", "Wmax": "w_max"}
_PAIRS = (
    _DELAY,
    Row("tau_plus", "ms", ("tau_plus",), "ms"),
    Row("lambda", "", ("A_plus",), "", lambda plus: np.maximum(plus, _LEAST)),
    Row("alpha", "", ("A_plus", "A_minus"), "", _ratio, says="A_minus / A_plus"),
)
_DENDRITIC = {"w_min": 0.0, "dendritic_delay_fraction": 1.0}


def _pairs(*powers: Row, **constants: float) -> SynapseRows:
    """Pairs of spikes, with powers of the weight that are given or constant."""
    return SynapseRows(
        "stdp_synapse",
        (*_PAIRS, *powers),
        weights=_WEIGHTS,
        constants=constants,
        cell={"tau_minus": "tau_minus"},
        fixed=_DENDRITIC,
    )


def _depression(rho: Any, tau: Any) -> Any:
    return 2.0 * np.multiply(rho, tau) * factor("ms", "s")


PLASTICITY: Mapping[tuple[str, str], SynapseRows] = {
    ("SpikePairRule", "AdditiveWeightDependence"): _pairs(mu_plus=0.0, mu_minus=0.0),
    ("SpikePairRule", "MultiplicativeWeightDependence"): _pairs(mu_plus=1.0, mu_minus=1.0),
    ("SpikePairRule", "AdditivePotentiationMultiplicativeDepression"): _pairs(mu_plus=0.0, mu_minus=1.0),
    ("SpikePairRule", "GutigWeightDependence"): _pairs(
        Row("mu_plus", "", ("mu_plus",), ""), Row("mu_minus", "", ("mu_minus",), "")
    ),
    ("Vogels2011Rule", "AdditiveWeightDependence"): SynapseRows(
        "vogels_sprekeler_synapse",
        (
            _DELAY,
            Row("tau", "ms", ("tau",), "ms"),
            Row("alpha", "", ("rho", "tau"), "", _depression, says="2 × rho × tau / 1000"),
        ),
        weights=_WEIGHTS,
        sizes={"eta": "eta"},
        cell={"tau_minus": "tau"},
        fixed=_DENDRITIC,
    ),
}


def rows(synapse: SynapseModel) -> SynapseRows | None:
    """The rows of a synapse model, None where NEST cannot express it."""
    if synapse.name == MECHANISM:
        return PLASTICITY.get((synapse.timing, synapse.dependence))
    return SYNAPSES.get(synapse.name)


def refusal(synapse: SynapseModel) -> str | None:
    """Why NEST cannot express a synapse model, or None."""
    if rows(synapse) is not None:
        return None
    if synapse.name == MECHANISM:
        return f"{synapse.timing} with {synapse.dependence} has no translation to NEST."
    return REFUSED.get(synapse.name, f"{synapse.name} has no translation to NEST.")


def conversion(synapse: SynapseModel) -> Conversion | None:
    """What becomes of a synapse model in NEST, in words."""
    found = rows(synapse)
    if found is None:
        return None
    terms = [(row.name, row.words) for row in found.parameters]
    terms += [(theirs, f"{ours} {_IN_UNITS}") for theirs, ours in (*found.weights.items(), *found.sizes.items())]
    terms += [(theirs, f"{ours}, which the target cells have") for theirs, ours in found.cell.items()]
    terms += [(name, f"{value:g}") for name, value in found.constants.items()]
    terms += [(found.decay, "the decay of the receptor")] if found.decay else []
    return Conversion(found.model, tuple(terms), found.fixed)
