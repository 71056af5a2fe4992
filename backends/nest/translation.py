"""What the standard models are called in NEST, and in which units: a block of rows for each model."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from backends.nest.rows import CellRows, Receptor, Row
from backends.standard import CELLS, Model

Names = Mapping[str, tuple[str, str]]  # our name: the name and the unit in NEST


def named(model: Model, names: Names) -> tuple[Row, ...]:
    """Rows of parameters that only have another name (and perhaps unit) in NEST."""
    return tuple(Row(name, unit, (key,), model.by_name[key].unit) for key, (name, unit) in names.items())


def _rows(cell: str, **names: tuple[str, str]) -> tuple[Row, ...]:
    return named(CELLS[cell], names)


POTENTIALS = {
    "v_rest": ("E_L", "mV"),
    "v_reset": ("V_reset", "mV"),
    "v_thresh": ("V_th", "mV"),
    "tau_refrac": ("t_ref", "ms"),
    "cm": ("C_m", "pF"),
    "i_offset": ("I_e", "pA"),
}
TAU_M = {"tau_m": ("tau_m", "ms")}
_TAU_SYN = {"tau_syn_E": ("tau_syn_ex", "ms"), "tau_syn_I": ("tau_syn_in", "ms")}
_REVERSAL = {"e_rev_E": ("E_ex", "mV"), "e_rev_I": ("E_in", "mV")}
LEAK = Row("g_L", "nS", ("cm", "tau_m"), "nF/ms", lambda cm, tau_m: cm / tau_m)

V = {"v": Row("V_m", "mV", ("v",), "mV")}
_GSYN = {
    "gsyn_exc": Row("g_ex", "nS", ("gsyn_exc",), "uS"),
    "gsyn_inh": Row("g_in", "nS", ("gsyn_inh",), "uS"),
}
_CURRENT = {"excitatory": Receptor("pA"), "inhibitory": Receptor("pA")}
_JUMP = {"excitatory": Receptor("mV"), "inhibitory": Receptor("mV")}
_CONDUCTANCE = {"excitatory": Receptor("nS"), "inhibitory": Receptor("nS", sign=-1.0)}

ADEX = POTENTIALS | {
    "v_spike": ("V_peak", "mV"),
    "a": ("a", "nS"),
    "b": ("b", "pA"),
    "delta_T": ("Delta_T", "mV"),
    "tau_w": ("tau_w", "ms"),
}
W = {"w": Row("w", "pA", ("w",), "nA")}
_AFTER_SPIKES = {
    "tau_sfa": ("tau_sfa", "ms"),
    "e_rev_sfa": ("E_sfa", "mV"),
    "q_sfa": ("q_sfa", "nS"),
    "tau_rr": ("tau_rr", "ms"),
    "e_rev_rr": ("E_rr", "mV"),
    "q_rr": ("q_rr", "nS"),
}
_G_AFTER_SPIKES = {"g_r": Row("g_rr", "nS", ("g_r",), "nS"), "g_s": Row("g_sfa", "nS", ("g_s",), "nS")}
_CHIP = {
    "g_leak": ("g_L", "nS"),
    "v_reset": ("V_reset", "mV"),
    "e_rev_I": ("E_in", "mV"),
    "v_rest": ("E_L", "mV"),
    "v_thresh": ("V_th", "mV"),
}
_SIMPLE = {"a": ("a", "/ms"), "b": ("b", "/ms"), "c": ("c", "mV"), "d": ("d", "mV/ms"), "i_offset": ("I_e", "pA")}
_U = {"u": Row("U_m", "mV/ms", ("u",), "mV/ms")}
_CHANNELS = {
    "gbar_Na": ("g_Na", "nS"),
    "gbar_K": ("g_K", "nS"),
    "g_leak": ("g_L", "nS"),
    "cm": ("C_m", "pF"),
    "v_offset": ("V_T", "mV"),
    "e_rev_Na": ("E_Na", "mV"),
    "e_rev_K": ("E_K", "mV"),
    "e_rev_leak": ("E_L", "mV"),
    "i_offset": ("I_e", "pA"),
}
_GATES = {ours: Row(name, "", (ours,), "") for ours, name in (("m", "Act_m"), ("h", "Inact_h"), ("n", "Act_n"))}
_STOCHASTIC = {name: row for name, row in POTENTIALS.items() if name != "v_thresh"} | {
    "delta_v": ("Delta_V", "mV"),
    "v_t_star": ("V_T_star", "mV"),
    "lambda0": ("lambda_0", "Hz"),
    "tau_eta": ("tau_stc", "ms"),
    "tau_gamma": ("tau_sfa", "ms"),
    "a_eta": ("q_stc", "pA"),
    "a_gamma": ("q_sfa", "mV"),
}
_AFTER_EFFECTS = {"i_eta": Row("I_stc", "pA", ("i_eta",), "nA"), "v_t": Row("E_sfa", "mV", ("v_t",), "mV")}


def _conductances(cell: str, model: str, names: Names, more: Mapping[str, Row] = MappingProxyType({})) -> CellRows:
    """A cell with conductances that can all be set and recorded, and with `more` states like them."""
    signals = {**V, **more, **_GSYN}
    return CellRows(
        model=model,
        parameters=(*_rows(cell, **names, **_TAU_SYN, **_REVERSAL), LEAK),
        states=signals,
        recordable=signals,
        receptors=_CONDUCTANCE,
    )


NEURONS: Mapping[str, CellRows] = {
    "IF_curr_exp": CellRows(
        model="iaf_psc_exp",
        parameters=_rows("IF_curr_exp", **POTENTIALS, **TAU_M, **_TAU_SYN),
        states=V,
        recordable=V,
        receptors=_CURRENT,
    ),
    "IF_curr_alpha": CellRows(
        model="iaf_psc_alpha",
        parameters=_rows("IF_curr_alpha", **POTENTIALS, **TAU_M, **_TAU_SYN),
        states=V,
        recordable=V,
        receptors=_CURRENT,
    ),
    "IF_curr_delta": CellRows(
        model="iaf_psc_delta",
        parameters=_rows("IF_curr_delta", **POTENTIALS, **TAU_M),
        states=V,
        recordable=V,
        receptors=_JUMP,
    ),
    "IF_cond_exp": _conductances("IF_cond_exp", "iaf_cond_exp", POTENTIALS),
    "IF_cond_alpha": _conductances("IF_cond_alpha", "iaf_cond_alpha", POTENTIALS),
    "EIF_cond_exp_isfa_ista": _conductances("EIF_cond_exp_isfa_ista", "aeif_cond_exp", ADEX, more=W),
    "EIF_cond_alpha_isfa_ista": _conductances("EIF_cond_alpha_isfa_ista", "aeif_cond_alpha", ADEX, more=W),
    "IF_cond_exp_gsfa_grr": _conductances(
        "IF_cond_exp_gsfa_grr", "iaf_cond_exp_sfa_rr", POTENTIALS | _AFTER_SPIKES, more=_G_AFTER_SPIKES
    ),
    "IF_facets_hardware1": CellRows(
        model="iaf_cond_exp",
        parameters=_rows("IF_facets_hardware1", **_TAU_SYN, **_CHIP),
        states={**V, **_GSYN},
        recordable={**V, **_GSYN},
        receptors=_CONDUCTANCE,
        constants={"C_m": 200.0, "t_ref": 1.0, "E_ex": 0.0},
    ),
    "Izhikevich": CellRows(
        model="izhikevich",
        parameters=_rows("Izhikevich", **_SIMPLE),
        states={**V, **_U},
        recordable={**V, **_U},
        receptors=_JUMP,
    ),
    "HH_cond_exp": CellRows(
        model="hh_cond_exp_traub",
        parameters=_rows("HH_cond_exp", **_CHANNELS, **_TAU_SYN, **_REVERSAL),
        states={**V, **_GATES},
        recordable={**V, **_GSYN},
        receptors=_CONDUCTANCE,
    ),
    "GIF_cond_exp": CellRows(
        model="gif_cond_exp",
        parameters=(*_rows("GIF_cond_exp", **_STOCHASTIC, **_TAU_SYN, **_REVERSAL), LEAK),
        states={**V, **_GSYN},
        recordable={**V, **_GSYN, **_AFTER_EFFECTS},
        receptors=_CONDUCTANCE,
        begins={"v_t": "v_t_star"},
    ),
}
