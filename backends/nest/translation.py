"""What the standard models are called in NEST, and in which units: a block of rows for each model.

Rows name quantities on both sides with their units; the factor between them follows from the units.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from backends.standard import CELLS
from backends.standard.units import factor


@dataclass(frozen=True)
class Row:
    """NEST's quantity `name`, in `unit`; it is `law` of our parameters `of`, which is in the unit `from_unit`."""

    name: str
    unit: str
    of: tuple[str, ...]
    from_unit: str
    law: Callable[..., Any] = lambda value: value

    @property
    def factor(self) -> float:
        """What our number is multiplied by to be NEST's."""
        return factor(self.from_unit, self.unit)

    def value(self, parameters: Mapping[str, Any]) -> Any:
        """NEST's value, from ours in canonical units (numbers or arrays)."""
        return self.law(*(parameters[name] for name in self.of)) * self.factor


@dataclass(frozen=True)
class Receptor:
    """Where the weights of a receptor go: multiplied by `sign`, into `unit`."""

    unit: str
    sign: float = 1.0


@dataclass(frozen=True)
class CellRows:
    """One cell model in NEST: its model there, parameters, states one may set, signals one may record, receptors."""

    model: str
    parameters: tuple[Row, ...]
    states: Mapping[str, Row] = field(default_factory=dict)
    recordable: Mapping[str, Row] = field(default_factory=dict)
    receptors: Mapping[str, Receptor] = field(default_factory=dict)


@dataclass(frozen=True)
class SynapseRows:
    """One synapse model in NEST. Its weight is not among the rows: its unit depends on the receptor."""

    model: str
    parameters: Mapping[str, str]


def _rows(cell: str, **names: tuple[str, str]) -> tuple[Row, ...]:
    """Rows of parameters that only have another name (and perhaps unit) in NEST."""
    ours = CELLS[cell].by_name
    return tuple(Row(name, unit, (key,), ours[key].unit) for key, (name, unit) in names.items())


_POTENTIALS = {
    "v_rest": ("E_L", "mV"),
    "v_reset": ("V_reset", "mV"),
    "v_thresh": ("V_th", "mV"),
    "tau_refrac": ("t_ref", "ms"),
    "cm": ("C_m", "pF"),
    "i_offset": ("I_e", "pA"),
}
_TAU_M = {"tau_m": ("tau_m", "ms")}
_TAU_SYN = {"tau_syn_E": ("tau_syn_ex", "ms"), "tau_syn_I": ("tau_syn_in", "ms")}
_REVERSAL = {"e_rev_E": ("E_ex", "mV"), "e_rev_I": ("E_in", "mV")}
_LEAK = Row("g_L", "nS", ("cm", "tau_m"), "nF/ms", lambda cm, tau_m: cm / tau_m)

_V = {"v": Row("V_m", "mV", ("v",), "mV")}
_GSYN = {
    "gsyn_exc": Row("g_ex", "nS", ("gsyn_exc",), "uS"),
    "gsyn_inh": Row("g_in", "nS", ("gsyn_inh",), "uS"),
}
_CURRENT = {"excitatory": Receptor("pA"), "inhibitory": Receptor("pA")}
_JUMP = {"excitatory": Receptor("mV"), "inhibitory": Receptor("mV")}
_CONDUCTANCE = {"excitatory": Receptor("nS"), "inhibitory": Receptor("nS", sign=-1.0)}

NEURONS: Mapping[str, CellRows] = {
    "IF_curr_exp": CellRows(
        model="iaf_psc_exp",
        parameters=_rows("IF_curr_exp", **_POTENTIALS, **_TAU_M, **_TAU_SYN),
        states=_V,
        recordable=_V,
        receptors=_CURRENT,
    ),
    "IF_curr_alpha": CellRows(
        model="iaf_psc_alpha",
        parameters=_rows("IF_curr_alpha", **_POTENTIALS, **_TAU_M, **_TAU_SYN),
        states=_V,
        recordable=_V,
        receptors=_CURRENT,
    ),
    "IF_curr_delta": CellRows(
        model="iaf_psc_delta",
        parameters=_rows("IF_curr_delta", **_POTENTIALS, **_TAU_M),
        states=_V,
        recordable=_V,
        receptors=_JUMP,
    ),
    "IF_cond_exp": CellRows(
        model="iaf_cond_exp",
        parameters=(*_rows("IF_cond_exp", **_POTENTIALS, **_TAU_SYN, **_REVERSAL), _LEAK),
        states={**_V, **_GSYN},
        recordable={**_V, **_GSYN},
        receptors=_CONDUCTANCE,
    ),
}

SYNAPSES: Mapping[str, SynapseRows] = {
    "StaticSynapse": SynapseRows(model="static_synapse", parameters={"delay": "delay"}),
}
