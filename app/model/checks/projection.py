"""Checks of a projection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.model.checks.plasticity import bound_phrases, rule_phrases
from app.model.checks.problem import Problem, Problems, Severity
from app.model.checks.value import Phrases, component_phrases, view_phrases
from app.model.elements import Projection
from app.model.ends import End
from app.model.naming import is_name
from app.model.settings import Settings
from app.model.values import Array, Component, Table, Value
from backends.standard import CONNECTORS, SYNAPSE_TYPES, CellModel

# What a rule chooses, and from what, by the field `among` of its declaration.
_CHOSEN = {"pre": ("inputs", "cells"), "post": ("targets", "cells"), "pairs": ("connections", "pairs of cells")}


@dataclass(frozen=True)
class ProjectionCheck:
    """Yields the problems of one projection between two ends."""

    projection: Projection
    pre: End
    post: End
    settings: Settings

    def problems(self) -> Problems:
        """All of them, errors first."""
        for field, phrase in self._phrases():
            yield Problem(self.projection.name, field, f"{self.projection.label}: {phrase}.")
        unit = self.post.model.weight_unit if self.post.model else ""
        weights = _numbers(self.projection.synapse.parameters.get("weight"))
        for field, phrase in bound_phrases(self.projection.synapse, weights, unit):
            yield Problem(self.projection.name, field, f"{self.projection.label}: {phrase}.", Severity.WARNING)
        if self._constant("weight") == 0:
            sentence = f"{self.projection.label}: the weight is 0, so it has no effect."
            yield Problem(self.projection.name, "weight", sentence, Severity.WARNING)

    def _phrases(self) -> Phrases:
        if not is_name(self.projection.name):
            yield "name", f"{self.projection.name!r} cannot be its name in the program; a Python identifier is expected"
        yield from component_phrases(self.projection.connector, CONNECTORS, "connector", None)
        yield from component_phrases(self.projection.synapse, SYNAPSE_TYPES, "synapse", None)
        yield from rule_phrases(self.projection.synapse)
        yield from view_phrases("pre_view", self.pre)
        yield from view_phrases("post_view", self.post)
        yield from self._connector_phrases()
        for model in self.post.models:
            yield from self._receptor_phrases(model)
        yield from self._delay_phrases()
        yield from self._watch_phrases()

    def _connector_phrases(self) -> Phrases:
        connector, pre, post = self.projection.connector, self.pre, self.post
        if connector.model == "OneToOneConnector" and pre.size != post.size:
            yield (
                "connector",
                f"one to one needs equal sizes, but {pre.label} has {pre.size} and {post.label} {post.size}",
            )
        yield from self._table_phrases(connector)
        model = CONNECTORS.get(connector.model)
        if model is None or not model.among:
            return
        values = {**model.defaults, **connector.parameters}
        number, choice = values["n"], self._choice(model.among, not values["allow_self_connections"])
        if isinstance(number, int) and not values["with_replacement"] and number > choice:
            what, of = _CHOSEN[model.among]
            yield "n", f"n = {number} {what} cannot be chosen from {choice} {of} without replacement"

    def _table_phrases(self, connector: Component) -> Phrases:
        """What is wrong with connections that are listed one by one."""
        sizes = (self.pre.size, self.post.size)
        array, listed = (connector.parameters.get(name) for name in ("array", "conn_list"))
        if isinstance(array, Table) and array.rows.shape != sizes:
            yield (
                "array",
                f"a matrix of {array.rows.shape[0]} × {array.rows.shape[1]}, where {sizes[0]} × {sizes[1]} is needed",
            )
        if isinstance(listed, Table) and listed.rows.size:
            pairs = listed.rows[:, :2]
            wrong = np.flatnonzero(((pairs < 0) | (pairs >= sizes) | (pairs != np.round(pairs))).any(axis=1))
            if wrong.size:
                row = ", ".join(f"{number:g}" for number in pairs[wrong[0]])
                yield (
                    "conn_list",
                    f"row {wrong[0] + 1} connects {row}; cells are numbered below {sizes[0]} and {sizes[1]}",
                )

    def _choice(self, among: str, others_only: bool) -> int:
        """How many cells, or pairs of them, there are to choose from."""
        alone = 1 if others_only and self.pre.name == self.post.name else 0
        cells = {"pre": self.pre.size, "post": self.post.size}
        return cells[among] - alone if among in cells else self.post.size * (self.pre.size - alone)

    def _receptor_phrases(self, target: CellModel) -> Phrases:
        receptor = self.projection.receptor
        if target.is_source:
            yield "post", f"{self.post.label} is a spike source, and nothing can project onto it"
        elif receptor not in target.receptors:
            yield "receptor", f"{target.name} has no receptor {receptor!r}; it has {', '.join(target.receptors)}"
        elif self._electrical:
            yield from self._membrane_phrases()
        elif wrong := next(self._wrong_weights(target), None):
            yield "weight", wrong

    def _membrane_phrases(self) -> Phrases:
        if any(source.is_source for source in self.pre.models):
            yield "pre", f"{self.pre.label} is a spike source, and has no membrane that could be joined to another cell"

    def _wrong_weights(self, target: CellModel) -> Iterator[str]:
        positive = target.conductance_based or self.projection.receptor != "inhibitory"
        kind = "conductance" if target.conductance_based else self.projection.receptor
        expected = f"{kind} weights are {'at least' if positive else 'at most'} 0 {target.weight_unit}"
        for number in _numbers(self.projection.synapse.parameters.get("weight")):
            if (number < 0) if positive else (number > 0):
                yield f"the weight {number:g} {target.weight_unit} has the wrong sign; {expected}"

    def _delay_phrases(self) -> Phrases:
        step = self.settings.timestep
        for number in _numbers(self.projection.synapse.parameters.get("delay")):
            if 0 < number < step:
                yield (
                    "delay",
                    f"the delay {number:g} ms is shorter than the time step {step:g} ms. Make it at least {step:g} ms",
                )
                return

    def _watch_phrases(self) -> Phrases:
        watch, step = self.projection.watch, self.settings.timestep
        if watch is not None and not watch >= step:
            yield "watch", f"weights every {watch:g} ms cannot be recorded; the time step is {step:g} ms"

    @property
    def _electrical(self) -> bool:
        model = SYNAPSE_TYPES.get(self.projection.synapse.model)
        return model is not None and model.electrical

    def _constant(self, name: str) -> object:
        model = SYNAPSE_TYPES.get(self.projection.synapse.model)
        default = model.defaults.get(name) if model else None
        return self.projection.synapse.parameters.get(name, default)


def _numbers(value: Value | None) -> Iterator[float]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)
    elif isinstance(value, Array):
        yield from np.unique(value.numbers).tolist()
