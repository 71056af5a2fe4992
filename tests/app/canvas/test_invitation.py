"""The empty canvas offers networks, with pictures where there is room and where there are any."""

import pytest
from PyQt5.QtCore import QSize, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QWidget

from app.canvas.invitation import Invitation
from app.look import DARK, LIGHT, theme
from app.shell.examples import BY_KEY, EXAMPLES


@pytest.fixture
def invitation(qtbot):
    theme().apply(LIGHT)
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(1000, 700)
    invitation = Invitation(around)
    offered = [(example.key, example.title) for example in EXAMPLES]
    invitation.set_templates(offered, lambda key, look: BY_KEY[key].picture(look))
    around.show()
    yield invitation
    around.close()


def test_every_network_that_has_a_picture_shows_it_in_both_looks(invitation):
    for look in (LIGHT, DARK):
        theme().apply(look)
        without = [card.text() for card in invitation._cards if card.icon().isNull()]
        assert without == ["Potjans and Diesmann"]


def test_pictures_and_columns_follow_the_room(invitation):
    invitation.fit(QSize(1000, 700))
    wide = invitation.width()
    assert invitation._cards[0].toolButtonStyle() == Qt.ToolButtonTextUnderIcon and invitation.height() < 700
    invitation.fit(QSize(400, 300))
    assert invitation.width() < wide
    assert {card.toolButtonStyle() for card in invitation._cards} == {Qt.ToolButtonTextOnly}


def test_a_card_is_chosen_by_mouse_or_keyboard(invitation, qtbot):
    card = invitation._cards[0]
    with qtbot.waitSignal(invitation.template_wanted) as wanted:
        QTest.mouseClick(card, Qt.LeftButton)
    assert wanted.args == [EXAMPLES[0].key]
    with qtbot.waitSignal(invitation.template_wanted):
        QTest.keyClick(card, Qt.Key_Space)
    assert card.accessibleName() == EXAMPLES[0].title and card.focusPolicy() & Qt.TabFocus
