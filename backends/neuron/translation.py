"""What the standard models are called in NEURON, and in which units: a block of rows for each model.

The mechanisms are our own (mod/), and name their parameters as PyNN does. They declare units, which the rows repeat and
a test compares; the factor between both sides follows from the units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from backends.simulator import Floats
from backends.standard import CELLS, Model
from backends.standard.units import factor


@dataclass(frozen=True)
class Row:
    """NEURON's quantity `name`, in `unit`; it is our quantity in the unit `from_unit`.

    With `over`, it is this number divided by our quantity, in the unit `from_unit`. With `count`, our quantity is a
    sequence, NEURON's a pointer to its first number, and `count` what tells their number.
    """

    name: str
    unit: str
    from_unit: str
    over: float | None = None
    count: str = ""

    @property
    def factor(self) -> float:
        """What our number is multiplied by to be NEURON's."""
        return factor(self.from_unit, self.unit)

    def value(self, ours: Any) -> Floats:
        """NEURON's number, or numbers."""
        numbers = np.asarray(ours, float)
        return self.factor * (numbers if self.over is None else self.over / numbers)


@dataclass(frozen=True)
class Receptor:
    """Where the weights of a receptor go: to what the mechanism knows by `number`, in `unit`."""

    number: int
    unit: str


@dataclass(frozen=True)
class CellRows:
    """One cell model in NEURON: the mechanism, parameters, states one may set, signals one may record, receptors.

    `derived` are states that follow from parameters and earlier spikes, so that nothing else can be set. `constants`
    are NEURON's numbers for what is no parameter of ours. `stream` is the mechanism's source of random numbers.
    """

    mechanism: str
    parameters: Mapping[str, Row]
    states: Mapping[str, Row] = field(default_factory=dict)
    recordable: Mapping[str, Row] = field(default_factory=dict)
    receptors: Mapping[str, Receptor] = field(default_factory=dict)
    derived: Mapping[str, Row] = field(default_factory=dict)
    constants: Mapping[str, float] = field(default_factory=dict)
    stream: str = ""


def alike(model: Model, units: Mapping[str, str]) -> Mapping[str, Row]:
    """Rows of parameters that have the same name in NEURON."""
    return {name: Row(name, unit, model.by_name[name].unit) for name, unit in units.items()}


def _rows(cell: str, **units: str) -> Mapping[str, Row]:
    return alike(CELLS[cell], units)


def _sequences(cell: str, **units: str) -> Mapping[str, Row]:
    """Rows of parameters that are sequences."""
    return {name: replace(row, count=f"n_{name}") for name, row in _rows(cell, **units).items()}


_CELL = {"v_rest": "mV", "cm": "nF", "tau_m": "ms", "tau_refrac": "ms", "v_reset": "mV", "i_offset": "nA"}
MEMBRANE = {**_CELL, "v_thresh": "mV"}
_TAU_SYN = {"tau_syn_E": "ms", "tau_syn_I": "ms"}
_REVERSAL = {"e_rev_E": "mV", "e_rev_I": "mV"}

V = {"v": Row("vm", "mV", "mV")}
_ISYN = {"isyn_exc": Row("i_exc", "nA", "nA"), "isyn_inh": Row("i_inh", "nA", "nA")}
_GSYN = {"gsyn_exc": Row("g_exc", "uS", "uS"), "gsyn_inh": Row("g_inh", "uS", "uS")}


_AFTER_SPIKES = {"tau_sfa": "ms", "e_rev_sfa": "mV", "q_sfa": "uS", "tau_rr": "ms", "e_rev_rr": "mV", "q_rr": "uS"}
_G_AFTER_SPIKES = {"g_s": Row("g_s", "uS", "nS"), "g_r": Row("g_r", "uS", "nS")}
ADEX = {**MEMBRANE, "v_spike": "mV", "a": "uS", "b": "nA", "delta_T": "mV", "tau_w": "ms"}
W = {"w": Row("w", "nA", "nA")}
_CHIP = {"v_reset": "mV", "e_rev_I": "mV", "v_rest": "mV", "v_thresh": "mV"}
_CHIP_CM = 0.2  # nF
_SIMPLE = {"a": "/ms", "b": "/ms", "c": "mV", "d": "mV/ms", "i_offset": "nA"}
_U = {"u": Row("u", "mV/ms", "mV/ms")}
_CHANNELS = {
    "gbar_Na": "uS",
    "gbar_K": "uS",
    "g_leak": "uS",
    "cm": "nF",
    "v_offset": "mV",
    "e_rev_Na": "mV",
    "e_rev_K": "mV",
    "e_rev_leak": "mV",
    "i_offset": "nA",
}
_GATES = {gate: Row(gate, "", "") for gate in "mhn"}
_ESCAPE = {**_CELL, "delta_v": "mV", "v_t_star": "mV", "lambda0": "Hz"}
_AFTER_EFFECTS = {"i_eta": Row("i_eta", "nA", "nA"), "v_t": Row("v_t", "mV", "mV")}


def _receptors(unit: str) -> Mapping[str, Receptor]:
    return {"excitatory": Receptor(0, unit), "inhibitory": Receptor(1, unit)}


def _conductances(
    cell: str, mechanism: str, units: Mapping[str, str], more: Mapping[str, Row] = MappingProxyType({})
) -> CellRows:
    """A cell with conductances that can all be set and recorded, and with `more` states like them."""
    signals = {**V, **more, **_GSYN}
    return CellRows(
        mechanism=mechanism,
        parameters=_rows(cell, **units, **_TAU_SYN, **_REVERSAL),
        states=signals,
        recordable=signals,
        receptors=_receptors("uS"),
    )


NEURONS: Mapping[str, CellRows] = {
    "IF_curr_exp": CellRows(
        mechanism="IFCurrExp",
        parameters=_rows("IF_curr_exp", **MEMBRANE, **_TAU_SYN),
        states={**V, **_ISYN},
        recordable=V,
        receptors=_receptors("nA"),
    ),
    "IF_curr_alpha": CellRows(
        mechanism="IFCurrAlpha",
        parameters=_rows("IF_curr_alpha", **MEMBRANE, **_TAU_SYN),
        states={**V, **_ISYN},
        recordable=V,
        receptors=_receptors("nA"),
    ),
    "IF_curr_delta": CellRows(
        mechanism="IFCurrDelta",
        parameters=_rows("IF_curr_delta", **MEMBRANE),
        states=V,
        recordable=V,
        receptors=_receptors("mV"),
    ),
    "IF_cond_exp": _conductances("IF_cond_exp", "IFCondExp", MEMBRANE),
    "IF_cond_alpha": _conductances("IF_cond_alpha", "IFCondAlpha", MEMBRANE),
    "IF_cond_exp_gsfa_grr": _conductances(
        "IF_cond_exp_gsfa_grr", "IFCondExpGsfaGrr", {**MEMBRANE, **_AFTER_SPIKES}, more=_G_AFTER_SPIKES
    ),
    "EIF_cond_exp_isfa_ista": _conductances("EIF_cond_exp_isfa_ista", "EIFCondExp", ADEX, more=W),
    "EIF_cond_alpha_isfa_ista": _conductances("EIF_cond_alpha_isfa_ista", "EIFCondAlpha", ADEX, more=W),
    "IF_facets_hardware1": CellRows(
        mechanism="IFCondExp",
        parameters={
            **_rows("IF_facets_hardware1", **_CHIP, **_TAU_SYN),
            "g_leak": Row("tau_m", "ms", "nF/nS", over=_CHIP_CM),
        },
        states={**V, **_GSYN},
        recordable={**V, **_GSYN},
        receptors=_receptors("uS"),
        constants={"cm": _CHIP_CM, "tau_refrac": 1.0, "e_rev_E": 0.0, "i_offset": 0.0},
    ),
    "HH_cond_exp": CellRows(
        mechanism="HHCondExp",
        parameters=_rows("HH_cond_exp", **_CHANNELS, **_TAU_SYN, **_REVERSAL),
        states={**V, **_GSYN, **_GATES},
        recordable={**V, **_GSYN},
        receptors=_receptors("uS"),
    ),
    "Izhikevich": CellRows(
        mechanism="IzhikevichCell",
        parameters=_rows("Izhikevich", **_SIMPLE),
        states={**V, **_U},
        recordable={**V, **_U},
        receptors=_receptors("mV"),
    ),
    "GIF_cond_exp": CellRows(
        mechanism="GIFCondExp",
        parameters={
            **_rows("GIF_cond_exp", **_ESCAPE, **_TAU_SYN, **_REVERSAL),
            **_sequences("GIF_cond_exp", tau_eta="ms", a_eta="nA", tau_gamma="ms", a_gamma="mV"),
        },
        states={**V, **_GSYN},
        recordable={**V, **_GSYN, **_AFTER_EFFECTS},
        receptors=_receptors("uS"),
        derived=_AFTER_EFFECTS,
        stream="chance",
    ),
}

POISSON = CellRows(
    mechanism="PoissonSource",
    parameters=_rows("SpikeSourcePoisson", rate="Hz", start="ms", duration="ms"),
    stream="train",
)
