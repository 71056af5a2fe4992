"""A document with a small network, and panels that are really shown."""

import pytest
from PyQt5.QtCore import QEvent
from PyQt5.QtWidgets import QApplication

from app.document import Document
from app.look import LIGHT, theme
from tests.app.networks import balanced


@pytest.fixture
def document():
    return Document(balanced())


@pytest.fixture
def shown(qapp):
    """Shows a panel; it is gone when the test is over, so that the next one does not pay for it."""
    theme().apply(LIGHT)
    panels = []

    def show(panel, width=320, height=900):
        panels.append(panel)
        panel.resize(width, height)
        panel.show()
        panel.activateWindow()
        qapp.processEvents()
        return panel

    yield show
    for panel in panels:
        panel.close()
        panel.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.DeferredDelete)
