"""Verdicts and numbers as they are shown."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel

from app.compare.words import Verdict
from app.plots.comparison.table import Table
from app.plots.comparison.verdicts import Verdicts

SAID = [
    Verdict(True, "NEURON agrees with NEST", "every spike is the same"),
    Verdict(False, "Brian2 disagrees with NEST", "Cell: twice the rate"),
    Verdict(None, "v of Cell was recorded on NEST, and not on NEURON"),
]


def seen(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_each_verdict_has_its_sign_and_its_reason(qtbot):
    verdicts = Verdicts("Nothing yet.")
    qtbot.addWidget(verdicts)
    assert seen(verdicts) == ["Nothing yet."] == [verdicts.text()]
    verdicts.show_verdicts(SAID)
    assert seen(verdicts) == [
        "\u2713",
        "NEURON agrees with NEST",
        "Every spike is the same.",
        "\u2717",
        "Brian2 disagrees with NEST",
        "Cell: twice the rate.",
        "\u2013",
        "v of Cell was recorded on NEST, and not on NEURON",
    ]
    assert verdicts.accessibleName() == " ".join(verdict.text for verdict in SAID)


def test_a_population_is_named_once_and_numbers_stand_below_each_other(qtbot):
    table = Table()
    qtbot.addWidget(table)
    table.show_rows(
        [("Cells", "NEST", "", "1,000", "5", "1", "", ""), ("Cells", "NEURON", "yes", "1", "5", "1", "", "")]
    )
    assert [table.item(row, 0).text() for row in range(2)] == ["Cells", ""]
    assert table.item(0, 3).textAlignment() & Qt.AlignRight and table.item(0, 1).textAlignment() & Qt.AlignLeft
    table.show_rows(())
    assert table.rowCount() == 0
