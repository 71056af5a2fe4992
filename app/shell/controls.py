"""The small controls of the top bar: a field with a word before it or a unit behind it, and the line of progress."""

from __future__ import annotations

from PyQt5.QtCore import QLocale, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QDoubleValidator, QIntValidator, QPainter, QPaintEvent
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.look import theme


class NumberField(QFrame):
    """A framed number with a word before it ("seed") or a unit behind it ("ms"). `entered` carries a new number."""

    entered = pyqtSignal(float)

    def __init__(self, name: str, before: str = "", behind: str = "", whole: bool = False, width: int = 56) -> None:
        super().__init__()
        self.setProperty("kind", "control")
        self._whole = whole
        self._shown = 0.0
        self._edit = QLineEdit()
        self._edit.setProperty("kind", "bare")
        self._edit.setAccessibleName(name)
        self._edit.setFixedWidth(width)
        self._edit.setValidator(_validator(whole))
        self._edit.editingFinished.connect(self._finish)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(6)
        for word in (before, None, behind):
            if word is None:
                layout.addWidget(self._edit)
            elif word:
                layout.addWidget(_muted(word))
        self.setToolTip(name)
        self.setFocusProxy(self._edit)

    def show_number(self, number: float) -> None:
        """Show a number without announcing it."""
        self._shown = number
        self._edit.setText(f"{number:.12g}")

    def _finish(self) -> None:
        number = float(self._edit.text().replace(",", ""))
        if number != self._shown:
            self._shown = number
            self.entered.emit(number)


class ProgressLine(QWidget):
    """A line of 2 px along the lower edge of the top bar, filled as far as the run has come."""

    def __init__(self) -> None:
        super().__init__()
        self._fraction = 0.0
        self.setFixedHeight(2)
        theme().changed.connect(self.update)

    @property
    def fraction(self) -> float:
        """How far it is filled, from 0 to 1."""
        return self._fraction

    def show_fraction(self, fraction: float) -> None:
        """Fill it so far."""
        self._fraction = min(max(fraction, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline, and the accent over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().look.panel))
        painter.fillRect(0, 1, self.width(), 1, theme().color("hairline"))
        painter.fillRect(0, 0, round(self.width() * self._fraction), 2, theme().color("accent"))


def _muted(word: str) -> QLabel:
    label = QLabel(word)
    label.setProperty("kind", "muted")
    label.setAttribute(Qt.WA_TransparentForMouseEvents)
    return label


def _validator(whole: bool) -> QIntValidator | QDoubleValidator:
    validator = QIntValidator(1, 2**31 - 1) if whole else QDoubleValidator(0.001, 1e9, 6)
    validator.setLocale(QLocale.c())
    return validator
