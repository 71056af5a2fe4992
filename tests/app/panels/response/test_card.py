"""The card: asks later, keeps what it shows, speaks when there is nothing to show. No process runs here."""

from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtCore import QObject, Qt, pyqtSignal
from PyQt5.QtTest import QTest

from app.look import theme
from app.model import Component, Frozen, Network
from app.panels import InspectorPanel
from app.panels.response import ResponseCard
from app.panels.response.program import LADDER
from app.preview import Answer
from tests.app.networks import balanced
from tests.app.panels.test_inspector import type_into


class FakePreview(QObject):
    arrived = pyqtSignal(str, object)

    def __init__(self):
        super().__init__()
        self.asked, self.forgotten = [], []

    def ask(self, topic, request):
        self.asked.append((topic, request))

    def forget(self, topic):
        self.forgotten.append(topic)

    def answer(self, **given):
        topic, request = self.asked[-1]
        self.arrived.emit(topic, Answer(request, **given))


def arrays(fires_from=10):
    """Potentials at rest; the cell fires five times from this rung of the ladder on."""
    counts = [5 if rung >= fires_from else 0 for rung in range(len(LADDER))]
    return {
        "steps": np.full((3001, len(LADDER)), -65.0),
        "steps.counts": np.array(counts),
        "steps.times": np.tile(np.linspace(60.0, 240.0, 5), sum(counts) // 5),
        "rest": np.full((3001, 3), -65.0),
        "rest.counts": np.zeros(3, int),
        "rest.times": np.empty(0),
    }


@pytest.fixture
def network() -> Network:
    return balanced()


@pytest.fixture
def preview(qapp):
    return FakePreview()


@pytest.fixture
def card(qtbot, preview):
    one = ResponseCard(preview)
    qtbot.addWidget(one)
    return one


@pytest.fixture
def answered(card, preview, network, qtbot):
    card.show_cell(network.population("inh"), network)
    qtbot.waitUntil(lambda: len(preview.asked) == 1)
    preview.answer(arrays=arrays())
    return card


def edited(network, **parameters):
    return replace(network.population("inh"), cell=Component("IF_cond_exp", Frozen(parameters)))


def test_a_source_has_no_card(card, network):
    card.show_cell(network.population("thalamus"), network)
    assert card.isHidden()
    card.show_nothing()
    assert card.isHidden()


def test_many_changes_in_a_row_are_one_question(card, preview, network, qtbot):
    for tau in range(10, 30):
        card.show_cell(edited(network, tau_m=float(tau)), network)
    assert preview.asked == []
    qtbot.waitUntil(lambda: bool(preview.asked))
    assert len(preview.asked) == 1
    assert "tau_m=29.0" in preview.asked[0][1].text


def test_the_numbers_are_said(answered):
    assert answered.current == LADDER[10]
    said = answered.accessibleDescription()
    assert f"{LADDER[10]:g} nA for 200 ms: 5 spikes, the first after 10 ms" in said
    assert f"Fires from {LADDER[10]:g} nA on" in said
    assert answered.accessibleName()


def test_the_old_curve_stays_faded_until_the_new_one_comes(answered, preview, network, qtbot):
    old = answered.step.picture
    answered.show_cell(edited(network, tau_m=9.0), network)
    assert answered.step.picture is old
    assert answered.step.faded
    qtbot.waitUntil(lambda: len(preview.asked) == 2)
    preview.answer(arrays=arrays(12))
    assert answered.step.picture is not old
    assert not answered.step.faded
    assert answered.current == LADDER[10], "the current stays, so that curves can be compared"


def test_what_changes_nothing_of_the_cell_asks_nothing(answered, preview, network, qtbot):
    answered.show_cell(replace(network.population("inh"), label="Another"), network)
    QTest.qWait(200)
    assert len(preview.asked) == 1
    assert not answered.step.faded


def test_a_refusal_is_a_sentence_and_no_curve_of_another_cell(answered, preview, network, qtbot):
    answered.show_cell(network.population("exc"), network)
    assert answered.step.picture is None
    qtbot.waitUntil(lambda: len(preview.asked) == 2)
    preview.answer(sentence="NEST: <no> such cell.")
    assert answered.note.text() == "NEST: &lt;no&gt; such cell."
    assert "NEST: " in answered.accessibleDescription()


def test_another_current_is_chosen(answered):
    QTest.keyClick(answered.more, Qt.Key_Space)
    assert answered.current == LADDER[11]
    for _ in range(50):
        QTest.keyClick(answered.less, Qt.Key_Space)
    assert answered.current == LADDER[0]
    assert "no spike" in answered.step_caption.text()


def test_an_answer_to_an_older_question_is_passed_over(answered, preview, network, qtbot):
    before = preview.asked[-1][1]
    answered.show_cell(edited(network, tau_m=9.0), network)
    preview.arrived.emit("response", Answer(before, arrays()))
    assert answered.step.faded


@pytest.fixture
def inspector(document, shown, preview):
    document.select(["exc"])
    return shown(InspectorPanel(document, preview))


def test_what_is_typed_is_asked_for_before_it_is_committed(inspector, document, preview, qtbot):
    qtbot.waitUntil(lambda: bool(preview.asked))
    before = document.network.copy()
    editor = inspector.row("cell.tau_m").editors[0]
    type_into(editor, "9.5", key=None)
    qtbot.waitUntil(lambda: "tau_m=9.5" in preview.asked[-1][1].text)
    assert document.network == before
    QTest.keyClick(editor, Qt.Key_Escape)
    qtbot.waitUntil(lambda: "tau_m=15.0" in preview.asked[-1][1].text)


def test_the_picture_of_a_distribution_follows_what_is_typed(inspector, document):
    inspector.row("cell.i_offset").editors[0].unfold.emit(True)
    picture = inspector.row("cell.i_offset.picture").editors[0]
    before = document.network.copy()
    type_into(inspector.row("cell.i_offset.normal.mu").editors[0], "0.5", key=None)
    assert picture.caption.text().startswith("Mean 0.5,")
    assert document.network == before


def test_a_projection_shows_its_spike_alone(answered, preview, network, qtbot):
    answered.show_synapse(network["one"], network)
    assert answered.step.isHidden()
    qtbot.waitUntil(lambda: len(preview.asked) == 2)
    rest = {name: values for name, values in arrays().items() if name.startswith("rest")}
    preview.answer(arrays=rest | {"rest": rest["rest"][:, :2], "rest.counts": np.zeros(2, int)})
    assert answered.accessibleDescription() == "excitatory 0.01 µS: no effect"
    assert answered.more.isHidden()
    assert answered.current is None


def test_folded_away_it_asks_nothing(answered, preview, network, qtbot):
    QTest.mouseClick(answered.fold, Qt.LeftButton)
    answered.show_cell(edited(network, tau_m=9.0), network)
    QTest.qWait(200)
    assert len(preview.asked) == 1
    QTest.mouseClick(answered.fold, Qt.LeftButton)
    qtbot.waitUntil(lambda: len(preview.asked) == 2)


def test_after_a_refusal_the_old_curves_stay_faded(answered, preview, network, qtbot):
    old = answered.step.picture.curves[0].y
    answered.show_cell(edited(network, tau_m=9.0), network)
    qtbot.waitUntil(lambda: len(preview.asked) == 2)
    preview.answer(sentence="NEST: tau_m is too short.")
    theme().changed.emit()
    assert answered.step.faded
    assert np.array_equal(answered.step.picture.curves[0].y, old)
    assert answered.accessibleDescription() == "NEST: tau_m is too short"
