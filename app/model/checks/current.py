"""Checks of currents, and of where they flow."""

from __future__ import annotations

from app.model.checks.problem import Problem, Problems
from app.model.checks.value import Phrases, component_phrases, length_phrases, view_phrases
from app.model.elements import Current, Injection
from app.model.ends import End
from app.model.naming import is_name
from app.model.values import Array
from backends.standard import CURRENTS


def current_problems(current: Current) -> Problems:
    """The problems of one current."""
    for field, phrase in _current_phrases(current):
        yield Problem(current.name, field, f"{current.label}: {phrase}.")


def injection_problems(injection: Injection, post: End) -> Problems:
    """The problems of one injection, which ends there."""
    for field, phrase in _injection_phrases(injection, post):
        yield Problem(injection.name, field, f"{injection.label}: {phrase}.")


def _current_phrases(current: Current) -> Phrases:
    if not is_name(current.name):
        yield "name", f"{current.name!r} cannot be its name in the program; a Python identifier is expected"
    yield from component_phrases(current.source, CURRENTS, "current", None)
    model = CURRENTS.get(current.source.model)
    if model is not None and model.by_name.keys() >= {"times", "amplitudes"}:
        values = {**model.defaults, **current.source.parameters}
        lists = {n: tuple(v.numbers) if isinstance(v, Array) else v for n, v in values.items()}
        yield from length_phrases(lists, (("times", "amplitudes"),))


def _injection_phrases(injection: Injection, post: End) -> Phrases:
    for model in post.models:
        if not model.injectable:
            yield "post", f"{post.label} is a spike source, which takes no current"
    yield from view_phrases("view", post)
