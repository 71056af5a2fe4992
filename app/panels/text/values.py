"""Values as text: "0.25", "250 pF", "𝒩 (0.2, 0.02)", "[1, 2, 3]", "exp(-d/50)". Parsed by hand, never evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from app.model import Array, Distribution, Expression, Frozen, Value
from app.model.checks.value import value_phrases
from app.panels.text.formulas import formula_text, is_begun, is_formula, parse_formula, takes_formula
from app.panels.text.numbers import begun, number_text, parse_number
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.units import accepted
from backends.standard import DISTRIBUTIONS, Kind, Parameter
from backends.standard.declaration import DistributionModel

_CALL = re.compile(r"([^\W\d][^(\[]*?)\s*\(([^()]*)\)", re.DOTALL)
_LIST = re.compile(r"\[([^\[\]]*)\]", re.DOTALL)
_MANY = 1000  # numbers of a list that are written out


@dataclass(frozen=True)
class ValueText:
    """Reads and writes the values of one parameter. `size` is how many numbers a list has to have (None: not known).

    `empty` is the word for None, where the parameter takes None: "all", "shortest".
    """

    parameter: Parameter
    size: int | None = None
    empty: str = ""

    def parse(self, text: str) -> Value | None:
        """The value that `text` says. Refused, with a sentence, when it says none or one that is out of range."""
        if self.parameter.default is None and text.strip().casefold() in ("", self.empty):
            return None
        try:
            value = self._read(text.strip())
        except Refused as refusal:
            raise Unfinished(str(refusal)) if self._unfinished(text.strip()) else refusal from None
        return self.checked(value)

    def checked(self, value: Value) -> Value:
        """The value itself. Refused, with a sentence, when the parameter does not take it."""
        if phrase := next(value_phrases(self.parameter, value, self.size), None):
            raise Refused(f"{self.parameter.name} = {phrase}.")
        return value

    def format(self, value: object) -> str:
        """The text that reads back as `value`; only lists of more than a thousand numbers are abridged."""
        if value is None:
            return ""
        if isinstance(value, Distribution):
            return _distribution_text(value)
        if isinstance(value, Array):
            return _list_text(value.numbers[: _MANY + 1].tolist(), len(value))
        if isinstance(value, Expression):
            return formula_text(value)
        if isinstance(value, tuple):
            return _list_text(value, len(value))
        return number_text(value) if isinstance(value, int | float) else str(value)

    def _read(self, text: str) -> Value:
        if not takes_formula(self.parameter) or not is_formula(text):
            return self._read_numbers(text)
        try:
            return parse_formula(text, self.size) if text.startswith("=") else self._read_numbers(text)
        except Refused:
            return parse_formula(text, self.size)

    def _read_numbers(self, text: str) -> Value:
        if match := _CALL.fullmatch(text):
            return _distribution(match[1], match[2], self.parameter.unit)
        if match := _LIST.fullmatch(text):
            return self._array(_items(match[1]))
        if self.parameter.kind is Kind.SEQUENCE:
            return self._array(text.replace(",", " ").split())
        return parse_number(text, self.parameter.unit, self.parameter.kind is Kind.INTEGER)

    def _array(self, items: Sequence[str]) -> Array:
        return Array([float(parse_number(item, self.parameter.unit)) for item in items])

    def _unfinished(self, text: str) -> bool:
        if takes_formula(self.parameter) and is_begun(text):
            return True
        if begun(text) or any(word.startswith(text.casefold()) for word in (*_HEADS, self.empty)):
            return True
        if text.count("(") > text.count(")") or text.count("[") > text.count("]"):
            return True
        number = re.match(r"[^a-zA-Zµμ%/Ω]*", text)
        unit = text[number.end() :] if number else ""
        return bool(unit) and any(name.startswith(unit) for name in accepted(self.parameter.unit))


def _items(text: str) -> list[str]:
    return text.split(",") if text.strip() else []


# -- distributions -----------------------------------------------------------------------------------------------------


def _names(model: DistributionModel) -> Iterator[str]:
    """What a distribution may be called: its name, and its symbol in plain letters."""
    yield model.name.casefold()
    yield normalize("NFKC", model.symbol).casefold()


_HEADS = frozenset(name for model in DISTRIBUTIONS.values() for name in _names(model))


def _distribution(head: str, inside: str, unit: str) -> Distribution:
    word = normalize("NFKC", head).casefold().strip()
    candidates = [model for model in DISTRIBUTIONS.values() if word in _names(model)]
    if not candidates:
        raise Refused(f"{head.strip()!r} is not a distribution; there are {', '.join(DISTRIBUTIONS)}.")
    items = _items(inside)
    model = next((model for model in candidates if len(model.parameters) == len(items)), None)
    if model is None:
        raise Refused(_expected(candidates[0], len(items)))
    pairs = zip(model.parameters, items, strict=True)
    return Distribution(model.name, Frozen((p.name, _argument(p, item, unit)) for p, item in pairs))


def _argument(parameter: Parameter, text: str, unit: str) -> float:
    name, equals, given = text.rpartition("=")
    if equals and name.strip() != parameter.name:
        raise Refused(f"{name.strip()!r} stands where {parameter.name} is expected.")
    return parse_number(given, unit, parameter.kind is Kind.INTEGER)


def _expected(model: DistributionModel, given: int) -> str:
    names = [parameter.name for parameter in model.parameters]
    count = f"{len(names)} number{'s' if len(names) > 1 else ''}"
    return f"{model.name} takes {count}, {' and '.join(names)}, not {given or 'none'}."


def _distribution_text(value: Distribution) -> str:
    model = DISTRIBUTIONS.get(value.name)
    if model is None:
        return f"{value.name} ({', '.join(_aligned(list(value.parameters.values())))})"
    numbers = {**model.defaults, **value.parameters}
    texts = _aligned([n for name in model.by_name if isinstance(n := numbers[name], int | float)])
    return f"{_head(model)} ({', '.join(texts)})"


def _head(model: DistributionModel) -> str:
    """The symbol, where it means this distribution and no other with as many parameters; otherwise the name."""
    alike = (other for other in DISTRIBUTIONS.values() if other.symbol == model.symbol)
    first = next(other for other in alike if len(other.parameters) == len(model.parameters))
    return model.symbol if first is model else model.name


def _aligned(numbers: Sequence[float]) -> list[str]:
    """Numbers with equally many decimals: 0.20, 0.02."""
    texts = [number_text(number).removesuffix(".0") for number in numbers]
    decimals = max((len(text.partition(".")[2]) for text in texts if "e" not in text), default=0)
    return [text if "e" in text or not decimals else _padded(text, decimals) for text in texts]


def _padded(text: str, decimals: int) -> str:
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.ljust(decimals, '0')}"


def _list_text(numbers: Sequence[float], count: int) -> str:
    texts = [number_text(number).removesuffix(".0") for number in numbers[:_MANY]]
    more = f", … {count} numbers" if count > _MANY else ""
    return f"[{', '.join(texts)}{more}]"
