"""How the standard synapses work in Brian2: a block for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class SynapseBlock:
    """One synapse model in Brian2: what it remembers, and what a spike does to the variable of its receptor."""

    equations: str
    on_spike: str


SYNAPSES: Mapping[str, SynapseBlock] = {
    "StaticSynapse": SynapseBlock(equations="weight : 1", on_spike="{receptor}_post += weight"),
}
