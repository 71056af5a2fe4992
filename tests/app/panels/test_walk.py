"""Everything that is declared is set through its panel, by keys, then exported, saved and reopened: equal."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QComboBox, QWidget

from app.document import Document
from app.model import Array, Component, Current, Frozen, Injection, Network, Population, Projection, Reference, Table
from app.panels import InspectorPanel
from app.panels.editors.boolean import SwitchEditor
from app.panels.text.refused import Refused
from app.script import write
from app.storage import dumps, loads
from backends.standard import (
    CELLS,
    CONNECTORS,
    CURRENTS,
    PARTS,
    STRUCTURES,
    SYNAPSE_TYPES,
    TIMINGS,
    WEIGHT_DEPENDENCES,
    Kind,
    Model,
    Parameter,
)

_NUMBERS = ("1.5", "0.5", "0.25", "3", "2", "7", "30", "-55", "-45", "0.02", "120", "900")
_FORMULAS = ("exp(-d / 40)", "0.2 * (d[0] < 3)", "0.1 * (i < j)")
_LINES = "1.0, 2.0, 3.0"


def network() -> Network:
    cell = Component("IF_cond_exp")
    near = Component("StaticSynapse", Frozen(weight=0.01, delay=1.5))
    return Network(
        [
            Population("a", "A", cell, 4),
            Population("b", "B", cell, 4),
            Current("i", "I", Component("DCSource")),
            Projection("other", "Other", "a", "b", synapse=near),
            Projection("p", "P", "a", "b", synapse=near),
            Injection("flow", "Flow", "i", "a"),
        ]
    )


@pytest.fixture
def document() -> Document:
    return Document(network())


@pytest.fixture
def inspector(document, shown) -> InspectorPanel:
    panel: InspectorPanel = shown(InspectorPanel(document), 360, 1400)
    return panel


def texts(parameter: Parameter, field) -> Iterator[str]:
    """What may be typed into a field, so that it takes it: something else than the default."""
    candidates: Mapping[Kind, tuple[str, ...]] = {
        Kind.SEQUENCE: (_LINES, "1.0, 2.0"),
        Kind.EXPRESSION: _FORMULAS,
        Kind.FUNCTION: _FORMULAS,
        Kind.FILE: ("my connections.txt",),
        Kind.TABLE: ("0 1; 2 3", "0 1 0 1; 1 0 1 0; 0 0 0 0; 1 1 1 1"),
    }
    for text in candidates.get(parameter.kind, _NUMBERS):
        try:
            value = field.text.parse(text)
        except Refused:
            continue
        if value != parameter.default:
            yield text


def put(inspector: InspectorPanel, key: str, parameter: Parameter) -> None:
    """Set a parameter by keys."""
    editor = inspector.row(key).editors[0]
    editor.setFocus()
    if isinstance(editor, SwitchEditor):
        QTest.keyClick(editor, Qt.Key_Space)
    elif isinstance(editor, QComboBox):
        choose(editor, (editor.currentIndex() + 1) % editor.count())
    else:
        text = next(texts(parameter, editor.field), None)
        assert text is not None, f"nothing to type into {key}"
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key_Return)


def choose(box: QComboBox, index: int) -> None:
    box.setFocus()
    while box.currentIndex() != index:
        QTest.keyClick(box, Qt.Key_Down if box.currentIndex() < index else Qt.Key_Up)


def choose_model(inspector: InspectorPanel, key: str, model: Model) -> None:
    box = inspector.row(key).editors[0]
    assert isinstance(box, QComboBox)
    index = next(i for i in range(box.count()) if box.itemText(i) in (model.name, model.title))
    choose(box, index)


def set_all(inspector: InspectorPanel, path: str, model: Model) -> list[str]:
    """Set every parameter of a component; the names of those that were."""
    done = []
    for parameter in model.parameters:
        if parameter.kind in (Kind.OBJECT, Kind.PART):
            continue
        put(inspector, f"{path}.{parameter.name}", parameter)
        done.append(parameter.name)
    return done


def comes_back(document: Document) -> None:
    """Exported it is Python; saved and reopened it is the same, and so is its program."""
    program = write(document.network).text
    ast.parse(program)
    reopened = loads(dumps(document.network))
    assert reopened.problems == () and reopened.network == document.network
    assert write(reopened.network).text == program


def assert_set(component: Component, names: list[str]) -> None:
    assert set(names) <= set(component.parameters), set(names) - set(component.parameters)


@pytest.mark.parametrize("name", CELLS)
def test_every_cell_and_source(inspector, document, name):
    document.select(["b" if not CELLS[name].is_source else "a"])
    chosen = document.selection[0]
    if name != "IF_cond_exp":
        choose_model(inspector, "cell.model", CELLS[name])
    names = set_all(inspector, "cell", CELLS[name])
    assert document.network.population(chosen).cell.model == name
    assert_set(document.network.population(chosen).cell, names)
    comes_back(document)


@pytest.mark.parametrize("name", CURRENTS)
def test_every_current(inspector, document, name):
    document.select(["i"])
    if name != "DCSource":
        choose_model(inspector, "source.model", CURRENTS[name])
    names = set_all(inspector, "source", CURRENTS[name])
    assert_set(document.network.get("i", Current).source, names)
    comes_back(document)


@pytest.mark.parametrize("name", [name for name, model in CONNECTORS.items() if not model.scripted])
def test_every_connector(inspector, document, name):
    document.select(["p"])
    if name != "AllToAllConnector":
        choose_model(inspector, "connector.model", CONNECTORS[name])
    names = set_all(inspector, "connector", CONNECTORS[name])
    connector = document.network.get("p", Projection).connector
    assert connector.model == name
    assert_set(connector, names)
    assert connector.parameters.get("reference_projection") in (None, Reference("other"))
    assert all(isinstance(connector.parameters[n], Table) for n in ("conn_list", "array") if n in names)
    comes_back(document)


@pytest.mark.parametrize("name", [name for name in SYNAPSE_TYPES if name != "STDPMechanism"])
def test_every_synapse(inspector, document, name):
    document.select(["p"])
    if name != "StaticSynapse":
        choose_model(inspector, "synapse.model", SYNAPSE_TYPES[name])
    names = set_all(inspector, "synapse", SYNAPSE_TYPES[name])
    assert_set(document.network.get("p", Projection).synapse, names)
    comes_back(document)


@pytest.mark.parametrize("dependence", WEIGHT_DEPENDENCES)
@pytest.mark.parametrize("timing", TIMINGS)
def test_every_rule_of_plasticity(inspector, document, timing, dependence):
    document.select(["p"])
    choose_model(inspector, "synapse.model", SYNAPSE_TYPES["STDPMechanism"])
    for part, name in (("timing_dependence", timing), ("weight_dependence", dependence)):
        choose_model(inspector, f"synapse.{part}.model", PARTS[name])
        names = set_all(inspector, f"synapse.{part}", PARTS[name])
        synapse = document.network.get("p", Projection).synapse
        chosen = dict(synapse.parts)[part]
        assert chosen.model == name
        assert_set(chosen, names)
    comes_back(document)


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_structure(inspector, document, name):
    document.select(["a"])
    key = next(
        row.row.fields[0].key for row in inspector.form.rows if STRUCTURES[name].title in _offers(row.editors[0])
    )
    box = inspector.row(key).editors[0]
    assert isinstance(box, QComboBox)
    choose(box, next(i for i in range(box.count()) if box.itemText(i) == STRUCTURES[name].title))
    assert document.network.population("a").structure.model == name
    for parameter in STRUCTURES[name].parameters:
        keys = [row.row.fields[0].key for row in inspector.form.rows]
        if parameter.kind is not Kind.PART and f"structure.{parameter.name}" in keys:
            put(inspector, f"structure.{parameter.name}", parameter)
            assert parameter.name in document.network.population("a").structure.parameters
    comes_back(document)


def _offers(editor: QWidget) -> list[str]:
    return [editor.itemText(i) for i in range(editor.count())] if isinstance(editor, QComboBox) else []


def test_a_list_is_kept_as_numbers(inspector, document):
    document.select(["p"])
    choose_model(inspector, "connector.model", CONNECTORS["FromListConnector"])
    put(inspector, "connector.conn_list", CONNECTORS["FromListConnector"].by_name["conn_list"])
    assert document.network.get("p", Projection).connector.parameters["conn_list"] == Table([[0, 1], [2, 3]])
    assert not isinstance(document.network.get("p", Projection).connector.parameters["conn_list"], Array)
