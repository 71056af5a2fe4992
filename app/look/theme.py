"""The palette in force, for everything that Qt draws: colours, fonts, and a signal when it changes."""

from __future__ import annotations

from functools import lru_cache

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtGui import QColor, QFont, QFontDatabase
from PyQt5.QtWidgets import QApplication

from app.look.style import style_sheet
from app.look.tokens import BODY, LIGHT, Look


class Theme(QObject):
    """Holds the Look in force. `changed` is emitted after another one has been applied; whoever draws repaints."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.look: Look = LIGHT

    def apply(self, look: Look) -> None:
        """Dress the whole application in `look`."""
        self.look = look
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setFont(self.font())
        application.setStyleSheet(style_sheet(look))
        self.changed.emit()

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """A colour of the look by the name of its token: "ink", "accent", …"""
        color = QColor(getattr(self.look, token))
        color.setAlphaF(alpha)
        return color

    def font(self, pixels: int = BODY, weight: int = QFont.Normal) -> QFont:
        """The UI font: Inter where it is installed, otherwise the system's."""
        font = QFont(_family())
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font


@lru_cache(maxsize=1)
def _family() -> str:
    return "Inter" if "Inter" in QFontDatabase().families() else QFont().defaultFamily()


@lru_cache(maxsize=1)
def theme() -> Theme:
    """The one theme of the application."""
    return Theme()
