"""How the application is dressed when nobody has chosen yet."""

from __future__ import annotations

import pytest
from PyQt5.QtGui import QColor, QPalette

from app.look import DARK, LIGHT
from app.shell.main import desktop_look


@pytest.mark.parametrize(("window", "look"), [("#202020", DARK), ("#efefef", LIGHT)])
def test_it_follows_the_desktop(qapp, window, look):
    palette = QPalette()
    palette.setColor(QPalette.Window, QColor(window))
    assert desktop_look(palette) is look
