"""What a simulator refuses is learnt from the simulator itself, and is said of the elements that it is about."""

from dataclasses import replace

import pytest

from app.commands import Add, Describe, Replace
from app.document import Document
from app.model import Component, Frozen, Population
from app.run.abilities import Abilities
from app.run.preview import Preview
from tests.app.networks import projection

CELL = Component("IF_cond_exp")
VOGELS = Component(
    "STDPMechanism",
    Frozen(timing_dependence=Component("Vogels2011Rule"), weight_dependence=Component("GutigWeightDependence")),
)


@pytest.fixture
def preview(qtbot):
    one = Preview()
    yield one
    one.shutdown()


def sentences(document):
    return [problem.sentence for problem in document.problems if "NEST" in problem.sentence]


def test_a_gap_junction_on_nest_and_a_strange_rule_are_refused_while_one_edits(preview, qtbot):
    document = Document()
    abilities = Abilities(document, preview)
    for element in (
        Population("a", "A", CELL, 4),
        replace(projection("gap", "a", "a", "AllToAllConnector"), synapse=Component("ElectricalSynapse")),
        replace(projection("rule", "a", "a", "AllToAllConnector"), synapse=VOGELS),
    ):
        document.submit(Add(element))
    qtbot.waitUntil(lambda: bool(sentences(document)), timeout=60_000)
    assert any(sentence.startswith("a → a: ") for sentence in sentences(document))
    assert [problem.field for problem in document.problems_of("gap") if "NEST" in problem.sentence] == ["synapse.model"]
    assert document.problems_of("rule")
    document.submit(Replace(replace(document.network["gap"], synapse=Component("StaticSynapse"))))
    document.submit(Replace(replace(document.network["rule"], muted=True)))
    assert not sentences(document)
    assert abilities is not None


def test_another_simulator_is_asked_when_it_is_chosen(preview, qtbot):
    document = Document()
    asked = Abilities(document, preview)
    document.submit(Add(Population("a", "A", Component("IF_facets_hardware1"))))
    settings = replace(document.network.settings, simulator="brian2")
    document.submit(Describe(settings=settings))
    qtbot.waitUntil(lambda: "brian2" in document._refusals, timeout=60_000)
    assert asked is not None
