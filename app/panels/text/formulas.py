"""Formulas as text: "exp(-d/50) + 0.1". One that uses no variable has a sign of equality before it: "= 2*pi"."""

from __future__ import annotations

import re

from app.model import Expression
from app.model.checks.value import OF_CELLS, OF_SYNAPSES
from app.panels.text.refused import Refused, Unfinished
from backends.standard import Kind, Parameter
from backends.standard.grammar import FUNCTIONS, problem
from backends.standard.words import short

_WORD = re.compile(r"[^\W\d]\w*")
_VARIABLES = frozenset((*OF_CELLS, *OF_SYNAPSES))
_BEGUN = re.compile(r"(.*[-+*/%<>=!&|^,.(]|.*\b(if|else|and|or|not))\s*", re.DOTALL)


def takes_formula(parameter: Parameter) -> bool:
    """Whether a formula may stand for the values of a parameter."""
    return parameter.random and parameter.kind in (Kind.REAL, Kind.INTEGER)


def variables(size: int | None) -> tuple[str, ...]:
    """What a formula may be a function of: of so many cells, or (None) of synapses."""
    return OF_SYNAPSES if size is None else OF_CELLS


def is_formula(text: str) -> bool:
    """Whether a text means to be a formula: it begins with =, or a variable or a function is in it."""
    words = set(_WORD.findall(text))
    return (
        text.startswith("=") or bool(words & _VARIABLES) or any(f"{word}(" in text for word in words & set(FUNCTIONS))
    )


def is_begun(text: str) -> bool:
    """Whether more typing can make a formula of it."""
    word = text.lstrip("= ")
    open_ended = _BEGUN.fullmatch(text) is not None and (is_formula(text) or word[:1].isdecimal())
    return open_ended or (bool(word) and any(name.startswith(word) for name in FUNCTIONS))


def parse_formula(text: str, size: int | None) -> Expression:
    """The formula that a text says. Refused: it is none; Unfinished: it may become one."""
    written = text.removeprefix("=").strip()
    if wrong := problem(written, variables(size)):
        raise (Unfinished if not written or is_begun(written) else Refused)(f"{short(written)} is no formula: {wrong}.")
    return Expression(written)


def formula_text(formula: Expression) -> str:
    """The text that reads back as this formula."""
    return formula.text if set(_WORD.findall(formula.text)) & _VARIABLES else f"= {formula.text}"
