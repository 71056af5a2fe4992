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
from typing import Any

from backends.brian2 import laws
from backends.brian2.blocks import OFFSET, AfterEffect, CellBlock, Coefficient, Receptor
from backends.brian2.inputs import Input, conductance, current, gated
from backends.standard.units import factor

_KINDS = ("excitatory", "inhibitory")
_NANO = factor("nS", "uS")


def _same(**names: str) -> tuple[Coefficient, ...]:
    """Coefficients that are parameters as they are."""
    return tuple(Coefficient(name, (of,), laws.same) for name, of in names.items())


def _cell(step: str, inputs: tuple[Input, ...], coefficients: tuple[Coefficient, ...], **more: Any) -> CellBlock:
    """A cell; `inputs` begin with the excitatory and the inhibitory synapse."""
    states = ["v", *(state for each in inputs for state in each.states)]
    return CellBlock(
        step=step,
        coefficients=(*coefficients, *(coefficient for each in inputs for coefficient in each.coefficients)),
        states={state: state for state in states} | more.pop("states", {}),
        receptors={kind: each.receptor for kind, each in zip(_KINDS, inputs, strict=False)},
        hidden=(*(name for each in inputs for name in each.hidden), *more.pop("hidden", ())),
        **more,
    )


def _linear(inputs: tuple[Input, ...]) -> CellBlock:
    """A leaky membrane into which currents flow."""
    acts = " + ".join(f"act_{each.name}" for each in inputs)
    step = "".join(each.code for each in inputs) + f"v += free * ((final_v - v) * approach + {acts})\n"
    return _cell(step, inputs, _LINEAR)


def _conducting(inputs: tuple[Input, ...], more: str = "", free: str = "free") -> str:
    """A step of a membrane with conductances, and with `more` that moves it (mV)."""
    total = " + ".join(f"act_{each.name}" for each in inputs)
    drive = " + ".join(f"act_{each.name} * reversal_{each.name}" for each in inputs)
    code = "".join(each.code for each in inputs)
    step = f"total = leak + {total}\ngoal = (drive + {drive}{more}) / total\n"
    return f"{code}{step}v -= {free} * expm1(-total) * (goal - v)\n"


def _leak(g: str, rest: str, unit: str) -> tuple[Coefficient, Coefficient]:
    """A leak that is given as a conductance."""
    micro = factor(unit, "uS")
    return (
        Coefficient("leak", (g, "cm"), lambda h, g, cm: h * g * micro / cm),
        Coefficient("drive", (g, rest, OFFSET, "cm"), lambda h, g, v, i, cm: h * (v * g * micro + i) / cm),
    )


def _adex(synapses: tuple[Input, ...]) -> CellBlock:
    """The take-off and the adaptation by half a step each, the membrane, and the same in reverse."""
    membrane = _conducting(synapses, more=" - w * share")
    return _cell(
        _TAKE_OFF + _ADAPT + membrane + _ADAPT + _TAKE_OFF,
        synapses,
        (
            _REFRACTORY,
            *_LEAK,
            *_same(threshold_v="v_spike", reset_v="v_reset", sharp="delta_T", takeoff_v="v_thresh", rest_v="v_rest"),
            *_same(jump_w="b"),
            Coefficient("share", ("cm",), laws.share),
            Coefficient("kick", ("tau_m",), lambda h, tau: h / 2.0 / tau),
            Coefficient("coupling", ("a",), lambda h, a: a * _NANO),
            Coefficient("relax", ("tau_w",), lambda h, tau: laws.approach(h / 2.0, tau)),
        ),
        states={"w": "w"},
        reset="v = reset_v\nw += jump_w",
        longest=0.1,
    )


_REFRACTORY = Coefficient("refractory_steps", ("tau_refrac",), laws.steps, whole=True)
_FIRING = (_REFRACTORY, *_same(threshold_v="v_thresh", reset_v="v_reset"))
_LINEAR = (
    *_FIRING,
    Coefficient("final_v", ("v_rest", "tau_m", "cm", OFFSET), lambda h, v, tau, cm, i: v + i * tau / cm),
    Coefficient("approach", ("tau_m",), laws.approach),
)
_LEAK = (
    Coefficient("leak", ("tau_m",), lambda h, tau: h / tau),
    Coefficient("drive", ("v_rest", "tau_m", OFFSET, "cm"), lambda h, v, tau, i, cm: h * (v / tau + i / cm)),
)

_CURRENTS, _ALPHA_CURRENTS = (
    (current("exc", "tau_syn_E", alpha), current("inh", "tau_syn_I", alpha)) for alpha in (False, True)
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
_JUMPS = dict.fromkeys(_KINDS, Receptor("jump", early=1))

# The membrane that has nothing but its exponential: exp((takeoff_v - v)/sharp) falls at a constant rate, to 0.
_TAKE_OFF = """\
left = clip(1 - kick * exp(clip((v - takeoff_v) / sharp, -700, 700)), 1e-300, 1)
v = clip(v - free * sharp * log(left), -1e9, threshold_v)
"""
_ADAPT = "w += (coupling * (v - rest_v) - w) * relax\n"

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
    "IF_curr_exp": _linear(_CURRENTS),
    "IF_curr_alpha": _linear(_ALPHA_CURRENTS),
    "IF_curr_delta": CellBlock(
        step="v += free * ((final_v - v) * approach + jump)\njump = 0\n",
        coefficients=_LINEAR,
        states={"v": "v"},
        receptors=_JUMPS,
        hidden=("jump",),
    ),
    "IF_cond_exp": _cell(_conducting(_CONDUCTANCES), _CONDUCTANCES, (*_FIRING, *_LEAK)),
    "IF_cond_alpha": _cell(_conducting(_ALPHA_CONDUCTANCES), _ALPHA_CONDUCTANCES, (*_FIRING, *_LEAK)),
    "IF_facets_hardware1": _cell(
        _conducting(_CONDUCTANCES),
        _CONDUCTANCES,
        (*_FIRING, *_leak("g_leak", "v_rest", "nS")),
        constants={"cm": 0.2, "tau_refrac": 1.0, "e_rev_E": 0.0, OFFSET: 0.0},
    ),
    "IF_cond_exp_gsfa_grr": _cell(
        _conducting((*_CONDUCTANCES, *_AFTER_SPIKES)),
        (*_CONDUCTANCES, *_AFTER_SPIKES),
        (*_FIRING, *_LEAK, *_same(jump_s="q_sfa", jump_r="q_rr")),
        reset="v = reset_v\ng_s += jump_s\ng_r += jump_r",
    ),
    "EIF_cond_exp_isfa_ista": _adex(_CONDUCTANCES),
    "EIF_cond_alpha_isfa_ista": _adex(_ALPHA_CONDUCTANCES),
    "Izhikevich": CellBlock(  # a map: what it is meant to be, forward Euler by the time step
        step="""\
            moved = pace * (0.04 * v * v + 5 * v + 140 - u + flow) + jump
            u += pace * recovery * (coupling * v - u)
            v += moved
            jump = 0
        """,
        coefficients=(
            _REFRACTORY,
            *_same(threshold_v="v_thresh", reset_v="c", recovery="a", coupling="b", jump_u="d"),
            Coefficient("pace", (), lambda h: h),
            Coefficient("flow", (OFFSET,), lambda h, i: i * factor("nA/pF", "mV/ms")),
        ),
        states={"v": "v", "u": "u"},
        receptors=_JUMPS,
        hidden=("jump",),
        reset="v = reset_v\nu += jump_u",
        constants={"v_thresh": 30.0, "tau_refrac": 0.0},
    ),
    "HH_cond_exp": _cell(  # fires when it has passed a peak 30 mV or more above v_offset, and not within 2 ms again
        _GATES + _conducting((*_CONDUCTANCES, *_CHANNELS), free="1") + "past = free * int(goal < v)\n",
        (*_CONDUCTANCES, *_CHANNELS),
        (
            _REFRACTORY,
            *_leak("g_leak", "e_rev_leak", "uS"),
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
    "GIF_cond_exp": _cell(
        _conducting(_CONDUCTANCES, more=" - spent * share")
        + "hazard = -free * expm1(-rate * exp(clip((v - v_t) / sharp, -700, 700)))\n",
        _CONDUCTANCES,
        (
            _REFRACTORY,
            *_LEAK,
            *_same(reset_v="v_reset", sharp="delta_v"),
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
