"""What the simulator of a session can express, and why it cannot express the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backends.api.errors import NoModelAvailableError
from backends.api.random import AbstractRNG
from backends.api.standardmodels.trains import PLAYER, TRAINS
from backends.simulator import Conversion, Explains, Simulator, TakesCurrents
from backends.standard import (
    CELLS,
    CURRENTS,
    NEURONS,
    RECEPTORS,
    SYNAPSES,
    TIMINGS,
    WEIGHT_DEPENDENCES,
    CellModel,
    CurrentModel,
    SynapseModel,
    mechanism,
)
from backends.standard.point_neuron import compositions, recipe

if TYPE_CHECKING:
    from backends.api.standardmodels import StandardCellType


class Abilities:
    """The part of a session that knows models. With a `poisson_rng`, Poisson trains are computed here."""

    simulator: Simulator
    poisson_rng: AbstractRNG | None

    def native_cell_type(self, name: str, /, **more: Any) -> type[StandardCellType]:
        """The class of a model that only this simulator has, by its name there. InvalidModelError.

        Brian2: by its equations, and threshold="v > v_thresh", reset="v = v_reset", refractory (ms, or an expression
        of a time), receptors={"excitatory": the variable that gets weights}, inflow=the parameter that injected
        currents are added to, method (of integration), defaults={"tau_m": 20.0}, name. Numbers are in PyNN's units.
        """
        from backends.api.standardmodels.native import native_cell_type  # which needs what populations need

        return native_cell_type(self.simulator, name, **more)

    def list_standard_models(self) -> list[str]:
        """The cell models that this simulator can express."""
        return [name for name, model in CELLS.items() if self._refusal(model) is None]

    def list_synapse_models(self) -> list[str]:
        """The synapse models that this simulator can express."""
        return [name for name, model in SYNAPSES.items() if self.simulator.refusal(model) is None]

    def refusals(self) -> dict[str, str]:
        """The standard models that this simulator cannot express, each with the reason."""
        reasons = {name: self._refusal(model) for name, model in CELLS.items()}
        reasons |= {name: self._refusal(model) for name, model in _synapses().items()}
        reasons |= {recipe(model): self._refusal(model) for model in compositions(NEURONS.values(), RECEPTORS.values())}
        if not isinstance(self.simulator, TakesCurrents):
            reasons |= dict.fromkeys(CURRENTS, "No current can be injected into cells.")
        return {name: reason for name, reason in reasons.items() if reason is not None}

    def conversions(self) -> dict[str, Conversion]:
        """What becomes of each synapse that this simulator can express, as far as it says; by the names of refusals."""
        if not isinstance(self.simulator, Explains):
            return {}
        told = {name: self.simulator.conversion(model) for name, model in _synapses().items()}
        return {name: conversion for name, conversion in told.items() if conversion is not None}

    def _refusal(self, model: CellModel | SynapseModel) -> str | None:
        played = CELLS[name] if isinstance(model, CellModel) and (name := self.played_as(model)) else model
        return self.simulator.refusal(played)

    def require_model(self, model: CellModel | SynapseModel) -> None:
        """NoModelAvailableError, with the reason, when the simulator cannot express a model."""
        if reason := self._refusal(model):
            raise NoModelAvailableError(f"{self.simulator.title}: {reason}")

    def played_as(self, model: CellModel) -> str:
        """The model that simulators are given in the place of one whose trains are computed here, or nothing."""
        return model.played_as or (PLAYER if self.poisson_rng and model.name in TRAINS else "")

    def require_currents(self, model: CurrentModel) -> None:
        """NoModelAvailableError when the simulator takes no currents."""
        if not isinstance(self.simulator, TakesCurrents):
            raise NoModelAvailableError(f"{self.simulator.title}: {model.name}: no current can be injected into cells.")


def _synapses() -> dict[str, SynapseModel]:
    """All synapse models; those of two rules by their recipes."""
    mechanisms = [mechanism(timing, rule) for timing in TIMINGS.values() for rule in WEIGHT_DEPENDENCES.values()]
    return {**SYNAPSES, **{f"{model.name}({model.timing}, {model.dependence})": model for model in mechanisms}}
