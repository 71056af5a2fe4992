"""Laws of coefficients: numbers of a cell that follow from a step `h` (ms) and from parameters in PyNN's units."""

from __future__ import annotations

from typing import Any

import numpy as np

from backends.adapter import climb


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


def same(h: float, value: Any) -> Any:
    """The parameter itself."""
    return value


def steps(h: float, time: Any) -> Any:
    """How many steps a time lasts."""
    return np.rint(np.divide(time, h))


def decay(h: float, tau: Any) -> Any:
    """What remains of an exponential after a step."""
    return np.exp(-h / np.asarray(tau, float))


def approach(h: float, tau: Any) -> Any:
    """Which part of the way to where it is going an exponential takes in a step."""
    return -np.expm1(-h / np.asarray(tau, float))


def share(h: float, cm: Any) -> Any:
    """How far (mV) 1 nA moves a membrane in a step."""
    return np.divide(h, cm)


def gain(h: float, tau: Any) -> Any:
    """What an alpha function (e/tau) t exp(-t/tau) has risen to after a step."""
    return np.e * h / tau * decay(h, tau)


def charge(h: float, cm: Any, tau_m: Any, tau_syn: Any) -> Any:
    """How far (mV) a synaptic current that begins the step with 1 nA and decays moves a leaky membrane in it."""
    slower = np.maximum(decay(h, tau_m), decay(h, tau_syn))  # the other way round, phi could overflow
    return h / cm * slower * _phi(-np.abs(h / tau_m - h / tau_syn))


def charge_rising(h: float, cm: Any, tau_m: Any, tau_syn: Any) -> Any:
    """The same for a current (e/tau_syn) t exp(-t/tau_syn), which begins to rise at the beginning of the step."""
    x = h / tau_m - h / tau_syn
    phi, psi = _phi(-np.abs(x)), _psi(-np.abs(x))
    moved = np.where(x > 0, decay(h, tau_syn) * (phi - psi), decay(h, tau_m) * psi)
    return np.e / tau_syn * h**2 / cm * moved


def opened(h: float, cm: Any, tau: Any) -> Any:
    """∫ g/cm dt over a step of a conductance that begins it with 1 uS and decays."""
    return tau / cm * approach(h, tau)


def opened_rising(h: float, cm: Any, tau: Any) -> Any:
    """The same for a conductance (e/tau) t exp(-t/tau), which begins to rise at the beginning of the step."""
    return np.e / tau * h**2 / cm * _psi(-h / np.asarray(tau, float))


def gain_double(h: float, rise: Any, decay: Any) -> Any:
    """What a response of peak 1, with time constants of rise and decay, has risen to after a step.

    (exp(-h/decay) - exp(-h/rise))/(1/rise - 1/decay), times how it begins to climb.
    """
    slower, apart = _slower(h, rise, decay)
    return climb(rise, decay) * h * slower * _phi(-apart)


def opened_double(h: float, cm: Any, rise: Any, decay: Any) -> Any:
    """∫ g/cm dt over a step of such a conductance, which begins to rise at the beginning of the step."""
    mean = h / 2.0 * (1.0 / np.asarray(rise, float) + 1.0 / np.asarray(decay, float))
    apart = h * (1.0 / np.asarray(rise, float) - 1.0 / np.asarray(decay, float))
    near = np.abs(apart) < 1e-3
    ends = decay * approach(h, decay) - rise * approach(h, rise)
    exact = ends / np.where(near, 1.0, apart) * h
    return climb(rise, decay) / cm * np.where(near, h**2 * _psi(-mean), exact)


def _slower(h: float, rise: Any, decay: Any) -> tuple[Any, Any]:
    """What remains of the slower of two exponentials after a step, and how much faster the other is."""
    rates = 1.0 / np.asarray(rise, float), 1.0 / np.asarray(decay, float)
    return np.exp(-h * np.minimum(*rates)), h * np.abs(np.subtract(*rates))
