"""Reads and writes for texts that are not numbers: names, labels, choices, recordings."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from app.model import Recording
from app.model.naming import is_name
from app.panels.text.refused import Refused, Unfinished
from backends.standard import Parameter


@dataclass(frozen=True)
class AsIs:
    """Any text, as it was typed."""

    def parse(self, text: str) -> str:
        """The text."""
        return text

    def format(self, value: object) -> str:
        """The text."""
        return str(value)


@dataclass(frozen=True)
class NameText:
    """A name in the program, other than those that are taken."""

    taken: Container[str]

    def parse(self, text: str) -> str:
        """The name. Refused when it is no Python identifier, or taken."""
        name = text.strip()
        if not name:
            raise Unfinished("A name in the program is expected, such as excitatory.")
        if not is_name(name):
            raise Refused(
                f"{name!r} cannot be a name in the program: letters, digits and _ are expected, no digit first, "
                "and no word that Python or the program uses itself."
            )
        if name in self.taken:
            raise Refused(f"{name!r} is the name of another element.")
        return name

    def format(self, value: object) -> str:
        """The name."""
        return str(value)


@dataclass(frozen=True)
class WrittenText:
    """An expression or the name of a file, as the parameter declares it."""

    parameter: Parameter

    def parse(self, text: str) -> str:
        """The text. Refused, with a sentence, when the parameter does not take it."""
        written = text.strip()
        if phrase := self.parameter.problem(written):
            begun = not written or written.count("(") > written.count(")") or written[-1] in "+-*/<>=,"
            raise (Unfinished if begun else Refused)(f"{self.parameter.name} = {phrase}.")
        return written

    def format(self, value: object) -> str:
        """The text."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class ChipText:
    """What a chip says about the recording of a variable; nothing is typed here."""

    variable: str

    def parse(self, text: str) -> Recording | None:
        """The recording of the variable in all cells, or None for no text."""
        return Recording(self.variable) if text else None

    def format(self, value: object) -> str:
        """What the chip says: "v of 10" when it is recorded, "+ v" when it can be."""
        if not isinstance(value, Recording):
            return f"+ {self.variable}"
        return self.variable if value.cells is None else f"{self.variable} of {value.cells}"
