"""The shape of one declared value: a parameter of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf, isnan
from numbers import Integral, Real

from backends.standard.grammar import problem as expression_problem
from backends.standard.words import short

Default = float | int | bool | str | tuple[float, ...] | None


class Kind(Enum):
    """What sort of value a parameter takes."""

    REAL = "a number"
    INTEGER = "a whole number"
    BOOLEAN = "true or false"
    CHOICE = "one of a list"
    SEQUENCE = "a list of numbers"
    EXPRESSION = "an expression"
    FILE = "the name of a file"
    FUNCTION = "a function"
    TABLE = "a table of numbers"
    REFERENCE = "another element"
    PART = "a part"
    OBJECT = "an object"


_OF_OTHERS = (Kind.TABLE, Kind.REFERENCE, Kind.PART, Kind.OBJECT)  # whose values are no constants
_FORMULAS = (Kind.EXPRESSION, Kind.FUNCTION)


@dataclass(frozen=True)
class Parameter:
    """One named value of a model: default, unit, range (inclusive unless `open_low`) and a line of explanation.

    `random` says whether each cell or synapse may have its own value, drawn from a distribution or listed; `rising`
    whether the numbers of a sequence never fall. A default of None means that the simulator chooses (a delay: the
    shortest one). `variables` are those of an expression, or of a function, which scripts may give as one of Python;
    `what` says in words what an object is; `choices` of a part are the models that it may be. A `required` parameter
    has to be given in a script: its default is what the application proposes.
    """

    name: str
    default: Default
    unit: str = ""
    doc: str = ""
    low: float = -inf
    high: float = inf
    open_low: bool = False
    kind: Kind = Kind.REAL
    choices: tuple[str, ...] = ()
    random: bool = True
    rising: bool = False
    variables: tuple[str, ...] = ()
    what: str = ""
    required: bool = False

    @property
    def expected(self) -> str:
        """What a value has to be, in words that end a sentence: "a number above 0 ms"."""
        if self.kind is Kind.CHOICE or (self.kind is Kind.PART and not self.what):
            return "one of " + ", ".join(self.choices)
        if self.kind is Kind.EXPRESSION:
            return f"{self.kind.value} of {', '.join(self.variables)}"
        if self.kind in (*_OF_OTHERS, Kind.FUNCTION):
            return self.what or self.kind.value
        return " ".join(filter(None, [self.kind.value, self._range()]))

    def problem(self, value: object) -> str | None:
        """Why one constant `value` cannot be this parameter's, as "<value> is not <expected>", or None."""
        if self._accepts(value):
            return None
        reading = self.kind in _FORMULAS and isinstance(value, str)
        detail = f": {expression_problem(str(value), self.variables)}" if reading else ""
        return f"{short(value)} is not {self.expected}{detail}"

    def _accepts(self, value: object) -> bool:
        if value is None:
            return self.default is None
        if self.kind is Kind.CHOICE:
            return value in self.choices
        if self.kind is Kind.BOOLEAN:
            return isinstance(value, bool)
        if self.kind in _FORMULAS:
            return isinstance(value, str) and expression_problem(value, self.variables) is None
        if self.kind is Kind.FILE:
            return isinstance(value, str) and bool(value.strip())
        if self.kind in _OF_OTHERS:
            return False
        if self.kind is Kind.SEQUENCE:
            return isinstance(value, Sequence) and not isinstance(value, str) and all(map(self._in_range, value))
        return self._in_range(value) and (self.kind is Kind.REAL or isinstance(value, Integral))

    def _in_range(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, Real):
            return False
        try:
            number = float(value)
        except OverflowError:  # a whole number of more digits than any parameter has
            return False
        if isnan(number):
            return False
        above = number > self.low if self.open_low else number >= self.low
        return above and number <= self.high and abs(number) != inf

    def _range(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        low = f"above {self.low:g}" if self.open_low else f"of at least {self.low:g}"
        if self.low > -inf and self.high < inf:
            return (
                f"above {self.low:g} and at most {self.high:g}{unit}"
                if self.open_low
                else (f"from {self.low:g} to {self.high:g}{unit}")
            )
        if self.low > -inf:
            return low + unit
        return f"of at most {self.high:g}{unit}" if self.high < inf else (f"in {self.unit}" if self.unit else "")
