"""Figures of a plastic synapse: its window, how it depends on the weight, its drift, and a protocol. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

import numpy as np

from app.panels.figure import Axis, Dot, Figure, Line, around
from app.panels.plasticity.drift import Drift, Rest
from app.panels.plasticity.pairing import Protocol, weights
from app.panels.plasticity.rule import Floats
from app.panels.plasticity.subject import Plastic
from app.panels.plasticity.words import amount, counted, number
from backends.standard import Kind, Parameter

_POINTS = 160
_ROUND = 20.0  # ms
Values = Mapping[str, float]


def weight_dial(subject: Plastic) -> tuple[Parameter, ...]:
    """The weight at which the window is drawn, where that makes a difference."""
    if not subject.rule.timing.relative or not any(subject.rule.powers):
        return ()
    low, high = subject.rule.bounds
    start = subject.rule.bounded(subject.weight)
    return (_dial("Weight", start, subject.unit, "The weight that the pair of spikes finds", low, high),)


def window(subject: Plastic, values: Values) -> Figure:
    """What one pair does to the weight, by the lag between the two cells."""
    rule, shift = subject.rule, subject.axon - subject.dendrite
    weight = values.get("Weight", subject.weight)
    wide = ceil(3.5 * max(rule.taus) / _ROUND) * _ROUND
    sides = np.linspace(-wide - abs(shift), -1e-4, _POINTS), np.linspace(1e-4, wide + abs(shift), _POINTS)
    lines = [Line(lags + shift, rule.window(lags, weight), filled=True) for lags in sides]
    y = Axis(*around(*(line.y for line in lines)), counted("Change of the weight", subject.unit))
    (down, up), (low, high) = (_extremes(lines), rule.bounds)
    share = " and ".join(f"{number(100 * most / (high - low), sign=True)} %" for most in (up, down) if most)
    caption = (
        f"One pair that finds {amount(rule.bounded(weight), subject.unit)}: at most {share or 'nothing'} of the range."
    )
    return Figure(Axis(-wide, wide, "post − pre (ms)"), y, caption, tuple(lines))


def by_weight(subject: Plastic, values: Values) -> Figure:
    """What one pair does at each weight."""
    some = np.linspace(*subject.rule.bounds, _POINTS)
    first, last = subject.rule.by_weight(some)
    lines = (Line(some, first, "first", filled=True), Line(some, last, "last", dashed=True))
    y = Axis(*around(first, last), counted("Change of the weight", subject.unit))
    caption = "Solid: the presynaptic spike is first. Dashed: it is last. The line marks the weight at the start."
    return Figure(_weights(subject), y, caption, lines, mark=subject.rule.bounded(subject.weight))


def rate_dials(subject: Plastic) -> tuple[Parameter, ...]:
    """How fast both sides fire."""
    return tuple(
        _dial(f"{side} rate", 10.0, "Hz", f"How often the {name} cell fires, at random", 0.0, 100.0)
        for side, name in (("Pre", "presynaptic"), ("Post", "postsynaptic"))
    )


def drift(subject: Plastic, values: Values) -> Figure:
    """Where weights go while both sides fire at random."""
    moving = Drift(subject.rule, values["Pre rate"], values["Post rate"])
    some = np.linspace(*subject.rule.bounds, _POINTS)
    speed, rests = moving.at(some), moving.rests()
    dots = tuple(Dot(rest.weight, float(moving.at(np.array([rest.weight]))[0]), not rest.stable) for rest in rests)
    y = Axis(*around(speed), counted("Drift per second", subject.unit))
    return Figure(_weights(subject), y, _destination(subject, rests), (Line(some, speed),), dots=dots)


def pair_dials(subject: Plastic) -> tuple[Parameter, ...]:
    """The protocol."""
    return (
        _dial("Lag", 10.0, "ms", "From the presynaptic to the postsynaptic spike", -100.0, 100.0),
        _dial("Pairs", 60, "", "How many pairs of spikes", 1, 200, Kind.INTEGER),
        _dial("Pairs per s", 1.0, "Hz", "How often a pair comes", 0.1, 100.0),
    )


def pairing(subject: Plastic, values: Values) -> Figure:
    """The weight from pair to pair."""
    n = round(values["Pairs"])
    protocol = Protocol(n, values["Lag"], values["Pairs per s"], subject.axon, subject.dendrite)
    found = weights(subject.rule, protocol, subject.weight)
    low, high = float(found.min()), float(found.max())
    beside = 0.1 * (high - low) or 0.05 * abs(high) or 1.0
    y = Axis(low - beside, high + beside, counted("Weight", subject.unit))
    return Figure(
        Axis(0.0, n, "pairs"), y, _outcome(subject, found), (Line(np.arange(n + 1, dtype=np.float64), found),)
    )


def _dial(name: str, default: float, unit: str, doc: str, low: float, high: float, kind: Kind = Kind.REAL) -> Parameter:
    return Parameter(name, default, unit, doc, low, high, kind=kind, random=False)


def _weights(subject: Plastic) -> Axis:
    return Axis(*subject.rule.bounds, counted("weight", subject.unit))


def _extremes(lines: list[Line]) -> tuple[float, float]:
    every = np.concatenate([line.y for line in lines])
    return min(float(every.min()), 0.0), max(float(every.max()), 0.0)


def _destination(subject: Plastic, rests: tuple[Rest, ...]) -> str:
    if not rests:
        return "Nothing drifts: at every weight, what raises it and what lowers it are in balance."
    ends = dict(zip(subject.rule.bounds, ("the lower bound", "the upper bound"), strict=True))
    stable, unstable = ([r for r in rests if r.stable is kind] for kind in (True, False))
    goals = " or ".join(_called(rest, subject, ends) for rest in stable)
    away = " or ".join(_called(rest, subject, ends) for rest in unstable)
    return " ".join(filter(None, [f"Weights drift to {goals}." if goals else "", f"Away from {away}." if away else ""]))


def _called(rest: Rest, subject: Plastic, ends: Mapping[float, str]) -> str:
    where = amount(rest.weight, subject.unit)
    return f"{ends[rest.weight]}, {where}" if rest.weight in ends else where


def _outcome(subject: Plastic, found: Floats) -> str:
    begin, end = float(found[0]), float(found[-1])
    change = f" ({number(100 * (end / begin - 1), sign=True)} %)" if begin else ""
    pairs = f"{len(found) - 1} pair{'s' if len(found) > 2 else ''}"
    held = np.flatnonzero(np.isin(found, subject.rule.bounds))
    bound = f" At a bound after {held[0]}." if len(held) and held[0] and end in subject.rule.bounds else ""
    return f"{number(begin)} → {amount(end, subject.unit)}{change} after {pairs}.{bound}"
