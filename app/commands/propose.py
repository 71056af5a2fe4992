"""What a new wire starts with, so that the first run shows something: a rule, a receptor, a weight and a delay."""

from __future__ import annotations

from app.model import Component, Current, End, Frozen, Injection, Network, Projection, Role, Value
from app.model.naming import label_from, name_from
from backends.standard import SYNAPSE_TYPES
from backends.standard.mechanism import DEPENDENCE

# A weight onto a cell of each kind that moves its potential by some tenths of a millivolt; inhibition is stronger.
_WEIGHTS = {"nA": 0.05, "uS": 0.004, "mV": 0.2}
_INHIBITION = 5.0
_DELAY = 1.5
_P, _MANY = 0.1, 10.0  # probability of a connection; inputs from which on each is weaker
_SMALL = 10  # populations up to this size are connected all to all


def projection(network: Network, pre: End, post: End) -> Projection:
    """A new projection between two ends in the network, with a label and a name that are not taken."""
    label = label_from(f"{pre.label} → {post.label}", {element.label for element in network})
    connector, inputs = _connector(pre, post)
    return Projection(
        name_from(f"{pre.name}_to_{post.name}", network),
        label,
        pre.name,
        post.name,
        connector,
        Component("StaticSynapse", Frozen(weight=weight(pre, post, inputs), delay=_DELAY)),
        receptor(pre),
    )


def injection(network: Network, current: Current, post: End) -> Injection:
    """A new injection of a current into the cells of an end, with a label and a name that are not taken."""
    label = label_from(f"{current.label} → {post.label}", {element.label for element in network})
    return Injection(name_from(f"{current.name}_to_{post.name}", network), label, current.name, post.name)


def receptor(pre: End) -> str:
    """The receptor that cells of this role act on."""
    return "inhibitory" if pre.role is Role.INHIBITORY else "excitatory"


def weight(pre: End, post: End, inputs: float = 1.0) -> float:
    """A weight in the unit of the target, with the sign that its kind of synapse needs.

    Where a cell has many `inputs`, each of them is weaker, so that recurrent excitation does not run away.
    """
    target = post.model
    size = _WEIGHTS.get(target.weight_unit, 0.0) if target else 0.0
    size = float(f"{size * min(1.0, _MANY / max(inputs, 1.0)):.2g}")
    if pre.role is not Role.INHIBITORY:
        return size
    return size * _INHIBITION * (1 if target and target.conductance_based else -1)


def bounded(synapse: Component) -> Component:
    """The synapse; where it learns and has no bounds yet, with such that its weight lies halfway between them."""
    model, weight = SYNAPSE_TYPES.get(synapse.model), synapse.parameters.get("weight")
    if model is None or DEPENDENCE not in model.by_name or DEPENDENCE in synapse.parameters:
        return synapse
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not weight:
        return synapse
    bounds: Frozen[Value] = Frozen(w_max=2.0 * weight) if weight > 0 else Frozen(w_min=2.0 * weight, w_max=0.0)
    rule = Component(model.by_name[DEPENDENCE].choices[0], bounds)
    return Component(synapse.model, synapse.parameters.with_(DEPENDENCE, rule))


def _connector(pre: End, post: End) -> tuple[Component, float]:
    """A rule, and how many inputs it gives to a cell."""
    if pre.role is Role.STIMULUS and pre.size == post.size:
        return Component("OneToOneConnector"), 1.0
    if min(pre.size, post.size) <= _SMALL:
        return Component("AllToAllConnector"), float(pre.size)
    return Component("FixedProbabilityConnector", Frozen(p_connect=_P)), _P * pre.size
