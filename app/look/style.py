"""The Qt style sheet, written from the tokens. Widgets are told apart by class or by the dynamic property `kind`."""

from __future__ import annotations

from pathlib import Path
from string import Template

from app.look.tokens import BUTTON_RADIUS, CAPTION, FIELD_HEIGHT, FIELD_RADIUS, TITLE, Look

_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"

_SHEET = Template("""
* { color: $ink; outline: none; }
QWidget { background: $panel; }
QMainWindow, QSplitter::handle, QMainWindow::separator { background: $hairline; }
QLabel, QCheckBox { background: transparent; }
QLabel[kind="caption"] { color: $muted; font-size: ${caption}px; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="section"] { color: $muted; font-size: ${caption}px; font-weight: 600; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[kind="pill"] { color: $accent; background: $accent_soft; border-radius: 9px; padding: 1px 8px;
    font-size: ${caption}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; } QLabel[kind="agrees"] { color: $accent; font-weight: 600; }
QLabel[kind="problem"] { color: $problem; }
QLabel[kind="complaint"] { color: $problem; font-size: ${caption}px; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: $sunk; border: 1px solid $sunk;
    border-radius: ${field_radius}px; padding: 0 8px; min-height: ${field}px; max-height: ${field}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit[invalid="true"] { border-color: $problem; }
QLineEdit[kind="title"] { background: transparent; border-color: transparent; padding: 0; font-size: ${title}px;
    font-weight: 600; }
QLineEdit[kind="title"]:focus { border-color: transparent transparent $accent transparent; border-radius: 0; }
QPlainTextEdit[kind="field"] { background: $sunk; border: 1px solid $sunk; border-radius: ${field_radius}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit[kind="field"]:focus { border-color: $accent; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; border-radius: ${field_radius}px;
    padding: 0 8px; min-height: ${field}px; max-height: ${field}px; text-align: left; }
QPushButton[kind="link"]:hover { color: $accent; } QPushButton[kind="link"]:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled { color: $muted; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $hairline; selection-background-color: $accent_soft;
    selection-color: $ink; padding: 4px; }
QPushButton, QToolButton { background: $panel; border: 1px solid $hairline; border-radius: ${button_radius}px;
    padding: 0 12px; min-height: 28px; }
QPushButton:hover, QToolButton:hover { background: $sunk; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: $hairline; border-color: $hairline; color: $muted; }
QFrame[kind="control"] { background: $panel; border: 1px solid $hairline; border-radius: ${button_radius}px;
    min-height: 28px; max-height: 28px; }
QFrame[kind="control"] QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox[kind="control"] { background: $panel; border: 1px solid $hairline; border-radius: ${button_radius}px;
    padding: 0 4px 0 10px; min-height: 28px; max-height: 28px; }
QComboBox[kind="control"]::drop-down { border: none; width: 18px; }
QComboBox[kind="control"]::down-arrow { image: url($icons/chevron.svg); width: 12px; height: 12px; }
QLabel[kind="toast"] { background: $ink; color: $panel; border-radius: 9px; padding: 8px 14px; }
QToolButton[kind="logo"] { border: none; padding: 0; background: transparent; min-height: 30px; min-width: 30px; }
QToolButton[kind="logo"]::menu-indicator, QToolButton[kind="more"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="more"] { padding: 0 8px; }
QPushButton[kind="flat"], QToolButton[kind="flat"] { border-color: transparent; background: transparent; }
QTabBar { background: $panel; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 2px 8px 2px; margin-right: 18px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabWidget::pane { border: none; }
QTabWidget::tab-bar { left: 16px; }
QMenu { background: $panel; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 5px; background: transparent; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenuBar { background: $panel; } QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 5px; }
QMenuBar::item:selected { background: $sunk; }
QToolTip { background: $ink; color: $panel; border: none; padding: 5px 8px; }
QScrollArea { border: none; } QAbstractScrollArea { border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView { font-size: ${caption}px; }
QHeaderView { background: $panel; border: none; font-size: ${caption}px; }
QHeaderView::section { background: $panel; color: $muted; border: none; padding: 2px 3px; font-size: ${caption}px; }
QListView, QTreeView, QTableView, QPlainTextEdit, QTextEdit { border: none; background: $panel;
    selection-background-color: $accent_soft; selection-color: $ink; }
QListView::item { padding: 4px 8px; border-radius: 5px; } QListView::item:selected { background: $accent_soft; }
QSplitter[kind="quiet"]::handle { background: $panel; }
QToolButton[kind="caption"] { color: $muted; background: $panel; border-color: $panel; border-radius: 4px;
    font-size: ${caption}px; padding: 0 3px; min-height: 16px; max-height: 16px; }
QToolButton[kind="caption"]:checked { color: $ink; }
QToolButton[kind="caption"]:hover { background: $sunk; } QToolButton[kind="caption"]:focus { border-color: $accent; }
QToolButton[kind="caption"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="tab"] { color: $muted; background: transparent; border: 1px solid transparent; border-radius: 4px;
    font-size: ${caption}px; padding: 0 4px; min-height: 18px; max-height: 18px; }
QToolButton[kind="tab"]:hover { color: $ink; } QToolButton[kind="tab"]:focus { border-color: $accent; }
QToolButton[kind="tab"]:checked { color: $accent; background: $accent_soft; }
QSlider { background: transparent; min-height: 26px; max-height: 26px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $hairline; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $hairline; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $accent_soft; width: 10px; height: 10px; margin: -5px 0; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $hairline; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(look: Look) -> str:
    """The style sheet of one look."""
    colours = {name: value for name, value in vars(look).items() if isinstance(value, str)}
    sizes = {"caption": CAPTION, "title": TITLE, "field": FIELD_HEIGHT - 2}
    return _SHEET.substitute(
        colours, **sizes, icons=_ICONS.as_posix(), field_radius=FIELD_RADIUS, button_radius=BUTTON_RADIUS
    )
