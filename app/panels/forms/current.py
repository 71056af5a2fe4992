"""The forms of a current, and of where it flows."""

from __future__ import annotations

from app.model import Current, Injection, Network
from app.model.sign import Sign
from app.panels.forms.component import model_row, parameter_rows
from app.panels.forms.field import Form, Head, Section, about
from app.panels.forms.identity import cells_row, end_row, muted_row, name_row
from backends.standard import CURRENTS


def current_form(current: Current, network: Network) -> Form:
    """All that can be said about a current."""
    model = CURRENTS.get(current.source.model)
    doc = model.title if model else f"{current.source.model}: a current that is not declared here"
    head = Head(current.label, "current", doc, about(model), Sign.CURRENT)
    what = (model_row("Model", ("source",), CURRENTS, current.source.model), name_row(current, network), muted_row())
    return Form(head, (Section("", what), Section("Current", tuple(parameter_rows("source", model)))))


def injection_form(injection: Injection, network: Network) -> Form:
    """All that can be said about an injection."""
    current, post = network.get(injection.pre, Current), network.end(injection.post, injection.view)
    cells = f"{post.size:,} cell{'' if post.size == 1 else 's'}".replace(",", " ")
    head = Head(injection.label, cells, f"{current.label} flows into {post.label}", (), Sign.CURRENT)
    rows = (
        end_row("From", "pre", current),
        end_row("To", "post", post.element),
        cells_row("Cells", "view", post),
        name_row(injection, network),
        muted_row(),
    )
    return Form(head, (Section("", rows),))
