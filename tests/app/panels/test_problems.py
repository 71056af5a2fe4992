"""Problems and history."""

from dataclasses import replace

from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.commands import Add, Replace
from app.document import Document
from app.model import Component, Frozen, Network, Population, Recording
from app.panels import HistoryPanel, ProblemsPanel


def bad(document):
    synapse = Component("StaticSynapse", Frozen(weight=0.1, delay=0.05))
    document.submit(Replace(replace(document.network["one"], synapse=synapse), "delay"))


def test_problems_come_and_go(document, shown, qtbot):
    panel = shown(ProblemsPanel(document), 400, 300)
    assert panel.sentences == ()
    with qtbot.waitSignal(panel.count_changed) as counted:
        bad(document)
    assert counted.args == [1, 0] and "0.05 ms is shorter" in panel.sentences[0]
    with qtbot.waitSignal(panel.count_changed) as counted:
        document.undo()
    assert counted.args == [0, 0] and panel.sentences == ()


def test_warnings_are_counted_apart(shown, qtbot):
    document = Document(Network([Population("p", "P", Component("IF_curr_exp"))]))
    panel = ProblemsPanel(document)
    with qtbot.waitSignal(panel.count_changed) as counted:
        shown(panel, 400, 300)
    assert counted.args == [0, 1]


def test_a_click_selects_and_reveals(document, shown, qtbot):
    bad(document)
    panel = shown(ProblemsPanel(document), 400, 300)
    place = panel.list.visualRect(panel.list.model().index(0)).center()
    with qtbot.waitSignal(panel.reveal) as revealed:
        QTest.mouseClick(panel.list.viewport(), Qt.LeftButton, Qt.NoModifier, place)
    assert revealed.args == ["one"] and document.selection == ("one",)


def test_problems_of_a_run(document, shown):
    panel = shown(ProblemsPanel(document), 400, 300)
    panel.add_run_problem("exc", "Excitatory: NEST could not create it.", "Traceback\nNESTError: BadProperty")
    panel.add_run_problem("", "The simulator ended unexpectedly.", "")
    assert len(panel.sentences) == 2
    panel.list.setCurrentIndex(panel.list.model().index(0))
    QTest.keyClick(panel.list, Qt.Key_C, Qt.ControlModifier)
    assert QApplication.clipboard().text().endswith("BadProperty")
    panel.list.setCurrentIndex(panel.list.model().index(1))
    panel.list.clicked.emit(panel.list.currentIndex())
    assert document.selection == ()
    panel.clear_run_problems()
    assert panel.sentences == ()


def test_another_network_forgets_the_run(document, shown, qtbot):
    panel = shown(ProblemsPanel(document), 400, 300)
    panel.add_run_problem("exc", "Something went wrong.", "")
    document.open(Network([Population("p", "P", Component("IF_curr_exp"), records=(Recording("spikes"),))]))
    qtbot.waitUntil(lambda: panel.sentences == ())


def test_history_lists_acts_and_goes_there(document, shown):
    panel = shown(HistoryPanel(document), 240, 300)
    for name in "abc":
        document.submit(Add(Population(name, name.upper(), Component("IF_curr_exp"))))
    assert panel.texts == ("Start", "Add A", "Add B", "Add C")
    place = panel.list.visualRect(panel.list.model().index(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.LeftButton, Qt.NoModifier, place)
    assert document.history.position == 1 and "b" not in document.network
    assert panel.list.currentIndex().row() == 1
    document.redo()
    assert panel.list.currentIndex().row() == 2
    document.open(Network())
    assert panel.texts == ("Start",)
