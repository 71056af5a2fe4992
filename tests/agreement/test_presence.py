"""The tests of this folder take in the simulators that are here; this one fails when one of ours is not."""

from __future__ import annotations

from backends.registry import simulators


def test_all_our_simulators_are_here():
    missing = {presence.title: presence.reason for presence in simulators() if presence.reason}
    assert missing == {}
    assert {presence.name for presence in simulators()} >= {"nest", "neuron", "brian2"}
