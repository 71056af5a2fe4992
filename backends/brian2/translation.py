"""How the standard models are stepped in Brian2: a block for each model.

Quantities have PyNN's units, in which nothing needs a factor: nA = nF mV/ms = uS mV, and 1/ms = uS/nF. Between spikes
the membranes are linear. So each block advances its cells by the exact solution over one time step, whose
coefficients are computed once, from the parameters; for conductances, which change within the step, by the solution
for their mean over the step (a Magnus integrator of second order). Equal time constants need no special care.

No parameter appears in Brian2 under its own name: `cm` would be a centimetre.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Coefficient:
    """A number of each cell, called `name` in Brian2: `law` of the time step (ms) and of our parameters `of`."""

    name: str
    of: tuple[str, ...]
    law: Callable[..., Any]

    def value(self, timestep: float, parameters: Mapping[str, Any]) -> Any:
        """The coefficient, from our parameters in canonical units (numbers or arrays)."""
        return self.law(timestep, *(parameters[name] for name in self.of))


@dataclass(frozen=True)
class Receptor:
    """Which variable weights are added to. A spike acts at the end of a step, `early` by so many steps before that."""

    variable: str
    early: int = 0


@dataclass(frozen=True)
class CellBlock:
    """One cell model in Brian2.

    `step` advances a cell by one time step: `free` is 1 unless it is refractory. `hidden` are variables of ours that
    begin at zero. `states` and what can be recorded have the names that PyNN gives them.
    """

    step: str
    coefficients: tuple[Coefficient, ...]
    states: tuple[str, ...]
    recordable: tuple[str, ...]
    receptors: Mapping[str, Receptor]
    hidden: tuple[str, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        """All variables of a cell."""
        return (*self.states, *self.hidden, WAIT, *(coefficient.name for coefficient in self.coefficients))

    @property
    def equations(self) -> str:
        """The variables as Brian2 declares them: all without a unit."""
        return "\n".join(f"{name} : 1" for name in self.names)

    @property
    def code(self) -> str:
        """What Brian2 does for each step."""
        return f"free = int({WAIT} <= 0)\n{WAIT} -= 1\n{dedent(self.step)}"


@dataclass(frozen=True)
class SynapseBlock:
    """One synapse model in Brian2: what it remembers, and what a spike does to the variable of its receptor."""

    equations: str
    on_spike: str


OFFSET = "i_offset"  # what is injected is added to it
WAIT = "steps_to_wait"
THRESHOLD = "v >= threshold_v"
RESET = f"v = reset_v\n{WAIT} = refractory_steps"


def _phi(x: Any) -> Any:
    """∫ exp(x u) du over 0 ≤ u ≤ 1."""
    safe = np.where(np.abs(x) < 1e-5, 1.0, x)
    return np.where(np.abs(x) < 1e-5, 1.0 + np.divide(x, 2.0), np.expm1(safe) / safe)


def _psi(x: Any) -> Any:
    """∫ u exp(x u) du over 0 ≤ u ≤ 1; by its series where the closed form would cancel."""
    small, x = np.abs(x) < 0.05, np.asarray(x, float)
    safe = np.where(small, 1.0, x)
    series: Any = 0.0
    for n in range(7, -1, -1):  # Σ xⁿ / (n! (n + 2))
        series = series * x + 1.0 / (np.prod(np.arange(1.0, n + 1)) * (n + 2))
    return np.where(small, series, ((safe - 1.0) * np.exp(safe) + 1.0) / safe**2)


def _decay(h: float, tau: Any) -> Any:
    """What remains of an exponential after a step."""
    return np.exp(-h / np.asarray(tau, float))


def _charge(h: float, cm: Any, tau_m: Any, tau_syn: Any) -> Any:
    """How far (mV) a synaptic current that begins the step with 1 nA and decays moves the membrane in it."""
    decay = np.maximum(_decay(h, tau_m), _decay(h, tau_syn))  # the slower; the other way round, phi could overflow
    return h / cm * decay * _phi(-np.abs(h / tau_m - h / tau_syn))


def _charge_rising(h: float, cm: Any, tau_m: Any, tau_syn: Any) -> Any:
    """The same for a current (e/tau_syn) t exp(-t/tau_syn), which begins to rise at the beginning of the step."""
    x = h / tau_m - h / tau_syn
    phi, psi = _phi(-np.abs(x)), _psi(-np.abs(x))
    moved = np.where(x > 0, _decay(h, tau_syn) * (phi - psi), _decay(h, tau_m) * psi)
    return np.e / tau_syn * h**2 / cm * moved


def _each(name: str, of: tuple[str, ...], law: Callable[..., Any]) -> tuple[Coefficient, Coefficient]:
    """A coefficient of the excitatory and of the inhibitory synapse."""
    return (
        Coefficient(f"{name}_exc", (*of, "tau_syn_E"), law),
        Coefficient(f"{name}_inh", (*of, "tau_syn_I"), law),
    )


_FIRING = (
    Coefficient("threshold_v", ("v_thresh",), lambda h, v: v),
    Coefficient("reset_v", ("v_reset",), lambda h, v: v),
    Coefficient("refractory_steps", ("tau_refrac",), lambda h, tau: np.rint(np.divide(tau, h))),
)
_LINEAR = (
    Coefficient("final_v", ("v_rest", "tau_m", "cm", "i_offset"), lambda h, v, tau, cm, i: v + i * tau / cm),
    Coefficient("approach", ("tau_m",), lambda h, tau: -np.expm1(-h / np.asarray(tau, float))),
)
_DECAY = _each("decay", (), _decay)
_CHARGE = _each("charge", ("cm", "tau_m"), _charge)
_SYNAPSES = ("isyn_exc", "isyn_inh")
_CURRENT = {"excitatory": Receptor("isyn_exc"), "inhibitory": Receptor("isyn_inh")}
_RISE = {"excitatory": Receptor("rise_exc"), "inhibitory": Receptor("rise_inh")}
_JUMP = {"excitatory": Receptor("jump", early=1), "inhibitory": Receptor("jump", early=1)}
_CONDUCTANCE = {"excitatory": Receptor("gsyn_exc"), "inhibitory": Receptor("gsyn_inh")}

NEURONS: Mapping[str, CellBlock] = {
    "IF_curr_exp": CellBlock(
        step="""
            v += free * ((final_v - v) * approach + isyn_exc * charge_exc + isyn_inh * charge_inh)
            isyn_exc *= decay_exc
            isyn_inh *= decay_inh
        """,
        coefficients=(*_FIRING, *_LINEAR, *_CHARGE, *_DECAY),
        states=("v", *_SYNAPSES),
        recordable=("v",),
        receptors=_CURRENT,
    ),
    "IF_curr_alpha": CellBlock(
        step="""
            rising = rise_exc * charge_rising_exc + rise_inh * charge_rising_inh
            v += free * ((final_v - v) * approach + isyn_exc * charge_exc + isyn_inh * charge_inh + rising)
            isyn_exc = isyn_exc * decay_exc + rise_exc * gain_exc
            isyn_inh = isyn_inh * decay_inh + rise_inh * gain_inh
            rise_exc *= decay_exc
            rise_inh *= decay_inh
        """,
        coefficients=(
            *_FIRING,
            *_LINEAR,
            *_CHARGE,
            *_DECAY,
            *_each("charge_rising", ("cm", "tau_m"), _charge_rising),
            *_each("gain", (), lambda h, tau: np.e * h / tau * _decay(h, tau)),
        ),
        states=("v", *_SYNAPSES),
        hidden=("rise_exc", "rise_inh"),
        recordable=("v",),
        receptors=_RISE,
    ),
    "IF_curr_delta": CellBlock(
        step="""
            v += free * ((final_v - v) * approach + jump)
            jump = 0
        """,
        coefficients=(*_FIRING, *_LINEAR),
        states=("v",),
        hidden=("jump",),
        recordable=("v",),
        receptors=_JUMP,
    ),
    "IF_cond_exp": CellBlock(
        step="""
            open_exc = gsyn_exc * mean_exc
            open_inh = gsyn_inh * mean_inh
            total = leak + open_exc + open_inh
            v -= free * expm1(-total) * ((drive + open_exc * reversal_exc + open_inh * reversal_inh) / total - v)
            gsyn_exc *= decay_exc
            gsyn_inh *= decay_inh
        """,
        coefficients=(
            *_FIRING,
            Coefficient("leak", ("tau_m",), lambda h, tau: h / tau),
            Coefficient(
                "drive", ("v_rest", "tau_m", "i_offset", "cm"), lambda h, v, tau, i, cm: h * (v / tau + i / cm)
            ),
            *_each("mean", ("cm",), lambda h, cm, tau: -tau / cm * np.expm1(-h / np.asarray(tau, float))),
            Coefficient("reversal_exc", ("e_rev_E",), lambda h, e: e),
            Coefficient("reversal_inh", ("e_rev_I",), lambda h, e: e),
            *_DECAY,
        ),
        states=("v", "gsyn_exc", "gsyn_inh"),
        recordable=("v", "gsyn_exc", "gsyn_inh"),
        receptors=_CONDUCTANCE,
    ),
}

SYNAPSES: Mapping[str, SynapseBlock] = {
    "StaticSynapse": SynapseBlock(equations="weight : 1", on_spike="{receptor}_post += weight"),
}
