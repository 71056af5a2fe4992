"""Composed cells in NEST: which of its models have such a membrane and such receptors, and what they are called there.

NEST has no model for every composition. Those here compute what the parts declare, and nothing near it:

- A cell of aeif_cond_beta_multisynapse without upswing (Delta_T = 0) and adaptation (a = b = 0) is a LIF. Its rise time
  is never above its decay time, but a difference of exponentials is the same either way round; of two equal times it
  makes an alpha function.
- The rate of gif_cond_exp_multisynapse, lambda_0 exp((V_m - V_T_star)/Delta_V), is next to nothing below and next to
  infinite above a threshold, when Delta_V is a billionth of a millivolt.
- aeif_psc_exp tells two currents apart by the sign of their weights: a receptor for both signs takes both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.nest import translation
from backends.nest.rows import CellRows, Receptor, Row
from backends.nest.translation import ADEX, LEAK, POTENTIALS, TAU_M, V, W, named
from backends.standard import NEURONS, CellModel, ReceptorModel
from backends.standard.point_neuron import recipe


@dataclass(frozen=True)
class Quantity:
    """A quantity of a receptor, `name` in NEST: `law` of the parameters that have these `roles`.

    A role is rise, decay or reversal; anything else is a parameter of the membrane.
    """

    name: str
    unit: str
    roles: tuple[str, ...]
    law: Callable[..., Any] = lambda value: value

    def of(self, name: str, kind: ReceptorModel) -> tuple[str, ...]:
        """What the cell calls these parameters of a receptor."""
        return tuple(f"{name}.{getattr(kind, role)}" if hasattr(kind, role) else role for role in self.roles)


@dataclass(frozen=True)
class Place:
    """Where NEST has a receptor: its quantities, what is recorded of it, and the sign of its weights."""

    quantities: tuple[Quantity, ...]
    signal: str
    sign: float = 1.0


@dataclass(frozen=True)
class Host:
    """A model of NEST's for membranes `neuron` with receptors whose weights have the unit `unit`, and that rise or not.

    Receptors have a place each; or else they share a place of which NEST has any number, so that its quantities are
    lists. Such receptors have ports from 1 on. Signals are `settable`; or their present values are the list `state`; or
    they are known `late`.
    """

    model: str
    neuron: str
    unit: str
    rises: bool
    membrane: tuple[Row, ...]
    places: tuple[Place, ...]
    several: bool = False
    state: str = ""
    constants: Mapping[str, float] = field(default_factory=dict)
    settable: bool = False
    late: bool = False

    def suits(self, cell: CellModel) -> bool:
        """Whether a cell is one of these."""
        kinds = {(bool(kind.rise), bool(kind.reversal)) for _, kind in cell.responses}
        enough = self.several or len(cell.responses) <= len(self.places)
        return cell.neuron is NEURONS[self.neuron] and kinds == {(self.rises, self.unit == "nS")} and enough

    def rows(self, cell: CellModel) -> CellRows:
        """The cell in NEST."""
        states, signals, receptors = {state.name: _STATES[state.name] for state in NEURONS[self.neuron].states}, {}, {}
        for k, (name, kind) in enumerate(cell.responses):
            place = self.places[0 if self.several else k]
            signal = f"{name}.{kind.state.name}"
            signals[signal] = Row(
                place.signal.format(k + 1),
                self.unit,
                (signal,),
                kind.state.unit,
                state=(self.state, k) if self.state else None,
                late=self.late,
            )
            receptors[name] = Receptor(self.unit, place.sign, k + 1 if self.several else 0)
        return CellRows(
            model=self.model,
            parameters=(*self.membrane, *self._quantities(cell)),
            states=states | (signals if self.settable else {}),
            recordable=states | signals,
            receptors=receptors,
            constants=self.constants,
        )

    def _quantities(self, cell: CellModel) -> Iterator[Row]:
        """What NEST is told of the receptors."""
        if not self.several:
            for (name, kind), place in zip(cell.responses, self.places, strict=False):
                for quantity in place.quantities:
                    yield Row(quantity.name, quantity.unit, quantity.of(name, kind), quantity.unit)
            return
        for quantity in self.places[0].quantities:
            of = tuple(ours for name, kind in cell.responses for ours in quantity.of(name, kind))
            yield Row(quantity.name, quantity.unit, of, quantity.unit, _listed(quantity))


def _listed(quantity: Quantity) -> Callable[..., NDArray[Any]]:
    """A law that makes one list of the numbers of all receptors, for each cell."""

    def law(*values: Any) -> NDArray[Any]:
        width = len(quantity.roles)
        numbers = [quantity.law(*values[i : i + width]) for i in range(0, len(values), width)]
        table = np.column_stack([np.ravel(number) for number in np.broadcast_arrays(*numbers)])
        lists = np.empty(len(table), object)
        for cell, row in enumerate(table):
            lists[cell] = row
        return lists

    return law


def _unlike(tau_syn: Any, tau_m: Any) -> Any:
    """A synaptic time constant that differs from the membrane's: NEST takes none that does not."""
    return np.where(np.abs(np.subtract(tau_syn, tau_m)) < 1e-6 * np.asarray(tau_m), tau_m * (1 + 1e-6), tau_syn)


def _one(signal: str, *quantities: Quantity) -> tuple[Place]:
    """The place that any number of receptors share."""
    return (Place(quantities, signal),)


_STATES = {**V, **W}
_LIF, _ADEXP = (*named(NEURONS["LIF"], POTENTIALS), LEAK), (*named(NEURONS["AdExp"], ADEX), LEAK)
_CHARGED = named(NEURONS["LIF"], POTENTIALS | TAU_M)
_ESCAPING = (*named(NEURONS["LIF"], {**POTENTIALS, "v_thresh": ("V_T_star", "mV")}), LEAK)
_PEAK = Row("V_peak", "mV", ("v_thresh",), "mV")

_TAU = Quantity("tau_syn", "ms", ("decay",))
_OTHER_TAU = Quantity("tau_syn", "ms", ("decay", "tau_m"), _unlike)
_REVERSAL = Quantity("E_rev", "mV", ("reversal",))
_DOUBLE = (
    Quantity("tau_rise", "ms", ("rise", "decay"), np.minimum),
    Quantity("tau_decay", "ms", ("rise", "decay"), np.maximum),
    _REVERSAL,
)
_ENDS = (("ex", 1.0), ("in", -1.0))
_TAUS = {end: Quantity(f"tau_syn_{end}", "ms", ("decay",)) for end, _ in _ENDS}
_PAIR = tuple(Place((_TAUS[end], Quantity(f"E_{end}", "mV", ("reversal",))), f"g_{end}", sign) for end, sign in _ENDS)
_BOTH = (Place((*_TAUS.values(),), "I_syn_ex-I_syn_in"),)

_NEITHER = {"Delta_T": 0.0, "a": 0.0, "b": 0.0}  # upswing nor adaptation
_CERTAIN = {"Delta_V": 1e-9, "lambda_0": 1e12}  # mV, Hz
_MULTI = "aeif_cond_beta_multisynapse"

HOSTS = (
    Host("iaf_psc_exp_multisynapse", "LIF", "pA", False, _CHARGED, _one("I_syn_{}", _OTHER_TAU), True, late=True),
    Host("iaf_cond_exp", "LIF", "nS", False, _LIF, _PAIR, settable=True),
    Host("gif_cond_exp_multisynapse", "LIF", "nS", False, _ESCAPING, _one("", _TAU, _REVERSAL), True, "g", _CERTAIN),
    Host(_MULTI, "LIF", "nS", True, (*_LIF, _PEAK), _one("g_{}", *_DOUBLE), True, "g", _NEITHER),
    Host(_MULTI, "AdExp", "nS", True, _ADEXP, _one("g_{}", *_DOUBLE), True, "g"),
    Host("aeif_cond_exp", "AdExp", "nS", False, _ADEXP, _PAIR, settable=True),
    Host("aeif_psc_exp", "AdExp", "pA", False, _ADEXP, _BOTH),
)
_KNOWN = (
    "LIF with any number of CurrExp, of CondExp, or of CondAlpha and CondBeta; AdExp with one CurrExp, with one or two "
    "CondExp, or with any number of CondAlpha and CondBeta"
)


def rows(cell: CellModel) -> CellRows | None:
    """A cell in NEST, None where it has no such model."""
    if not cell.neuron:
        return translation.NEURONS.get(cell.name)
    return next((host.rows(cell) for host in HOSTS if host.suits(cell)), None)


def refusal(cell: CellModel) -> str:
    """Why NEST cannot express a cell."""
    if not cell.neuron:
        return f"{cell.name} has no translation to NEST."
    return f"NEST has no model of {recipe(cell)}; it has {_KNOWN}."
