"""What differs between two networks, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from app.model import Component, Distribution, Frozen, Network, Place, Settings
from app.model.difference import differences
from tests.app.networks import balanced, networks, projection


def changed(name: str, **fields: object) -> Network:
    network = balanced()
    network.replace(name, replace(network[name], **fields))
    return network


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (changed("exc", size=90), ["Excitatory: size 80 → 90"]),
        (changed("exc", place=Place(9, 9), label="Pyramids"), []),
        (changed("inh", cell=Component("IF_cond_exp", Frozen(tau_m=12.0))), ["Inhibitory: tau_m default → 12"]),
        (changed("inh", cell=Component("IF_curr_exp")), ["Inhibitory: IF_cond_exp → IF_curr_exp"]),
        (
            changed("one", synapse=Component("StaticSynapse", Frozen(weight=-0.02, delay=1.5))),
            ["exc → inh: weight 0.01 → −0.02"],
        ),
        (
            changed("exc", initial=Frozen(v=Distribution("uniform", Frozen(low=-70.0, high=-60.0)))),
            ["Excitatory: v −60 → uniform (−70, −60)"],
        ),
        (changed("feed", muted=True), ["thalamus → exc: muted off → on"]),
    ],
)
def test_what_matters_to_a_run_is_said(after, said):
    assert differences(balanced(), after) == said


def test_what_came_and_went_and_settings():
    after = balanced()
    after.remove("two")
    after.add(projection("three", "inh", "inh", "AllToAllConnector"))
    after.describe("", "", Settings(duration=300.0, simulator="brian2"))
    assert differences(balanced(), after) == [
        "simulator nest → brian2",
        "duration 200 → 300",
        "exc → inh is gone",
        "inh → inh is new",
    ]


@given(networks(), networks())
def test_any_two_networks_can_be_compared(before, after):
    assert differences(before, before.copy()) == []
    assert all(isinstance(phrase, str) for phrase in differences(before, after))
