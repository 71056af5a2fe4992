"""NEST's own models and their parameters by the names that they had in NEST 1 and 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_IAF: Mapping[str, tuple[str, ...]] = {
    "U0": ("E_L",),
    "Vreset": ("V_reset",),
    "Theta": ("V_th",),
    "C": ("C_m",),
    "Tau": ("tau_m",),
    "TauR": ("t_ref",),
    "TauSyn": ("tau_syn_ex", "tau_syn_in"),
    "tau_syn": ("tau_syn_ex", "tau_syn_in"),
    "I0": ("I_e",),
}
_FORMER: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {"iaf_neuron": ("iaf_psc_alpha", _IAF)}


def renamed(model: str, parameters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A model and its parameters by the names of today."""
    name, names = _FORMER.get(model, (model, {}))
    return name, {today: value for old, value in parameters.items() for today in names.get(old, (old,))}
