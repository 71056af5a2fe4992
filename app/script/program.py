"""A program: its text, and which line speaks of which element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.script.spans import Spans


@dataclass(frozen=True)
class Program:
    """The text of a PyNN script. `lines` maps a line number (from 1) to the name of the element it makes or records."""

    text: str
    lines: Mapping[int, str] = field(default_factory=Spans)
    filename: str = "network.py"

    def element_at(self, line: int) -> str | None:
        """The element that a line is about, or None."""
        return self.lines.get(line)

    def lines_of(self, element: str) -> tuple[int, ...]:
        """The lines about an element, rising."""
        if isinstance(self.lines, Spans):
            return self.lines.of(element)
        return tuple(sorted(line for line, name in self.lines.items() if name == element))
