"""Plans: their points, what is wrong with them, and how they are written and read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model import Projection
from app.sweep.plan import Axis, Plan, plan_of
from app.sweep.values import SweepError
from tests.app.networks import balanced


def plan(**over: str) -> Plan:
    return Plan(balanced(), tuple(Axis(target.replace("__", "."), text) for target, text in over.items()), "nest")


def test_points_are_all_combinations():
    both = plan(exc__tau_m="10,20", seed="1..3")
    assert both.shape == (2, 3) and both.count == 6
    assert [*both.points()][:4] == [(10, 1), (10, 2), (10, 3), (20, 1)]
    network = both.at((20, 3))
    assert network["exc"].cell.parameters["tau_m"] == 20
    assert network.settings.seed == 3
    assert balanced()["exc"].cell.parameters["tau_m"] == 15.0


def test_several_parameters_together():
    together = Plan(balanced(), (Axis("one.weight, two.weight", "0.01,0.03"),), "nest")
    network = together.at((0.03,))
    assert {network.get(n, Projection).synapse.parameters["weight"] for n in ("one", "two")} == {0.03}


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({}, "Nothing is swept"),
        ({"exc.tau": "1,2"}, "Excitatory has no parameter 'tau'. Did you mean 'tau_m'?"),
        ({"exk.tau_m": "1,2"}, "No element is called 'exk'"),
        ({"exc": "1,2"}, "'exc' is no parameter"),
        ({"seed": "0..3"}, "0 is no seed"),
        ({"seed": "1.5"}, "1.5 is no seed"),
        ({"exc.tau_m": "-1,2"}, "tau_m = -1"),
        ({"exc.tau_m, exc.tau_m": "1"}, "exc.tau_m is swept twice"),
        ({"": "1"}, "names no parameter"),
    ],
)
def test_what_cannot_be_swept_is_said(over, sentence):
    wrong = Plan(balanced(), tuple(Axis(target, text) for target, text in over.items()), "nest")
    with pytest.raises(SweepError, match=sentence.replace("?", r"\?")):
        wrong.require()


def test_written_and_read():
    before = plan(exc__tau_m="0:1:0.5", seed="1..3")
    after = plan_of(before.dumps(), "a.json")
    assert after == before


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format": "pinetum sweep"}', "x" * 100, "[" * 5000])
def test_what_is_no_plan_is_said(text):
    with pytest.raises(SweepError, match=r"a\.json"):
        plan_of(text, "a.json")


def test_a_network_that_cannot_run_is_not_swept():
    network = balanced()
    network.replace("exc", replace(network["exc"], size=0))
    with pytest.raises(SweepError, match="0 cells"):
        Plan(network, (Axis("seed", "1..2"),), "nest").require()
