"""Senk's notation, and captions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.canvas.annotation import Style, annotation, caption, count, is_probabilistic, plain, recorded
from app.model import (
    Array,
    Component,
    Distribution,
    End,
    Expression,
    Frozen,
    Population,
    Projection,
    Recording,
    Sample,
    Slice,
)
from backends.standard import CONNECTORS

CELL = Population("e", "E", Component("IF_cond_exp"), 400)
TARGET = End(CELL, (CELL,))
WIRE = Projection("w", "w", "e", "i", synapse=Component("StaticSynapse", Frozen(weight=0.004, delay=1.5)))


def with_rule(model: str, pre: str = "e", post: str = "i", **parameters: object) -> Projection:
    return replace(WIRE, pre=pre, post=post, connector=Component(model, Frozen(parameters)))  # type: ignore[arg-type]


def with_synapse(**parameters: object) -> Projection:
    return replace(WIRE, synapse=Component("StaticSynapse", Frozen(parameters)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("projection", "text"),
    [
        (with_rule("OneToOneConnector"), "δ  w 0.004 µS  d 1.5 ms"),
        (with_rule("AllToAllConnector"), "Ω  w 0.004 µS  d 1.5 ms"),
        (with_rule("FixedProbabilityConnector", p_connect=0.25), "p 0.25  w 0.004 µS  d 1.5 ms"),
        (with_rule("FixedProbabilityConnector"), "p 0.1  w 0.004 µS  d 1.5 ms"),
        (with_rule("FixedNumberPreConnector", n=80), "K in 80  no M  w 0.004 µS  d 1.5 ms"),
        (with_rule("FixedNumberPreConnector", n=80, with_replacement=True), "K in 80  M  w 0.004 µS  d 1.5 ms"),
        (with_rule("FixedNumberPreConnector", post="e", n=80), "K in 80  A  no M  w 0.004 µS  d 1.5 ms"),
        (with_rule("AllToAllConnector", post="e", allow_self_connections=False), "Ω  no A  w 0.004 µS  d 1.5 ms"),
        (with_rule("Telepathy"), "Telepathy  w 0.004 µS  d 1.5 ms"),
        (with_synapse(weight=-1.5), "Ω  w −1.5 µS"),
        (with_synapse(), "Ω  w 0 µS"),
        (with_synapse(weight=Distribution("normal", Frozen(mu=1.0, sigma=0.1))), "Ω  w ~ 𝒩"),
        (with_synapse(weight=Array([1.0, 2.0])), "Ω  w ∈ array"),
        (with_synapse(weight=1.0, delay=Distribution("uniform")), "Ω  w 1 µS  d ~ 𝒰"),
        (with_synapse(weight=Expression("exp(-d)"), delay=Expression("1 + d / 100")), "Ω  w(r)  d(r)"),
        (replace(WIRE, pre_view=Slice(0, 10), synapse=Component("StaticSynapse")), "[0:10] → all  Ω  w 0 µS"),
        (replace(WIRE, post_view=Sample(5), synapse=Component("STDPMechanism")), "→ [5 at random]  Ω  w(t)"),
        (with_synapse(weight=Distribution("sorcery")), "Ω  w ~ sorcery"),
        (with_synapse(weight="much"), "Ω  w much µS"),
        (replace(WIRE, synapse=Component("ElectricalSynapse", Frozen(weight=0.01))), "Ω  w 0.01 µS"),
    ],
)
def test_notation(projection, text):
    assert plain(annotation(projection, TARGET)) == text


def test_styles():
    terms = annotation(with_rule("FixedNumberPreConnector", n=80), TARGET)
    styles = {piece.text: piece.style for term in terms for piece in term}
    assert styles == {
        "K": Style.PLAIN,
        "in": Style.SUBSCRIPT,
        "80": Style.PLAIN,
        "M": Style.STRUCK,
        "w": Style.OVERLINED,
        "0.004 µS": Style.PLAIN,
        "d": Style.OVERLINED,
        "1.5 ms": Style.PLAIN,
    }


@pytest.mark.parametrize("model", CONNECTORS)
def test_every_declared_rule_has_a_symbol(model):
    first = annotation(with_rule(model), TARGET)[0][0]
    assert first.text == CONNECTORS[model].symbol.partition("_")[0] != ""
    assert is_probabilistic(with_rule(model)) is CONNECTORS[model].probabilistic


def test_the_unit_is_that_of_the_target():
    assert "w 0.004 mV" in plain(annotation(WIRE, end_of("IF_curr_delta")))
    assert "w 0.004  d" in plain(annotation(WIRE, end_of("Martian")))


def end_of(model: str) -> End:
    population = replace(CELL, cell=Component(model))
    return End(population, (population,))


@pytest.mark.parametrize(
    ("cell", "structure", "text"),
    [
        (Component("IF_cond_exp"), None, "IF_cond_exp"),
        (Component("IF_cond_exp"), Component("Grid2D"), "IF_cond_exp · 2D grid"),
        (Component("SpikeSourcePoisson", Frozen(rate=8.0)), None, "Poisson · 8 Hz"),
        (Component("SpikeSourcePoisson"), None, "Poisson · 1 Hz"),
        (Component("SpikeSourcePoisson", Frozen(rate=Distribution("normal"))), None, "Poisson"),
        (Component("Martian"), None, "Martian"),
    ],
)
def test_caption(cell, structure, text):
    assert caption(replace(CELL, cell=cell, structure=structure)) == text


def test_count_groups_digits():
    assert count(12500) == "12\u202f500"
    assert count(1) == "1"


def test_recorded():
    records = (Recording("spikes"), Recording("v", 5))
    assert recorded(replace(CELL, records=records)) == "spikes · v"
    assert recorded(CELL) == ""
