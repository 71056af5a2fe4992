"""The empty canvas offers networks, each on a card with a picture of what it does."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QWidget

from app.canvas.card import Card
from app.canvas.invitation import Invitation
from app.look import DARK, LIGHT, theme
from app.shell.examples import EXAMPLES


@pytest.fixture
def invitation(qtbot):
    theme().apply(LIGHT)
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(1000, 700)
    invitation = Invitation(around)
    invitation.set_templates([example.template for example in EXAMPLES])
    around.show()
    yield invitation
    around.close()
    theme().apply(LIGHT)


def cards(invitation: Invitation) -> list[Card]:
    return [card for card in invitation.findChildren(Card) if card.isVisible()]


def test_every_network_shows_what_it_does_in_both_looks(invitation):
    assert [card.text() for card in cards(invitation)] == [example.title for example in EXAMPLES]
    pictures = []
    for look in (LIGHT, DARK):
        theme().apply(look)
        assert all(not card._picture.isNull() for card in cards(invitation))
        pictures.append([card.grab().toImage() for card in cards(invitation)])
    assert all(light != dark for light, dark in zip(*pictures, strict=True))


def test_a_card_is_chosen_by_mouse_or_keyboard(invitation, qtbot):
    card = cards(invitation)[0]
    with qtbot.waitSignal(invitation.template_wanted) as wanted:
        QTest.mouseClick(card, Qt.LeftButton)
    assert wanted.args == [EXAMPLES[0].key]
    with qtbot.waitSignal(invitation.template_wanted):
        QTest.keyClick(card, Qt.Key_Space)
    assert card.focusPolicy() & Qt.TabFocus and card.accessibleDescription() == EXAMPLES[0].caption
