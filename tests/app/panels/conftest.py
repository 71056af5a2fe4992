"""A document with a small network, and panels that are really shown."""

import pytest

from app.document import Document
from app.look import LIGHT, theme
from tests.app.networks import balanced


@pytest.fixture
def document():
    return Document(balanced())


@pytest.fixture
def shown(qtbot):
    """Shows a panel and waits until it is there."""
    theme().apply(LIGHT)

    def show(panel, width=320, height=900):
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        panel.activateWindow()
        qtbot.waitExposed(panel)
        return panel

    return show
