"""Some of the cells of a population: every so many, some by number, or a random sample."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.model.values import Array


@dataclass(frozen=True)
class Slice:
    """The cells from `start` up to but without `stop`, every `step`-th; as Python slices, ends may be None."""

    start: int | None = None
    stop: int | None = None
    step: int | None = None

    def count(self, size: int) -> int:
        """How many that are of `size` cells; none for a step of 0."""
        return 0 if self.step == 0 else len(range(*slice(self.start, self.stop, self.step).indices(size)))

    def cell(self, index: int, size: int) -> int | None:
        """Which of `size` cells the one of this number within the view is; None when that is not known."""
        meant = range(*slice(self.start, self.stop, self.step).indices(size)) if self.step != 0 else range(0)
        return meant[index] if 0 <= index < len(meant) else None

    def problem(self, size: int) -> str | None:
        """What is wrong with it for a population of `size` cells, as a phrase."""
        if self.step == 0:
            return "the step of a slice is not 0"
        return None if self.count(size) else f"the slice {self} holds none of the {size} cells"

    def __str__(self) -> str:
        ends = ["" if end is None else str(end) for end in (self.start, self.stop)]
        return ":".join([*ends, *([] if self.step is None else [str(self.step)])])


@dataclass(frozen=True)
class Cells:
    """The cells of these numbers, counted from 0."""

    numbers: Array

    def count(self, size: int) -> int:
        """How many that are."""
        return len(self.numbers)

    def cell(self, index: int, size: int) -> int | None:
        """Which of `size` cells the one of this number within the view is; None when that is not known."""
        return int(np.sort(self.numbers.numbers)[index]) if 0 <= index < len(self.numbers) else None

    def problem(self, size: int) -> str | None:
        """What is wrong with it for a population of `size` cells, as a phrase."""
        numbers = self.numbers.numbers
        if not len(numbers):
            return "no cell is named"
        wrong = numbers[(numbers < 0) | (numbers >= size) | (numbers != np.round(numbers))]
        if len(wrong):
            return f"there is no cell {wrong[0]:g}; they are numbered from 0 to {size - 1}"
        return None if len(np.unique(numbers)) == len(numbers) else "a cell is named twice"

    def __str__(self) -> str:
        return ", ".join(f"{number:g}" for number in self.numbers.numbers)


@dataclass(frozen=True)
class Sample:
    """So many cells, drawn at random."""

    cells: int

    def count(self, size: int) -> int:
        """How many that are."""
        return self.cells

    def cell(self, index: int, size: int) -> int | None:
        """None: which cells are drawn is known only when the program runs."""
        return None

    def problem(self, size: int) -> str | None:
        """What is wrong with it for a population of `size` cells, as a phrase."""
        return None if 1 <= self.cells <= size else f"{self.cells} cells cannot be drawn from {size}"

    def __str__(self) -> str:
        return f"{self.cells} at random"


View = Slice | Cells | Sample
