"""What is said of a comparison: a verdict for each pair of simulators, with the tolerance used and why it is that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.compare import spikes, traces
from app.compare.spikes import SpikePair
from app.compare.traces import TracePair
from app.compare.twins import LEVEL, TWINS
from app.worker import Recording
from backends import registry


@dataclass(frozen=True)
class Verdict:
    """What is said of one simulator, or of several alike: `head`, and the `reason` with its tolerance, or "".

    `agree` is None where that is not known.
    """

    agree: bool | None
    head: str
    reason: str = ""

    @property
    def text(self) -> str:
        """Both."""
        return f"{self.head}: {self.reason}." if self.reason else f"{self.head}."


NOTHING = Verdict(None, "There is nothing to compare", "fewer than two simulators ran")


def title(simulator: str) -> str:
    """What people call a simulator."""
    return next((there.title for there in registry.simulators() if there.name == simulator), simulator)


def failed(simulator: str, reason: str) -> Verdict:
    """One that did not come to its end."""
    return Verdict(None, f"{title(simulator)} did not run", reason.removesuffix("."))


def only_on(simulator: str, other: str, key: tuple[str, str]) -> Verdict:
    """Something was recorded on one simulator alone."""
    return Verdict(None, f"{key[1]} of {key[0]} was recorded on {title(simulator)}, and not on {title(other)}")


def sampled_otherwise(a: str, b: str, recording: Recording) -> Verdict:
    """Samples were taken at other times."""
    what = f"{recording.variable} of {recording.label}"
    return Verdict(None, f"{what} was sampled at other times on {title(a)} than on {title(b)}", "it was not compared")


def again(pairs: Sequence[SpikePair]) -> str:
    """What is done where spikes differ."""
    a, *others = dict.fromkeys(name for pair in pairs if not pair.same for name in (pair.a, pair.b))
    return (
        f"{_and((a, *others))} have other spikes. {title(a)} runs {TWINS} times more, "
        "with cells changed by next to nothing, to see how much that means …"
    )


def judge(
    a: str, pairs: Sequence[SpikePair], seen: Sequence[TracePair], timestep: float, chancy: bool
) -> tuple[bool | None, str]:
    """Whether a simulator agrees with `a`, and how or why not. The time step in ms."""
    if not pairs and not seen:
        return None, "nothing is recorded that could be compared"
    wrong = [f"{one.population}: {one.judgement.reason}" for one in pairs if one.judgement and one.judgement.reason]
    wrong += [_far(one) for one in seen if not one.agrees]
    if wrong:
        return False, "; ".join(wrong)
    different = [pair for pair in pairs if not pair.same]
    if any(pair.judgement is None for pair in different):
        return None, "spikes differ, and it was not found out what that means"
    return True, _parted(a, different, timestep, chancy) if different else _same(pairs, timestep)


def verdict(a: str, others: Sequence[str], agree: bool | None, reason: str) -> Verdict:
    """What is said of `others` of which the same was found."""
    s = "s" if len(others) == 1 else ""
    verb = {True: f"agree{s} with", False: f"disagree{s} with", None: "cannot be held against"}[agree]
    return Verdict(agree, f"{_and(others)} {verb} {title(a)}", reason)


def _and(simulators: Sequence[str]) -> str:
    *most, last = [title(name) for name in simulators]
    return f"{', '.join(most)} and {last}" if most else last


def _same(pairs: Sequence[SpikePair], timestep: float) -> str:
    if pairs:
        return f"every spike is the same {_within(timestep)}"
    return f"samples lie within {traces.SHARE:.1%} of their range, or {spikes.STEPS:g} time steps earlier or later"


def _within(timestep: float) -> str:
    return (
        f"within {spikes.STEPS * timestep:g} ms ({spikes.STEPS:g} time steps, as far as simulators put a spike apart)"
    )


def _parted(a: str, pairs: Sequence[SpikePair], timestep: float, chancy: bool) -> str:
    since = min(pair.parting.first or 0.0 for pair in pairs)
    apart, chance = (max(getattr(pair.judgement, which) for pair in pairs) for which in ("apart", "chance"))
    allowed = f"the spread of those runs allows {chance:.1%} (at a level of {LEVEL:.0%})"
    rates = f"rates differ by {apart:.1%} at most, where {allowed}"
    if chancy:
        return (
            f"chance has a part in this network, {TWINS} further runs on {title(a)} have other spikes as well; {rates}"
        )
    return (
        f"spikes are the same {_within(timestep)} until {since:.1f} ms, and then part no sooner than on {title(a)} "
        f"itself when its cells are changed by next to nothing ({TWINS - 1} further runs), since a recurrent network "
        f"makes the smallest difference grow. From then on {rates}"
    )


def _far(pair: TracePair) -> str:
    return (
        f"{pair.variable} of {pair.population} is further apart than {traces.SHARE:.1%} of its range in "
        f"{pair.outside:.1%} of all samples until {pair.until:.1f} ms (rms {pair.rms:.2g} {pair.unit})"
    )
