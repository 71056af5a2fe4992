"""Some of the cells of a population as text: "all", "0:100:2", "1, 5, 7", "20 at random"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.model import Array, Cells, Sample, Slice, View
from app.panels.text.refused import Refused, Unfinished

ALL = "all"
_SLICE = re.compile(r"(-?\d*)\s*:\s*(-?\d*)(?:\s*:\s*(-?\d*))?")
_SAMPLE = re.compile(r"(\d+)\s*(?:at\s+)?random(?:ly)?")
_HOW = "all, a slice like 0:100 or 0:100:2, cells like 1, 5, 7, or 20 at random"


@dataclass(frozen=True)
class ViewText:
    """Reads and writes the choice of some of `size` cells."""

    size: int

    def parse(self, text: str) -> View | None:
        """The view, None for all cells. Refused, with a sentence, when it is none or holds no cells that are there."""
        written = text.strip().casefold().strip("[]")
        if written in ("", ALL):
            return None
        view = self._read(written)
        if phrase := view.problem(self.size):
            raise Refused(f"{phrase[:1].upper()}{phrase[1:]}.")
        return view

    def format(self, value: object) -> str:
        """The text that reads back as the view."""
        return "" if value is None else str(value)

    def _read(self, text: str) -> View:
        if match := _SLICE.fullmatch(text):
            if any(end == "-" for end in match.groups()):
                raise Unfinished(f"{text!r} is not finished: {_HOW}.")
            return Slice(*(int(end) if end else None for end in match.groups()))
        if match := _SAMPLE.fullmatch(text):
            return Sample(int(match[1]))
        words = text.replace(",", " ").split()
        if all(re.fullmatch(r"\d+", word) for word in words):
            return Cells(Array([float(word) for word in words]))
        begun = re.fullmatch(r"\d+\s*[a-z ]*", text) or ALL.startswith(text)
        raise (Unfinished if begun else Refused)(f"{text!r} says nothing about cells; expected: {_HOW}.")
