"""Connectors that NEST carries out itself, and distributions from which it draws: its names for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from backends.nest import processes, synapses
from backends.nest.connections import Links, read
from backends.nest.groups import NestGroup, Outlet
from backends.nest.kernel import nest
from backends.nest.recorders import picked
from backends.nest.terms import Terms
from backends.simulator import Drawn, Indices, Numbers, Rule
from backends.standard import CONNECTORS, SynapseModel

_RULES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "AllToAllConnector": ("all_to_all", {}),
    "OneToOneConnector": ("one_to_one", {}),
    "FixedProbabilityConnector": ("pairwise_bernoulli", {"p_connect": "p"}),
    "FixedNumberPreConnector": ("fixed_indegree", {"n": "indegree"}),
    "FixedNumberPostConnector": ("fixed_outdegree", {"n": "outdegree"}),
    "FixedTotalNumberConnector": ("fixed_total_number", {"n": "N"}),
}


def _normal(mu: float, sigma: float) -> Any:
    return nest.random.normal(mean=mu, std=sigma)


_DISTRIBUTIONS: Mapping[str, Callable[..., Any]] = {
    "uniform": lambda low, high: nest.random.uniform(min=low, max=high),
    "normal": _normal,
    "normal_clipped": lambda mu, sigma, low, high: nest.math.redraw(_normal(mu, sigma), low, high),
    "normal_clipped_to_boundary": lambda mu, sigma, low, high: nest.math.min(
        nest.math.max(_normal(mu, sigma), low), high
    ),
    "lognormal": lambda mu, sigma: nest.random.lognormal(mean=mu, std=sigma),
    "exponential": lambda beta: nest.random.exponential(beta=beta),
}


def known(rule: Rule, parameters: Mapping[str, float | Drawn], synapse: SynapseModel) -> bool:
    """Whether NEST can carry out a rule to the letter, in one process: of several, none knows all connections."""
    rows = synapses.rows(synapse)
    if processes.SIZE > 1 or rows is None or rows.decay or rule.connector not in _RULES:
        return False
    if not all(isinstance(value, (bool, int, float)) for value in rule.parameters.values()):
        return False
    if rule.connector == "FixedTotalNumberConnector" and not rule.parameters["with_replacement"]:
        return False  # NEST cannot
    simple = {*rows.weights.values(), *(row.of[0] for row in rows.parameters if not row.law)}
    drawn = {name: value for name, value in parameters.items() if isinstance(value, Drawn)}
    return drawn.keys() <= simple and all(value.distribution in _DISTRIBUTIONS for value in drawn.values())


class Ruled(Links):
    """Connections that NEST made by a rule, in the order of their targets and then sources."""

    def __init__(
        self, source: NestGroup, terms: Terms, model: str, rule: Rule, parameters: Mapping[str, float | Drawn]
    ) -> None:
        super().__init__(source, terms, model)
        self._rule = rule
        self._parameters: dict[str, Any] = dict(parameters)
        terms.keep(parameters)

    def wire(self) -> None:
        """Have NEST connect."""
        rule, nodes = self._rule, (self.outlet().nodes, self.terms.target.nodes)
        pre, post = (picked(all_of, some) for all_of, some in zip(nodes, (rule.sources, rule.targets), strict=True))
        before = nest.num_connections
        self.connect(
            pre, post, _specification(rule), self.terms.of({n: _drawn(v) for n, v in self._parameters.items()})
        )
        self.count, self.wired = nest.num_connections - before, True

    def fans_out_by_one(self) -> bool:
        """Nobody knows."""
        return False

    def told(self, name: str) -> Numbers:
        """What synapses were told of a parameter."""
        value: Numbers | Drawn = self._parameters[name]
        return self.get(name) if isinstance(value, Drawn) else value

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        super().set(parameters)
        self._parameters |= parameters

    def order(self, sources: Indices, targets: Indices) -> Indices:
        """By target and then source."""
        order = np.empty(sources.size, np.int64)
        order[np.lexsort((sources, targets))] = np.arange(sources.size)
        return order

    def ends(self) -> tuple[Indices, Indices]:
        """The pre- and postsynaptic index of each connection."""
        sources, targets = read(self.connections(), ["source", "target"])
        order = np.lexsort((sources, targets))
        return sources[order] - self.outlet().first, targets[order] - Outlet(self.terms.target.nodes).first


def _specification(rule: Rule) -> dict[str, Any]:
    """A rule as NEST takes it."""
    name, names = _RULES[rule.connector]
    model = CONNECTORS[rule.connector]
    flags = {"allow_autapses": model.autapses, "allow_multapses": model.multapses}
    told = {flag: rule.parameters[of] if isinstance(of, str) else of for flag, of in flags.items()}
    return {"rule": name, **told, **{theirs: rule.parameters[ours] for ours, theirs in names.items()}}


def _drawn(value: float | Drawn) -> Any:
    return _DISTRIBUTIONS[value.distribution](**value.parameters) if isinstance(value, Drawn) else value
