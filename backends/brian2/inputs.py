"""What acts on a membrane: synapses and channels, as code and coefficients from which blocks are put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from backends.brian2 import laws
from backends.brian2.blocks import Coefficient, Receptor
from backends.standard.units import factor

Law = Callable[..., Any]


@dataclass(frozen=True)
class Input:
    """Something that acts on a membrane: `code` moves it on by a step, and sets act_… to what it does in the step.

    That is so many mV for a current, and ∫ g/cm dt for a conductance. An input that `turns` also sets was_… and is_…:
    what it would do in the step if it stayed as it is at its beginning and its end. `hidden` is what a function that
    rises has in store.
    """

    name: str
    code: str
    coefficients: tuple[Coefficient, ...] = ()
    states: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    conducts: bool = False
    turns: bool = False

    @property
    def receptor(self) -> Receptor:
        """Where weights go."""
        return Receptor((*self.hidden, *self.states)[0], f"tau_{self.name}")


def current(name: str, y: str, tau: str, alpha: bool = False) -> Input:
    """A synaptic current into a membrane that has nothing else but a leak."""
    return _decaying(name, y, tau, ("cm", "tau_m"), (laws.charge, laws.charge_rising), alpha)


def conductance(name: str, y: str, tau: str, reversal: str, alpha: bool = False, unit: str = "uS") -> Input:
    """A conductance, of a synapse or of anything else that decays."""
    integrals = _in(unit, laws.opened), _in(unit, laws.opened_rising)
    potential = Coefficient(f"reversal_{name}", (reversal,), laws.same)
    there = _decaying(name, y, tau, ("cm",), integrals, alpha, potential)
    return _turning(replace(there, conducts=True), y, _in(unit, laws.share))


def flow(name: str, y: str, tau: str) -> Input:
    """A synaptic current into a membrane with conductances."""
    there = _decaying(name, y, tau, ("cm",), (laws.opened, laws.opened_rising), alpha=False)
    return _turning(there, y, laws.share)


def double(name: str, y: str, rise: str, decay: str, reversal: str) -> Input:
    """A synaptic conductance that rises with one time constant and decays with another."""
    store = f"rise_{name}"
    code = f"act_{name} = {y} * whole_{name} + {store} * early_{name}\n"
    code += f"{y} = {y} * decay_{name} + {store} * gain_{name}\n{store} *= fade_{name}\n"
    coefficients = (
        Coefficient(f"whole_{name}", ("cm", decay), laws.opened),
        Coefficient(f"early_{name}", ("cm", rise, decay), laws.opened_double),
        Coefficient(f"decay_{name}", (decay,), laws.decay),
        Coefficient(f"gain_{name}", (rise, decay), laws.gain_double),
        Coefficient(f"fade_{name}", (rise,), laws.decay),
        Coefficient(f"tau_{name}", (decay,), laws.same),
        Coefficient(f"reversal_{name}", (reversal,), laws.same),
    )
    return _turning(Input(name, code, coefficients, (y,), (store,), conducts=True), y, laws.share)


def gated(name: str, most: str, reversal: str, gates: str) -> Input:
    """A conductance that the potential opens and closes."""
    coefficients = (
        Coefficient(f"most_{name}", (most, "cm"), lambda h, g, cm: h * g / cm),
        Coefficient(f"reversal_{name}", (reversal,), laws.same),
    )
    return Input(name, f"act_{name} = most_{name} * {gates}\n", coefficients, conducts=True)


def _decaying(
    name: str, y: str, tau: str, of: tuple[str, ...], integrals: tuple[Law, Law], alpha: bool, *more: Coefficient
) -> Input:
    """A quantity y that decays with `tau`, or rises first as an alpha function: rise_… is what it has in store.

    `integrals` are what y and its rise do in a step that they begin with 1.
    """
    act, move, rise = f"act_{name} = {y} * whole_{name}", f"{y} *= decay_{name}\n", f"rise_{name}"
    coefficients = (
        Coefficient(f"whole_{name}", (*of, tau), integrals[0]),
        Coefficient(f"decay_{name}", (tau,), laws.decay),
        Coefficient(f"tau_{name}", (tau,), laws.same),
        *more,
    )
    if not alpha:
        return Input(name, f"{act}\n{move}", coefficients, (y,))
    code = f"{act} + {rise} * early_{name}\n{move}{y} += {rise} * gain_{name}\n{rise} *= decay_{name}\n"
    early = Coefficient(f"early_{name}", (*of, tau), integrals[1])
    return Input(name, code, (*coefficients, early, Coefficient(f"gain_{name}", (tau,), laws.gain)), (y,), (rise,))


def _turning(there: Input, y: str, share: Law) -> Input:
    """The same, with what it would do in the step if it stayed as it is."""
    was, is_ = (f"{when}_{there.name} = {y} * pull_{there.name}\n" for when in ("was", "is"))
    pull = Coefficient(f"pull_{there.name}", ("cm",), share)
    return replace(there, code=was + there.code + is_, coefficients=(*there.coefficients, pull), turns=True)


def _in(unit: str, law: Law) -> Law:
    """The law of a conductance that has another unit than uS."""
    return lambda *of: factor(unit, "uS") * law(*of)
