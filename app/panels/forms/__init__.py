"""What the inspector offers, derived from the declarations: fields in rows in sections. No Qt.

`form(document)` is the form of what is selected; `change` is the act that a field's new value amounts to.
"""

from app.panels.forms.field import SEVERAL, About, Face, Field, Form, Head, Row, Section
from app.panels.forms.network import Description
from app.panels.forms.subject import Thing, act, form, labelled, put, shared, things

__all__ = [
    "SEVERAL",
    "About",
    "Description",
    "Face",
    "Field",
    "Form",
    "Head",
    "Row",
    "Section",
    "Thing",
    "act",
    "form",
    "labelled",
    "put",
    "shared",
    "things",
]
