"""What synapses make of the spikes that they see, as data: how a weight changes, and what is released."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """What one spike does to a weight: the product of the parameters named in `by`, times `factor`.

    It comes with each presynaptic spike, or with each postsynaptic one (`post`). Where it is `paired`, it is multiplied
    by the trace that the spikes of the other side have left behind.
    """

    by: tuple[str, ...]
    factor: float = 1.0
    post: bool = False
    paired: bool = True


@dataclass(frozen=True)
class Release:
    """What a spike releases of the resources that a synapse has, by the names of parameters.

    `share` of what is there, which `facilitation` ("": none) raises from spike to spike: u ← u·exp(-Δt/tau), and then
    u ← u + U·(1 - u). What was released is back after `recovery` ("": at once); where it `lingers`, it is active as
    long as the receptor is, and only then begins to recover. `sites` (a number, or the name of one) release all or
    nothing, by `chance`, each with the probability u; without it, the share is released exactly.
    """

    share: str
    recovery: str = ""
    facilitation: str = ""
    sites: str | int = 1
    chance: bool = False
    lingers: bool = False
