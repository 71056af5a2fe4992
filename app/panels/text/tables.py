"""Tables as text: "0 1; 0 2; 3 1", rows pasted from a spreadsheet, or the name of a file that holds them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.model import Table
from app.panels.text.numbers import number_text
from app.panels.text.places import path_of, table_of_file
from app.panels.text.refused import Refused, Unfinished
from backends.standard.words import short

_BETWEEN = re.compile(r"[\s,]+")
_ROWS = re.compile(r"[;\n]")
_FILE = re.compile(r".*\.(txt|csv|dat|npy)", re.IGNORECASE)
_MOST = 200  # rows that are written out


@dataclass(frozen=True)
class TableText:
    """Reads and writes rows of numbers, as wide as one of `widths` where they are given; `row` is one as an example."""

    widths: Sequence[int] = ()
    row: str = "0 1 0.5 1.0"

    def parse(self, text: str) -> Table | None:
        """The table, None for nothing. Refused, with the row that is wrong."""
        written = text.strip().strip("[]").replace("],", ";").replace("[", "")
        if not written:
            return None
        if _FILE.fullmatch(text.strip()):
            return self._checked(self._of_file(path_of(text)))
        rows = [self._row(number, row) for number, row in enumerate(filter(str.strip, _ROWS.split(written)), 1)]
        odd = next((number for number, row in enumerate(rows, 1) if len(row) != len(rows[0])), None)
        if odd is not None:
            kind = Unfinished if odd == len(rows) and len(rows[-1]) < len(rows[0]) else Refused
            raise kind(f"Row {odd} has {len(rows[odd - 1])} numbers, where the first has {len(rows[0])}.")
        return self._checked(Table(rows))

    def format(self, value: object) -> str:
        """The rows with semicolons between them; of many, how many there are."""
        if not isinstance(value, Table):
            return ""
        if len(value) > _MOST:
            return f"{len(value)} rows of {value.rows.shape[1]} numbers"
        return "; ".join(" ".join(number_text(n).removesuffix(".0") for n in row) for row in value.rows.tolist())

    def _row(self, number: int, row: str) -> list[float]:
        parts = [part for part in _BETWEEN.split(row.strip(" ()[]\t")) if part]
        try:
            found = [float(part) for part in parts]
        except ValueError:
            raise Refused(
                f"Row {number}, {short(row.strip())}, is not made of numbers; expected: {self.row}."
            ) from None
        if not np.isfinite(found).all():
            raise Refused(f"Row {number}, {short(row.strip())}, holds what is no finite number.")
        return found

    def _of_file(self, path: Path) -> Table:
        if not os.path.isfile(path):
            raise Unfinished(f"There is no file {path.name!r}; a file with rows like {self.row} is expected.")
        return table_of_file(path)

    def _checked(self, table: Table) -> Table:
        width = table.rows.shape[1]
        if self.widths and width not in self.widths:
            expected = " or ".join(map(str, self.widths))
            kind = Unfinished if width < min(self.widths) or (len(table) == 1 and width < max(self.widths)) else Refused
            raise kind(f"The rows have {width} number{'s' if width != 1 else ''}, where {expected} are expected.")
        return table
