"""What each simulator makes of a synapse, as text to read. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from app.model import Component, Value
from app.model.checks.abilities import recipe
from app.panels.plasticity.words import number
from app.run.conversions import Converted

_CODE = "white-space: pre-wrap; font-family: monospace; margin: 0"


def page(synapse: Component, told: Mapping[str, Mapping[str, Converted] | str], waiting: bool, problem: str) -> str:
    """HTML: a paragraph for each simulator that has answered; what cannot be is in the colour `problem`."""
    parts = [_paragraph(title, one, synapse, problem) for title, one in told.items()]
    return "".join([*parts, "<p>Asking the simulators …</p>" if waiting else ""])


def _paragraph(title: str, told: Mapping[str, Converted] | str, synapse: Component, problem: str) -> str:
    if isinstance(told, str):
        return f"<p><b>{escape(title)}</b> could not be asked: {escape(told)}</p>"
    converted = told.get(recipe(synapse), Converted(refusal="It does not say what it makes of this."))
    if converted.refusal:
        return f"<p><b>{escape(title)}</b><br><span style='color:{problem}'>{escape(converted.refusal)}</span></p>"
    lines = "<br>".join(_lines(converted, dict(synapse.flat), problem))
    code = "".join(_step(*step) for step in converted.code)
    return f"<p><b>{escape(title)}</b> · {escape(converted.model)}<br>{lines}</p>{code}"


def _step(when: str, what: str) -> str:
    return f"<p style='margin: 4px 0 0 0'>{escape(when)}</p><p style='{_CODE}'>{escape(what)}</p>"


def _lines(converted: Converted, given: Mapping[str, Value], problem: str) -> Iterator[str]:
    same = [theirs for theirs, ours in converted.terms if theirs == ours]
    yield from (escape(f"{theirs} = {ours}") for theirs, ours in converted.terms if theirs != ours)
    if same:
        yield escape(f"Unchanged: {', '.join(same)}")
    for name, only in converted.fixed.items():
        is_other = name in given and given[name] != only
        sentence = escape(f"{name} can only be {number(only)}")
        yield f"<span style='color:{problem}'>{sentence}.</span>" if is_other else f"{sentence}."
    yield from map(escape, converted.notes)
