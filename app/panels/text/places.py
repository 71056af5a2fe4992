"""Places as text: angles, bounds of space, and positions in a file."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.model import Table
from app.panels.text.numbers import number_text, parse_number
from app.panels.text.refused import Refused, Unfinished
from backends.standard.words import short

_BETWEEN = re.compile(r"[\s,;]+")
_TO = re.compile(r"\s*(?:…|\.\.\.?|\bto\b|–)\s*")
_FILES = (".txt", ".csv", ".dat", ".npy")
_LARGEST = 500 << 20  # bytes


class AnglesText:
    """Reads and writes three angles in degrees, about x, then y, then z: "0, 30, 0"."""

    def parse(self, text: str) -> tuple[float, float, float]:
        """The angles; nothing typed means that nothing is turned. Refused unless there are three."""
        parts = [part for part in re.split(r"\s*[,;]\s*|\s+", text.strip()) if part]
        if not parts:
            return 0.0, 0.0, 0.0
        numbers = [float(parse_number(part.removesuffix("°"))) for part in parts]
        if len(numbers) != 3:
            raise (Unfinished if len(numbers) < 3 else Refused)(
                f"{len(numbers)} angle{'s' if len(numbers) > 1 else ''}, where three are expected: about x, y and z."
            )
        x, y, z = numbers
        return x, y, z

    def format(self, angles: object) -> str:
        """The angles with commas between them."""
        if not isinstance(angles, tuple) or not any(angles):
            return ""
        return ", ".join(number_text(angle).removesuffix(".0") for angle in angles)


class BoundsText:
    """Reads and writes from where to where space goes before it begins anew: "0 … 1000". Nothing: it has no end."""

    def parse(self, text: str) -> tuple[float, float] | None:
        """The bounds in um, or None. Refused when the first is not below the second."""
        if not text.strip():
            return None
        parts = _TO.split(text.strip())
        if len(parts) != 2 or not parts[1]:
            raise Unfinished("From where to where is expected, in µm. An example: 0 … 1000.")
        low, high = (float(parse_number(part, "um")) for part in parts)
        if not low < high:
            raise Refused(f"{number_text(low)} is not below {number_text(high)}.")
        return low, high

    def format(self, bounds: object) -> str:
        """The bounds with three dots between them."""
        return " … ".join(number_text(n).removesuffix(".0") for n in bounds) if isinstance(bounds, tuple) else ""


class PointsText:
    """Reads places from the file that is named, `size` rows of x, y and perhaps z; writes how many there are."""

    def __init__(self, size: int) -> None:
        self.size = size

    def parse(self, text: str) -> Table | None:
        """The places in um; None for no name. Refused, with a sentence that names the file."""
        if not text.strip():
            return None
        path = path_of(text)
        if not os.path.isfile(path):
            raise Unfinished(f"There is no file {path.name!r}; a file with a row x, y, z for each cell is expected.")
        table = rows_of_file(path)
        if len(table) != self.size:
            cells = f"{self.size} cell{'s' if self.size != 1 else ''}"
            raise Refused(f"{path.name} has {len(table)} rows, where there are {cells}.")
        return table

    def format(self, points: object) -> str:
        """How many rows there are."""
        return f"{len(points)} places of a file" if isinstance(points, Table) else ""


def path_of(text: str) -> Path:
    """The file that is meant, whatever the text is: `~` is a home only where somebody has it."""
    return Path(os.path.expanduser(text.strip()))


def rows_of_file(path: Path) -> Table:
    """Places: rows of two or three numbers. Refused otherwise."""
    table = table_of_file(path)
    if table.rows.shape[1] not in (2, 3):
        raise Refused(f"{path.name} has the shape {table.rows.shape}; rows of two or three numbers are expected.")
    return table


def table_of_file(path: Path) -> Table:
    """Rows of numbers, from text (.txt, .csv, .dat) or what NumPy wrote (.npy). Refused otherwise."""
    try:
        if path.suffix.casefold() not in _FILES or path.stat().st_size > _LARGEST:
            raise Refused(f"{path.name}: {', '.join(_FILES)} of at most {_LARGEST >> 20} MB are expected.")
        return _rows(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror or error}.") from None


@lru_cache(maxsize=4)
def _rows(path: Path, changed: int) -> Table:
    """The same file is read once, however often what is typed is looked at."""
    rows = _of_numpy(path) if path.suffix.casefold() == ".npy" else _of_text(path)
    if rows.ndim != 2 or not rows.size:
        raise Refused(f"{path.name} has the shape {rows.shape}; rows of numbers are expected.")
    if not np.isfinite(rows).all():
        at = int(np.flatnonzero(~np.isfinite(rows).all(axis=1))[0])
        raise Refused(f"{path.name}: in row {at + 1}, something stands that is not a finite number.")
    return Table(rows)


def _of_numpy(path: Path) -> NDArray[np.float64]:
    try:
        array = np.load(path, allow_pickle=False)
        return np.asarray(array, dtype=np.float64)
    except (ValueError, EOFError, SyntaxError, TypeError):
        raise Refused(f"{path.name} is no array of numbers that NumPy wrote.") from None


def _of_text(path: Path) -> NDArray[np.float64]:
    try:
        lines = path.read_text(encoding="utf-8").replace("\ufeff", "").splitlines()
    except UnicodeDecodeError:
        raise Refused(f"{path.name} is no text in UTF-8; rows of numbers are expected.") from None
    rows = [(n, part.strip(" ,;")) for n, line in enumerate(lines, 1) if (part := line.partition("#")[0].strip())]
    if rows and not _numbers(rows[0][1]):
        rows = rows[1:]  # a heading
    parts: list[list[float]] = []
    for number, row in rows:
        found = _numbers(row)
        if found is None or (parts and len(found) != len(parts[0])):
            raise Refused(f"{path.name}: line {number} is {short(row)}, where a row like the others is expected.")
        parts.append(found)
    return np.array(parts, dtype=np.float64).reshape(len(parts), len(parts[0]) if parts else 0)


def _numbers(row: str) -> list[float] | None:
    try:
        return [float(part) for part in _BETWEEN.split(row)]
    except ValueError:
        return None
