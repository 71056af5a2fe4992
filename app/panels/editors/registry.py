"""Which editor shows which face of a field."""

from __future__ import annotations

from PyQt5.QtWidgets import QWidget

from app.panels.editors.boolean import SwitchEditor
from app.panels.editors.chip import ChipEditor
from app.panels.editors.choice import ChoiceEditor
from app.panels.editors.line import LineEditor
from app.panels.editors.link import LinkEditor
from app.panels.editors.notes import NotesEditor
from app.panels.editors.picture import PictureEditor
from app.panels.editors.sequence import SequenceEditor
from app.panels.editors.table import TableEditor
from app.panels.editors.value import ValueEditor
from app.panels.forms.field import Face, Field

Editor = SwitchEditor | ChipEditor | ChoiceEditor | LineEditor | LinkEditor | NotesEditor | PictureEditor

EDITORS: dict[Face, type[Editor]] = {
    Face.VALUE: ValueEditor,
    Face.SEQUENCE: SequenceEditor,
    Face.SWITCH: SwitchEditor,
    Face.CHOICE: ChoiceEditor,
    Face.TEXT: LineEditor,
    Face.NOTES: NotesEditor,
    Face.CHIP: ChipEditor,
    Face.LINK: LinkEditor,
    Face.PICTURE: PictureEditor,
    Face.TABLE: TableEditor,
}


def editor(field: Field, parent: QWidget) -> Editor:
    """The editor of a field."""
    return EDITORS[field.face](field, parent)
