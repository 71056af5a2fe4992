"""What a new wire starts with, so that the first run shows something: a rule, a receptor, a weight and a delay."""

from __future__ import annotations

from app.model import Component, End, Frozen, Network, Projection, Role
from app.model.naming import label_from, name_from

# A weight onto a cell of each kind that moves its potential by some tenths of a millivolt; inhibition is stronger.
_WEIGHTS = {"nA": 0.05, "uS": 0.004, "mV": 0.2}
_INHIBITION = 5.0
_DELAY = 1.5
_SMALL = 10  # populations up to this size are connected all to all


def projection(network: Network, pre: End, post: End) -> Projection:
    """A new projection between two ends in the network, with a label and a name that are not taken."""
    label = label_from(f"{pre.label} → {post.label}", {element.label for element in network})
    return Projection(
        name_from(f"{pre.name}_to_{post.name}", network),
        label,
        pre.name,
        post.name,
        _connector(pre, post),
        Component("StaticSynapse", Frozen(weight=weight(pre, post), delay=_DELAY)),
        receptor(pre),
    )


def receptor(pre: End) -> str:
    """The receptor that cells of this role act on."""
    return "inhibitory" if pre.role is Role.INHIBITORY else "excitatory"


def weight(pre: End, post: End) -> float:
    """A weight in the unit of the target, with the sign that its kind of synapse needs."""
    target = post.model
    size = _WEIGHTS.get(target.weight_unit, 0.0) if target else 0.0
    if pre.role is not Role.INHIBITORY:
        return size
    return size * _INHIBITION * (1 if target and target.conductance_based else -1)


def _connector(pre: End, post: End) -> Component:
    if pre.role is Role.STIMULUS and pre.size == post.size:
        return Component("OneToOneConnector")
    if min(pre.size, post.size) <= _SMALL:
        return Component("AllToAllConnector")
    return Component("FixedProbabilityConnector", Frozen(p_connect=0.1))
