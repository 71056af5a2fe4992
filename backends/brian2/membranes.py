"""Membranes: how inputs are put together to blocks that advance cells by a step."""

from __future__ import annotations

from typing import Any

from backends.brian2 import laws
from backends.brian2.blocks import OFFSET, CellBlock, Coefficient
from backends.brian2.inputs import Input
from backends.standard.units import factor

KINDS = ("excitatory", "inhibitory")
_NANO = factor("nS", "uS")


def same(**names: str) -> tuple[Coefficient, ...]:
    """Coefficients that are parameters as they are."""
    return tuple(Coefficient(name, (of,), laws.same) for name, of in names.items())


def cell(step: str, inputs: tuple[Input, ...], coefficients: tuple[Coefficient, ...], **more: Any) -> CellBlock:
    """A cell; `inputs` begin with the excitatory and the inhibitory synapse."""
    states = ["v", *(state for each in inputs for state in each.states)]
    return CellBlock(
        step=step,
        coefficients=(*coefficients, *(coefficient for each in inputs for coefficient in each.coefficients)),
        states={state: state for state in states} | more.pop("states", {}),
        receptors={kind: each.receptor for kind, each in zip(KINDS, inputs, strict=False)},
        hidden=(*(name for each in inputs for name in each.hidden), *more.pop("hidden", ())),
        **more,
    )


def linear(inputs: tuple[Input, ...]) -> CellBlock:
    """A leaky membrane into which currents flow."""
    acts = " + ".join(f"act_{each.name}" for each in inputs)
    step = "".join(each.code for each in inputs) + f"v += free * ((final_v - v) * approach + {acts})\n"
    return cell(step, inputs, LINEAR)


def leaky(inputs: tuple[Input, ...]) -> CellBlock:
    """A leaky membrane with conductances."""
    return cell(conducting(inputs), inputs, (*FIRING, *LEAK))


def conducting(inputs: tuple[Input, ...], more: str = "", free: str = "free") -> str:
    """A step of a membrane with conductances, and with currents and `more` that move it (mV).

    With respect to p, the integral of the conductances, dv/dp = goal - v. The goal is taken as a line in p: its mean is
    known exactly, its slope from what it was at the beginning of the step and is at the end. The error of a step is of
    the fifth order, and the step is stable however large the conductances become.
    """
    code = "".join(each.code for each in inputs)
    mean, *ends = (
        f"total_{when} = leak{_sum(inputs, when, True)}\n"
        f"goal_{when} = (drive{_sum(inputs, when, False)}{more}) / total_{when}\n"
        for when in ("act", "was", "is")
    )
    turn = "(goal_is - goal_was) * (1 - part / total_act - part / 2)"
    return f"{code}{mean}{''.join(ends)}part = -expm1(-total_act)\nv += {free} * (part * (goal_act - v) + {turn})\n"


def _sum(inputs: tuple[Input, ...], when: str, conductances: bool) -> str:
    """The conductances, or what all inputs drive, in a step (`act`) or as if they were as at its beginning or end."""
    terms = [(each, f"{when if each.turns else 'act'}_{each.name}") for each in inputs]
    if conductances:
        return "".join(f" + {term}" for each, term in terms if each.conducts)
    return "".join(f" + {term}{f' * reversal_{each.name}' * each.conducts}" for each, term in terms)


def leak(g: str, rest: str, unit: str) -> tuple[Coefficient, Coefficient]:
    """A leak that is given as a conductance."""
    micro = factor(unit, "uS")
    return (
        Coefficient("leak", (g, "cm"), lambda h, g, cm: h * g * micro / cm),
        Coefficient("drive", (g, rest, OFFSET, "cm"), lambda h, g, v, i, cm: h * (v * g * micro + i) / cm),
    )


def adex(synapses: tuple[Input, ...]) -> CellBlock:
    """The take-off and the adaptation by half a step each, the membrane, and the same in reverse."""
    membrane = conducting(synapses, more=" - w * share")
    return cell(
        _TAKE_OFF + _ADAPT + membrane + _ADAPT + _TAKE_OFF,
        synapses,
        (
            REFRACTORY,
            *LEAK,
            *same(threshold_v="v_spike", reset_v="v_reset", sharp="delta_T", takeoff_v="v_thresh", rest_v="v_rest"),
            *same(jump_w="b"),
            Coefficient("share", ("cm",), laws.share),
            Coefficient("kick", ("tau_m",), lambda h, tau: h / 2.0 / tau),
            Coefficient("coupling", ("a",), lambda h, a: a * _NANO),
            Coefficient("relax", ("tau_w",), lambda h, tau: laws.approach(h / 2.0, tau)),
        ),
        states={"w": "w"},
        reset="v = reset_v\nw += jump_w",
        longest=0.1,
    )


REFRACTORY = Coefficient("refractory_steps", ("tau_refrac",), laws.steps, whole=True)
FIRING = (REFRACTORY, *same(threshold_v="v_thresh", reset_v="v_reset"))
LINEAR = (
    *FIRING,
    Coefficient("final_v", ("v_rest", "tau_m", "cm", OFFSET), lambda h, v, tau, cm, i: v + i * tau / cm),
    Coefficient("approach", ("tau_m",), laws.approach),
)
LEAK = (
    Coefficient("leak", ("tau_m",), lambda h, tau: h / tau),
    Coefficient("drive", ("v_rest", "tau_m", OFFSET, "cm"), lambda h, v, tau, i, cm: h * (v / tau + i / cm)),
)

# The membrane that has nothing but its exponential: exp((takeoff_v - v)/sharp) falls at a constant rate, to 0.
_TAKE_OFF = """\
left = clip(1 - kick * exp(clip((v - takeoff_v) / sharp, -700, 700)), 1e-300, 1)
v = clip(v - free * sharp * log(left), -1e9, threshold_v)
"""
_ADAPT = "w += (coupling * (v - rest_v) - w) * relax\n"
