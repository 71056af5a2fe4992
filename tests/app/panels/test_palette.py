"""The palette: finding, choosing, dragging."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.commands.blocks import BLOCK_MIME, BLOCKS
from app.panels import PalettePanel


@pytest.fixture
def palette(document, shown):
    panel = shown(PalettePanel(document), 216)
    panel.set_templates([("demo", "Balanced net")])
    return panel


def test_every_block_and_template_is_there(palette):
    assert palette.shown == (*(block.key for block in BLOCKS), "demo")


def test_typing_filters_and_enter_chooses(palette, qtbot):
    palette.search.setFocus()
    QTest.keyClicks(palette.search, "pois")
    assert palette.shown == ("SpikeSourcePoisson", "SpikeSourcePoissonRefractory")
    with qtbot.waitSignal(palette.block_chosen) as chosen:
        QTest.keyClick(palette.search, Qt.Key_Return)
    assert chosen.args == ["SpikeSourcePoisson"]
    QTest.keyClick(palette.search, Qt.Key_Escape)
    assert len(palette.shown) == len(BLOCKS) + 1


def test_nothing_fits(palette):
    QTest.keyClicks(palette.search, "xyzzy")
    assert palette.shown == ()
    QTest.keyClick(palette.search, Qt.Key_Return)


def test_arrows_move_over_headings(palette, qtbot):
    palette.search.setFocus()
    for _ in range(3):
        QTest.keyClick(palette.search, Qt.Key_Down)
    with qtbot.waitSignal(palette.block_chosen) as chosen:
        QTest.keyClick(palette.search, Qt.Key_Return)
    assert chosen.args == [BLOCKS[2].key]
    for _ in range(5):
        QTest.keyClick(palette.search, Qt.Key_Up)
    with qtbot.waitSignal(palette.block_chosen) as chosen:
        QTest.keyClick(palette.search, Qt.Key_Return)
    assert chosen.args == [BLOCKS[0].key]


def test_a_double_click_chooses(palette, qtbot):
    index = palette.list.model().index(1)
    place = palette.list.visualRect(index).center()
    with qtbot.waitSignal(palette.block_chosen) as chosen:
        QTest.mouseClick(palette.list.viewport(), Qt.LeftButton, Qt.NoModifier, place)
        QTest.mouseDClick(palette.list.viewport(), Qt.LeftButton, Qt.NoModifier, place)
    assert chosen.args == ["excitatory"]


def test_a_template_is_wanted(palette, qtbot):
    QTest.keyClicks(palette.search, "balanced")
    with qtbot.waitSignal(palette.template_wanted) as wanted:
        QTest.keyClick(palette.search, Qt.Key_Return)
    assert wanted.args == ["demo"]


def test_a_drag_carries_the_key(palette):
    model = palette.list.model()
    data = model.mimeData([model.index(1)])
    assert bytes(data.data(BLOCK_MIME)).decode() == "excitatory"
    assert not model.flags(model.index(0)) & Qt.ItemIsSelectable
    assert "exponential" in model.index(1).data(Qt.ToolTipRole) or model.index(1).data(Qt.ToolTipRole)
