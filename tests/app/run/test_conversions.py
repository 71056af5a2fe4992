"""What becomes of a synapse is learnt from the simulators themselves."""

import pytest

from app.model import Component, Frozen
from app.panels.plasticity.becoming import page
from app.run.conversions import Conversions
from app.run.preview import Preview
from backends.registry import simulators

HERE = [there.title for there in simulators() if there.version]
RED = "#b3261e"


@pytest.fixture(scope="module")
def conversions(qapp):
    from PyQt5.QtTest import QTest

    preview = Preview()
    one = Conversions(preview)
    one.ask()
    one.ask()
    for _ in range(600):
        if one.waiting:
            QTest.qWait(100)
    yield one
    preview.shutdown()


def stdp(timing="SpikePairRule", dependence="AdditiveWeightDependence", **bounds):
    parts = {"timing_dependence": Component(timing), "weight_dependence": Component(dependence, Frozen(bounds))}
    return Component("STDPMechanism", Frozen(parts))


def test_all_that_are_here_have_answered(conversions):
    assert list(conversions.told) == HERE and not conversions.waiting
    assert not any(isinstance(told, str) for told in conversions.told.values())


def test_terms_are_said_in_words(conversions):
    text = page(stdp(), conversions.told, False, RED)
    if "NEST" in HERE:
        assert "stdp_synapse" in text and "alpha = A_minus / A_plus" in text and "w_min can only be 0." in text
    if "NEURON" in HERE:
        assert "SpikePairBundle" in text
    if "Brian2" in HERE:
        assert "weight = clip(weight - A_minus * (w_max - w_min) * felt, w_min, w_max)" in text
    assert RED not in text


def test_what_a_simulator_leaves_no_choice_of_is_marked_where_it_was_chosen(conversions):
    assert (RED in page(stdp(w_min=0.1), conversions.told, False, RED)) == ("NEST" in HERE)


def test_a_refusal_is_a_sentence(conversions):
    text = page(stdp("Vogels2011Rule", "GutigWeightDependence"), conversions.told, False, RED)
    assert text.count("Vogels2011Rule with GutigWeightDependence has no translation to") == len(HERE)


def test_every_synapse_that_changes_is_spoken_of(conversions):
    for name in ("TsodyksMarkramSynapse", "MultiQuantalSynapse", "SimpleStochasticSynapse"):
        assert "It does not say" not in page(Component(name), conversions.told, False, RED)
    assert page(stdp(), {}, True, RED) == "<p>Asking the simulators …</p>"
