"""How the standard synapses work in Brian2: a block for each, and for each pair of rules of plasticity.

What a synapse remembers is advanced exactly when a spike comes, and not before. Times are in ms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backends.brian2.blocks import Receptor
from backends.simulator import Conversion
from backends.standard import SynapseModel
from backends.standard.mechanism import NAME as MECHANISM
from backends.standard.units import factor

NEVER = -1e9  # ms: long before the first spike
INSTANT = 1e-6  # ms


@dataclass(frozen=True)
class SynapseBlock:
    """One synapse model in Brian2.

    A presynaptic spike does `pre`, and then `sent` goes to the cell; a postsynaptic one does `post`. Code knows the
    time as `now`, the time constant of the receptor as {tau}, and parameters and states by their names. `states` begin
    with a number, or with what a parameter is; `constants` are parameters that the model has not.
    """

    sent: str = "weight"
    pre: str = ""
    post: str = ""
    states: Mapping[str, float | str] = field(default_factory=dict)
    constants: Mapping[str, float] = field(default_factory=dict)

    @property
    def draws(self) -> bool:
        """Whether chance has a part in it."""
        return "drawn(" in self.pre

    def on_pre(self, timestep: float, receptor: Receptor, on_the_way: bool) -> str:
        """What Brian2 does when a spike is to arrive; or when it is at the synapse, and `on_the_way` from there."""
        tau = f"{receptor.constant}_post" if receptor.constant else f"{INSTANT!r}"
        if on_the_way:
            sent = f"gone = send({self.sent}{f' * {receptor.scale!r}' if receptor.unit else ''}, j, rest)"
        else:
            sent = f"{receptor.variable}_post += {self.sent}{f' * {receptor.unit}' if receptor.unit else ''}"
        return f"{self._now(timestep, 'pre')}{self.pre.format(tau=tau)}\n{sent}"

    def on_post(self, timestep: float) -> str | None:
        """What Brian2 does when a postsynaptic spike is at the synapse."""
        return f"{self._now(timestep, 'post')}{self.post}" if self.post else None

    def _now(self, timestep: float, side: str) -> str:
        late = f" - {side}_late" if self.post else ""
        return f"now = t_in_timesteps * {timestep!r}{late}\n" if "now" in self.pre else ""


# What is over at once has a time constant of 0: it is kept off the division.
_FACILITATED = """\
primed = primed * exp((last - now) / (tau_facil + 1e-12))
primed = primed + U * (1 - primed)
"""
_TIRING = f"""\
regained = exp((last - now) / tau_rec)
kept = exp((last - now) / {{tau}})
apart = abs((now - last) / {{tau}} - (now - last) / tau_rec)
between = (now - last) / {{tau}} * clip(regained, kept, 1) * exprel(-apart)
ready = 1 - active * (kept + between) - (1 - ready - active) * regained
active = active * kept
{_FACILITATED}
used = primed * ready
ready = ready - used
active = active + used
last = now
"""
_RELEASING = f"""\
ready = ready + drawn(n - ready, 1 - exp((last - now) / tau_rec), j)
{_FACILITATED}
used = drawn(ready, primed, j)
ready = ready - used
last = now
"""
_QUANTAL = SynapseBlock("weight * used", _RELEASING, states={"ready": "n", "primed": 0.0, "last": NEVER})

SYNAPSES: Mapping[str, SynapseBlock] = {
    "StaticSynapse": SynapseBlock(),
    "TsodyksMarkramSynapse": SynapseBlock(
        "weight * used", _TIRING, states={"ready": 1.0, "active": 0.0, "primed": 0.0, "last": NEVER}
    ),
    "SimpleStochasticSynapse": SynapseBlock("weight * used", "used = drawn(1, p, j)"),
    "StochasticTsodyksMarkramSynapse": SynapseBlock(
        "weight * used", _RELEASING, states=_QUANTAL.states, constants={"n": 1.0}
    ),
    "MultiQuantalSynapse": _QUANTAL,
}


def _plastic(pre: str, post: str, tau_plus: str, tau_minus: str) -> SynapseBlock:
    """Each spike finds a trace of those of the other side, but for one at the very same moment, and leaves one."""

    def code(change: str, own: str, tau: str, other: str, tau_other: str) -> str:
        return (
            f"felt = ({other}_trace - int({other}_last > now - 1e-6)) * exp(({other}_last - now) / {tau_other})\n"
            f"{change}\n"
            f"{own}_trace = 1 + {own}_trace * exp(({own}_last - now) / {tau})\n"
            f"{own}_last = now\n"
        )

    return SynapseBlock(
        pre=code(pre, "pre", tau_plus, "post", tau_minus),
        post=code(post, "post", tau_minus, "pre", tau_plus),
        states={"weight": "weight", "pre_trace": 0.0, "post_trace": 0.0, "pre_last": NEVER, "post_last": NEVER},
    )


def _pairs(up: str = "", down: str = "") -> SynapseBlock:
    """Changes are fractions of the range of weights, times what `up` and `down` make of the place in it."""
    span = "(w_max - w_min)"
    return _plastic(
        f"weight = clip(weight - A_minus * {span} * felt{down}, w_min, w_max)",
        f"weight = clip(weight + A_plus * {span} * felt{up}, w_min, w_max)",
        "tau_plus",
        "tau_minus",
    )


_ABOVE = " * clip((w_max - weight) / (w_max - w_min), 0, 1)"
_BELOW = " * clip((weight - w_min) / (w_max - w_min), 0, 1)"
_GROWN = "weight = clip(weight + eta * felt, w_min, w_max)"
_SHRUNK = f"weight = clip(weight - 2 * eta * rho * tau * {factor('ms', 's')!r}, w_min, w_max)"

PLASTICITY: Mapping[tuple[str, str], SynapseBlock] = {
    ("SpikePairRule", "AdditiveWeightDependence"): _pairs(),
    ("SpikePairRule", "MultiplicativeWeightDependence"): _pairs(_ABOVE, _BELOW),
    ("SpikePairRule", "AdditivePotentiationMultiplicativeDepression"): _pairs("", _BELOW),
    ("SpikePairRule", "GutigWeightDependence"): _pairs(f"{_ABOVE} ** mu_plus", f"{_BELOW} ** mu_minus"),
    ("Vogels2011Rule", "AdditiveWeightDependence"): _plastic(f"{_GROWN}\n{_SHRUNK}", _GROWN, "tau", "tau"),
}


def block(synapse: SynapseModel) -> SynapseBlock | None:
    """The block of a synapse model, None where there is none."""
    if synapse.name == MECHANISM:
        return PLASTICITY.get((synapse.timing, synapse.dependence))
    return SYNAPSES.get(synapse.name)


def refusal(synapse: SynapseModel) -> str | None:
    """Why Brian2 cannot express a synapse model, or None."""
    if synapse.electrical or block(synapse) is not None:
        return None
    what = f"{synapse.timing} with {synapse.dependence}" if synapse.name == MECHANISM else synapse.name
    return f"{what} has no translation to Brian2."


def conversion(synapse: SynapseModel) -> Conversion | None:
    """What becomes of a synapse model in Brian2: the code that spikes set off."""
    if synapse.electrical:
        return Conversion("An exchange of currents", notes=("Worked out by us after each time step of Brian2.",))
    found = block(synapse)
    if found is None:
        return None
    code = (("on_pre", found.pre), ("sent", found.sent), ("on_post", found.post))
    terms = {name: f"{value:g}" for name, value in found.constants.items()}
    shown = tuple((when, text.replace("{tau}", "tau_syn").strip()) for when, text in code if text)
    return Conversion("Synapses", tuple(terms.items()), code=shown)
