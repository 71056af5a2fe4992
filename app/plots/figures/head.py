"""The row above a figure in which people choose what it shows: "Excitatory ▾ against Inhibitory ▾"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PyQt5.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.plots.variable_choice import VariableChoice

HEIGHT = 20  # px


class Head(QWidget):
    """A row of words and choices. It lies over a figure, which paints `text` instead where it is saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)

    def add_words(self, words: str) -> None:
        """Words that stay."""
        label = QLabel(words, self)
        label.setProperty("kind", "caption")
        self._add(label)

    def add_choice(self, name: str, chosen: Callable[[str], None]) -> Choice:
        """A choice that is called so, and what it calls."""
        choice = Choice(name, self)
        choice.chosen.connect(chosen)
        self._add(choice)
        return choice

    def add(self, widget: QWidget) -> None:
        """Anything else that is no higher than the row."""
        self._add(widget)

    @property
    def text(self) -> str:
        """What it says."""
        parts = [self._row.itemAt(at).widget() for at in range(self._row.count() - 1)]
        return " ".join(p.text().removesuffix(" \u25be") for p in parts if isinstance(p, QLabel | VariableChoice))

    def _add(self, widget: QWidget) -> None:
        self._row.insertWidget(self._row.count() - 1, widget)


class Choice(VariableChoice):
    """One of several things by name; it is seen even where there is only one, and keeps what was chosen."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.names: tuple[str, ...] = ()
        self.value = ""
        self._picked = False  # by a person
        self.chosen.connect(self._pick)

    def offer_names(self, names: Sequence[str], default: str = "") -> str:
        """Offer these; what a person chose stays if it is among them, otherwise it is `default` or the first."""
        if tuple(names) != self.names:
            self.names = tuple(names)
            self.offer(dict.fromkeys(names, ""))
        self.setVisible(bool(names))
        first = default if default in names else next(iter(names), "")
        self.choose(self.value if self._picked and self.value in names else first)
        return self.value

    def choose(self, name: str) -> None:
        """Choose, without announcing it."""
        self.value = name
        self.show_chosen(name)

    def _pick(self, name: str) -> None:
        self._picked = True
        self.choose(name)
