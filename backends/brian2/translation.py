"""How the standard cells are stepped in Brian2: a block for each.

Quantities have PyNN's units, in which hardly anything needs a factor: nA = nF mV/ms = uS mV, and 1/ms = uS/nF. Between
spikes most membranes are linear. So a block advances its cells by the exact solution over one step, whose coefficients
are computed once, from the parameters; for conductances, which change within the step, by the solution for their mean
over the step (a Magnus integrator of second order). Equal time constants need no special care. What is not linear is
split into parts that are solved exactly, one after another (Strang 1968, SIAM J. Numer. Anal. 5:506-517): stable
whatever the parameters, and of second order.

No parameter appears in Brian2 under its own name: `cm` would be a centimetre.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi

from backends.brian2 import laws
from backends.brian2.blocks import OFFSET, AfterEffect, CellBlock, Coefficient, Receptor
from backends.brian2.inputs import conductance, current, gated
from backends.brian2.membranes import (
    FIRING,
    KINDS,
    LEAK,
    LINEAR,
    REFRACTORY,
    adex,
    cell,
    conducting,
    leak,
    leaky,
    linear,
    same,
)
from backends.standard.units import factor

_CURRENTS, _ALPHA_CURRENTS = (
    (current("exc", "isyn_exc", "tau_syn_E", alpha), current("inh", "isyn_inh", "tau_syn_I", alpha))
    for alpha in (False, True)
)
_CONDUCTANCES, _ALPHA_CONDUCTANCES = (
    (
        conductance("exc", "gsyn_exc", "tau_syn_E", "e_rev_E", alpha),
        conductance("inh", "gsyn_inh", "tau_syn_I", "e_rev_I", alpha),
    )
    for alpha in (False, True)
)
_AFTER_SPIKES = (
    conductance("s", "g_s", "tau_sfa", "e_rev_sfa", unit="nS"),
    conductance("r", "g_r", "tau_rr", "e_rev_rr", unit="nS"),
)
_CHANNELS = (
    gated("na", "gbar_Na", "e_rev_Na", "gate_m * gate_m * gate_m * gate_h"),
    gated("k", "gbar_K", "e_rev_K", "gate_n * gate_n * gate_n * gate_n"),
)
_JUMPS = dict.fromkeys(KINDS, Receptor("jump", early=1))

# The rates of Traub and Miles (1/ms); shift_v keeps off the round numbers at which they are 0/0.
_GATES = """\
x = v - shift_v
up = 0.32 * (13 - x) / expm1((13 - x) / 4)
both = up + 0.28 * (x - 40) / expm1((x - 40) / 5)
gate_m = up / both + (gate_m - up / both) * exp(-both * pace)
up = 0.128 * exp((17 - x) / 18)
both = up + 4 / (1 + exp((40 - x) / 5))
gate_h = up / both + (gate_h - up / both) * exp(-both * pace)
up = 0.032 * (15 - x) / expm1((15 - x) / 5)
both = up + 0.5 * exp((10 - x) / 40)
gate_n = up / both + (gate_n - up / both) * exp(-both * pace)
"""
_OFF = pi * 1e-10  # mV

NEURONS: Mapping[str, CellBlock] = {
    "IF_curr_exp": linear(_CURRENTS),
    "IF_curr_alpha": linear(_ALPHA_CURRENTS),
    "IF_curr_delta": CellBlock(
        step="v += free * ((final_v - v) * approach + jump)\njump = 0\n",
        coefficients=LINEAR,
        states={"v": "v"},
        receptors=_JUMPS,
        hidden=("jump",),
    ),
    "IF_cond_exp": leaky(_CONDUCTANCES),
    "IF_cond_alpha": leaky(_ALPHA_CONDUCTANCES),
    "IF_facets_hardware1": cell(
        conducting(_CONDUCTANCES),
        _CONDUCTANCES,
        (*FIRING, *leak("g_leak", "v_rest", "nS")),
        constants={"cm": 0.2, "tau_refrac": 1.0, "e_rev_E": 0.0, OFFSET: 0.0},
    ),
    "IF_cond_exp_gsfa_grr": cell(
        conducting((*_CONDUCTANCES, *_AFTER_SPIKES)),
        (*_CONDUCTANCES, *_AFTER_SPIKES),
        (*FIRING, *LEAK, *same(jump_s="q_sfa", jump_r="q_rr")),
        reset="v = reset_v\ng_s += jump_s\ng_r += jump_r",
    ),
    "EIF_cond_exp_isfa_ista": adex(_CONDUCTANCES),
    "EIF_cond_alpha_isfa_ista": adex(_ALPHA_CONDUCTANCES),
    "Izhikevich": CellBlock(  # a map: what it is meant to be, forward Euler by the time step
        step="""\
            moved = pace * (0.04 * v * v + 5 * v + 140 - u + flow) + jump
            u += pace * recovery * (coupling * v - u)
            v += moved
            jump = 0
        """,
        coefficients=(
            REFRACTORY,
            *same(threshold_v="v_thresh", reset_v="c", recovery="a", coupling="b", jump_u="d"),
            Coefficient("pace", (), lambda h: h),
            Coefficient("flow", (OFFSET, "cm"), lambda h, i, cm: i / cm),
        ),
        states={"v": "v", "u": "u"},
        receptors=_JUMPS,
        hidden=("jump",),
        reset="v = reset_v\nu += jump_u",
        constants={"v_thresh": 30.0, "tau_refrac": 0.0, "cm": factor("pF", "nF")},
    ),
    "HH_cond_exp": cell(  # fires when it has passed a peak 30 mV or more above v_offset, and not within 2 ms again
        _GATES + conducting((*_CONDUCTANCES, *_CHANNELS), free="1") + "past = free * int(goal_act < v)\n",
        (*_CONDUCTANCES, *_CHANNELS),
        (
            REFRACTORY,
            *leak("g_leak", "e_rev_leak", "uS"),
            Coefficient("pace", (), lambda h: h),
            Coefficient("shift_v", ("v_offset",), lambda h, v: v - _OFF),
            Coefficient("peak_v", ("v_offset",), lambda h, v: v + 30.0),
        ),
        states={gate: f"gate_{gate}" for gate in "mhn"},
        hidden=("past",),
        threshold="past * int(v >= peak_v) > 0",
        reset="",
        longest=0.01,
        constants={"tau_refrac": 2.0},
    ),
    "GIF_cond_exp": cell(
        conducting(_CONDUCTANCES, more=" - spent * share")
        + "hazard = -free * expm1(-rate * exp(clip((v - v_t) / sharp, -700, 700)))\n",
        _CONDUCTANCES,
        (
            REFRACTORY,
            *LEAK,
            *same(reset_v="v_reset", sharp="delta_v"),
            Coefficient("share", ("cm",), laws.share),
            Coefficient("rate", ("lambda0",), lambda h, rate: h * rate * factor("Hz", "kHz")),
        ),
        states={"v_t": "v_t", "i_eta": "i_eta"},
        hidden=("hazard", "chance", "spent"),
        threshold="chance < hazard",
        chance="chance",
        effects=(
            AfterEffect("i_eta", "tau_eta", "a_eta", mean="spent"),
            AfterEffect("v_t", "tau_gamma", "a_gamma", base="v_t_star"),
        ),
    ),
}
