"""The list of the palette: headings and blocks as a model that a drag can carry, and how its rows are painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from PyQt5.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QFont, QPainter
from PyQt5.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.commands.blocks import BLOCK_MIME, BLOCKS, Block
from app.look import theme
from app.look.glyph import draw
from app.look.tokens import BODY, CAPTION
from app.model.sign import Sign
from app.panels.text.units import shown

TEMPLATES = "Templates"
_ROW, _HEADING = 28, 34  # px
_ICON, _LEFT, _INDENT, _TEXT, _RIGHT = 15, 12, 18, 44, 12


@dataclass(frozen=True)
class Entry:
    """A row: a heading when it has no key, otherwise a block or a template."""

    title: str
    group: str
    key: str = ""
    hint: str = ""
    sign: Sign | None = None
    doc: str = ""

    def fits(self, words: Sequence[str]) -> bool:
        """Whether each of the words occurs somewhere in what the row says."""
        said = f"{self.title} {self.hint} {self.key} {self.group} {self.doc}".casefold()
        return all(word in said for word in words)


def entries(templates: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """All blocks, then the templates."""
    found = (Entry(title, TEMPLATES, key, "", Sign.EXCITATORY, f"Opens {title}") for key, title in templates)
    return (*map(_entry, BLOCKS), *found)


def _entry(block: Block) -> Entry:
    return Entry(block.title, block.group, block.key, shown(block.hint), block.sign, block.doc)


class PaletteModel(QAbstractListModel):
    """Those entries that fit what is being looked for, under their headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = entries(())
        self._words: list[str] = []
        self._rows = list(self._fitting())

    def set_templates(self, templates: Iterable[tuple[str, str]]) -> None:
        """Offer these templates, (key, title) each."""
        self._all = entries(templates)
        self._rebuild()

    def look_for(self, text: str) -> None:
        """Show only what has all these words in it."""
        self._words = text.casefold().split()
        self._rebuild()

    def entry(self, index: QModelIndex) -> Entry | None:
        """The entry of a row; None for no row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Headings and entries."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        """Title and tooltip."""
        entry = self._rows[index.row()]
        if role in (Qt.DisplayRole, Qt.AccessibleTextRole):
            return entry.title
        if role == Qt.ToolTipRole and entry.doc:
            return f"<p>{escape(entry.doc)}</p>"
        return entry if role == Qt.UserRole else None

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Headings are only to be read; templates are not dragged."""
        entry = self.entry(index)
        if entry is None or not entry.key:
            return Qt.ItemFlags(Qt.NoItemFlags)
        drag = Qt.NoItemFlags if entry.group == TEMPLATES else Qt.ItemIsDragEnabled
        return Qt.ItemIsEnabled | Qt.ItemIsSelectable | drag

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [BLOCK_MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The key of the block."""
        data = QMimeData()
        for index in indexes:
            data.setData(BLOCK_MIME, self._rows[index.row()].key.encode())
        return data

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = list(self._fitting())
        self.endResetModel()

    def _fitting(self) -> Iterator[Entry]:
        fitting = (entry for entry in self._all if entry.fits(self._words))
        for group, members in groupby(fitting, lambda entry: entry.group):
            yield Entry(group, group)
            yield from members


class PaletteDelegate(QStyledItemDelegate):
    """Shape, title, and the hint at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """A heading has air above it."""
        return QSize(100, _ROW if index.data(Qt.UserRole).key else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a row."""
        entry: Entry = index.data(Qt.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.Antialiasing)
        (self._paint_entry if entry.key else self._paint_heading)(painter, option, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        painter.setFont(theme().font(CAPTION, QFont.DemiBold))
        painter.setPen(theme().color("muted"))
        painter.drawText(option.rect.adjusted(_LEFT, 0, 0, -5), Qt.AlignLeft | Qt.AlignBottom, entry.title)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        box: QRect = option.rect
        self._paint_state(painter, option)
        if entry.sign is not None:
            top = box.top() + (box.height() - _ICON) / 2
            draw(painter, entry.sign, QRectF(box.left() + _INDENT, top, _ICON, _ICON))
        painter.setFont(theme().font(CAPTION))
        painter.setPen(theme().color("muted"))
        hint = box.adjusted(0, 0, -_RIGHT, 0)
        painter.drawText(hint, Qt.AlignRight | Qt.AlignVCenter, entry.hint)
        room = box.width() - _TEXT - _RIGHT - painter.fontMetrics().horizontalAdvance(entry.hint) - 6
        painter.setFont(theme().font(BODY))
        painter.setPen(theme().color("ink"))
        title = painter.fontMetrics().elidedText(entry.title, Qt.ElideRight, room)
        painter.drawText(box.adjusted(_TEXT, 0, 0, 0), Qt.AlignLeft | Qt.AlignVCenter, title)

    @staticmethod
    def _paint_state(painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen, hovered = option.state & QStyle.State_Selected, option.state & QStyle.State_MouseOver
        if chosen or hovered:
            painter.setPen(Qt.NoPen)
            painter.setBrush(theme().color("accent_soft" if chosen else "sunk"))
            painter.drawRoundedRect(option.rect.adjusted(6, 1, -6, -1), 6, 6)
