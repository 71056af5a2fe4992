"""Whatever is typed into whichever field of whichever model: it is taken whole, or refused in words."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLineEdit

from app.document import Document
from app.model import (
    Assembly,
    Component,
    Current,
    Distribution,
    Frozen,
    Group,
    Network,
    Note,
    Population,
    Projection,
)
from app.panels import InspectorPanel
from backends.standard import (
    CELLS,
    CONNECTORS,
    CURRENTS,
    DISTRIBUTIONS,
    STRUCTURES,
    SYNAPSE_TYPES,
    TIMINGS,
    WEIGHT_DEPENDENCES,
)

EMAIL = "Dear Anna,\n\ncould you set tau_m to 12,5 ms?\n\nBest wishes,\nBob <bob@example.org>\n"
NASTY = [
    *("", " ", "nan", "inf", "-inf", "NaN mV", "1e999", "1e-999", "-0", "9" * 5000, "0x10", "1_000", "1,5", "²", "١٢"),
    *("None", "True", "[", "[]", "[nan]", "[1, 2", "[[1]]", "[1,,2]", "1 kg", "1 mV mV", "5 %", "…", "−3", "--3", "1e"),
    *("normal (1, -1)", "normal (nan, 1)", "uniform (2, 1)", "normal (1e308, 1e308)", "gamma (1e-300, 1e300)"),
    *("= 1/0", "=", "= 9**9**9**9", "exp(exp(exp(exp(exp(x)))))", "x**-0.5", "d & 1", "(" * 500, "x" + "+x" * 2500),
    *("1 if x else d", "__import__('os').system('x')", "lambda: 0", "x.real", "x[0]", "d[0]", "i, j", "i == j"),
    *("3 × 4", "3 x 4 x", "10000000 × 10000000", "0 × 3", "-2 × 2", "1 × 2 × 3 × 4", "20 × 20 × 2", "all", "shortest"),
    *("<b>bold</b>", "'; DROP TABLE", '"""', "\\", "\0", "\u2028", "\ufeff1", "💥", "\ufffd", "Exp(0)", EMAIL),
    *("1\n2\n3", "1\tx", "nan\nnan", "1, 2, 3", "x" * 100_000, "1" + "0" * 400, "True and False", "1j", "1e5 ms"),
]
NUMBERS = st.floats().map(repr) | st.integers().map(str)
UNITS = st.sampled_from(["", " mV", "pF", " ms", " s", " µS", " nS", " Hz", " um", " %", " /ms", " Ω"])
CALLS = st.builds(
    lambda name, numbers: f"{name}({', '.join(map(repr, numbers))})",
    st.sampled_from([*DISTRIBUTIONS, "exp", "max", "hypot", "where"]),
    st.lists(st.floats(width=32) | st.integers(-5, 5), max_size=4),
)
WORDS = [*"ixyzdj0123456789.+-*/%()<>=!,&|^~ ", "exp(", "sin(", " if ", " else ", " and ", "pi", "np."]
FORMULAS = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
TEXTS = st.sampled_from(NASTY) | st.text(max_size=40) | st.builds(str.__add__, NUMBERS, UNITS) | CALLS | FORMULAS


def networks() -> Iterator[tuple[str, Network, str]]:
    """A network for each declared model, and the element in it that has this model."""
    source, target = _cells("source", "SpikeSourcePoisson"), _cells("target", "IF_cond_exp")
    for name in CELLS:
        yield name, Network([_cells("cells", name)]), "cells"
    for name in STRUCTURES:
        needed = {"boundary": Component("Sphere")} if name == "RandomStructure" else {}
        placed = Population("cells", "Cells", Component("IF_cond_exp"), 8, Component(name, Frozen(needed)))
        yield name, Network([placed]), "cells"
    for name in CONNECTORS:
        yield name, Network([source, target, _wires(connector=Component(name))]), "wires"
    for name in SYNAPSE_TYPES:
        yield name, Network([source, target, _wires(synapse=Component(name))]), "wires"
    for name in CURRENTS:
        yield name, Network([Current("current", "Current", Component(name))]), "current"
    for part, table in (("timing_dependence", TIMINGS), ("weight_dependence", WEIGHT_DEPENDENCES)):
        for name in table:
            plastic = Component("STDPMechanism", Frozen({part: Component(name)}))
            yield name, Network([source, target, _wires(synapse=plastic)]), "wires"
    for name in DISTRIBUTIONS:
        drawn = Component("IF_cond_exp", Frozen(v_rest=Distribution(name)))
        yield name, Network([Population("cells", "Cells", drawn, 8)]), "cells"
    yield "settings", Network([source]), ""
    yield "note", Network([Note("note", "Note")]), "note"
    yield "group", Network([Group("group", "Group")]), "group"
    yield "assembly", Network([source, target, Assembly("both", "Both", ("source", "target"))]), "both"


def _cells(name: str, model: str) -> Population:
    return Population(name, name.title(), Component(model), 8)


def _wires(**parts: Component) -> Projection:
    return Projection("wires", "Wires", "source", "target", **parts)


@pytest.fixture(params=list(networks()), ids=lambda case: case[0])
def inspector(request, shown):
    _, network, name = request.param
    document = Document(network)
    document.select([name])
    return shown(InspectorPanel(document))


def written(inspector: InspectorPanel) -> list[QLineEdit]:
    """The fields in which something can be typed, label, name and the parameters of a distribution among them."""
    if any(row.row.fields[0].key == "cell.v_rest" for row in inspector.form.rows):
        inspector.row("cell.v_rest").unfold.emit("cell.v_rest", True)
    return [inspector.header.title, *(one for one in inspector.form.editors if isinstance(one, QLineEdit))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_is_taken_whole_or_refused_in_words(inspector, data):
    document = inspector._document
    before, acts = document.network.copy(), document.history.position
    editor = data.draw(st.sampled_from(written(inspector)), "field")
    text = data.draw(TEXTS, "text")
    QApplication.clipboard().setText(text)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key_V, Qt.ControlModifier)
    QTest.keyClick(editor, Qt.Key_Return)
    if reader := getattr(editor, "reader", None):
        while reader.busy:
            QApplication.processEvents()
    assert document.history.position - acts <= 1
    if document.history.position == acts:
        assert document.network == before
    else:
        assert document.program.text
        assert all("\n" not in problem.sentence for problem in document.problems)
        document.undo()
        assert document.network == before
    inspector.form.forget()
