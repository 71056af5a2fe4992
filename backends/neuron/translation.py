"""What the standard models are called in NEURON, and in which units: a block of rows for each model.

The mechanisms are our own (mod/), and name their parameters as PyNN does. They declare units, which the rows repeat and
a test compares; the factor between both sides follows from the units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backends.standard import CELLS
from backends.standard.units import factor


@dataclass(frozen=True)
class Row:
    """NEURON's quantity `name`, in `unit`; it is our quantity in the unit `from_unit`."""

    name: str
    unit: str
    from_unit: str

    @property
    def factor(self) -> float:
        """What our number is multiplied by to be NEURON's."""
        return factor(self.from_unit, self.unit)


@dataclass(frozen=True)
class Receptor:
    """Where the weights of a receptor go: to what the mechanism knows by `number`, in `unit`."""

    number: int
    unit: str


@dataclass(frozen=True)
class CellRows:
    """One cell model in NEURON: the mechanism, parameters, states one may set, signals one may record, receptors."""

    mechanism: str
    parameters: Mapping[str, Row]
    states: Mapping[str, Row] = field(default_factory=dict)
    recordable: Mapping[str, Row] = field(default_factory=dict)
    receptors: Mapping[str, Receptor] = field(default_factory=dict)


def _rows(cell: str, **units: str) -> Mapping[str, Row]:
    """Rows of parameters that have the same name in NEURON."""
    return {name: Row(name, unit, CELLS[cell].by_name[name].unit) for name, unit in units.items()}


_MEMBRANE = {
    "v_rest": "mV",
    "cm": "nF",
    "tau_m": "ms",
    "tau_refrac": "ms",
    "i_offset": "nA",
    "v_reset": "mV",
    "v_thresh": "mV",
}
_TAU_SYN = {"tau_syn_E": "ms", "tau_syn_I": "ms"}
_REVERSAL = {"e_rev_E": "mV", "e_rev_I": "mV"}

_V = {"v": Row("vm", "mV", "mV")}
_ISYN = {"isyn_exc": Row("i_exc", "nA", "nA"), "isyn_inh": Row("i_inh", "nA", "nA")}
_GSYN = {"gsyn_exc": Row("g_exc", "uS", "uS"), "gsyn_inh": Row("g_inh", "uS", "uS")}


def _receptors(unit: str) -> Mapping[str, Receptor]:
    return {"excitatory": Receptor(0, unit), "inhibitory": Receptor(1, unit)}


NEURONS: Mapping[str, CellRows] = {
    "IF_curr_exp": CellRows(
        mechanism="IFCurrExp",
        parameters=_rows("IF_curr_exp", **_MEMBRANE, **_TAU_SYN),
        states={**_V, **_ISYN},
        recordable=_V,
        receptors=_receptors("nA"),
    ),
    "IF_curr_alpha": CellRows(
        mechanism="IFCurrAlpha",
        parameters=_rows("IF_curr_alpha", **_MEMBRANE, **_TAU_SYN),
        states={**_V, **_ISYN},
        recordable=_V,
        receptors=_receptors("nA"),
    ),
    "IF_curr_delta": CellRows(
        mechanism="IFCurrDelta",
        parameters=_rows("IF_curr_delta", **_MEMBRANE),
        states=_V,
        recordable=_V,
        receptors=_receptors("mV"),
    ),
    "IF_cond_exp": CellRows(
        mechanism="IFCondExp",
        parameters=_rows("IF_cond_exp", **_MEMBRANE, **_TAU_SYN, **_REVERSAL),
        states={**_V, **_GSYN},
        recordable={**_V, **_GSYN},
        receptors=_receptors("uS"),
    ),
}

POISSON = CellRows(
    mechanism="PoissonSource",
    parameters=_rows("SpikeSourcePoisson", rate="Hz", start="ms", duration="ms"),
)
