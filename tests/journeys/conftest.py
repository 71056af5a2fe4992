"""Journeys run in a real window on a virtual screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import QSettings
from PyQt5.QtWidgets import QApplication

from app.shell.main import make_application
from app.shell.recovery import Recovery
from app.shell.window import Window
from tests.journeys import screen


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    screen.start()
    return make_application(["journey"])


@pytest.fixture
def window(qapp: QApplication, qtbot: object, tmp_path: object) -> Iterator[Window]:
    settings = QSettings(f"{tmp_path}/settings.ini", QSettings.IniFormat)
    window = Window(settings, Recovery(tmp_path / "recovery"))
    window.dialogs.keep_changes = lambda title: False
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.setActiveWindow(window)  # there is no window manager that would
    yield window
    window.close()
