"""Numbers in a column, as people paste them or keep them in files: one a line, or all in one line. No Qt.

Text (.txt, .csv and whatever else can be read as text) may have a heading, empty lines, and remarks behind #; .npy is
read as NumPy writes it. Whatever is wrong is said with the line that it is in.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.panels.text.refused import Refused
from backends.standard.words import short

Floats = NDArray[np.float64]

_LARGEST = 500 << 20  # bytes
_BETWEEN = re.compile(r"[\s,;]+")


def numbers_of_file(path: Path) -> Floats:
    """The numbers of a file, shape (n,). Refused, with a sentence that names the file."""
    try:
        return _read(path)
    except Refused as refusal:
        raise Refused(f"{path.name}: {refusal}") from None
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
        raise Refused(f"{path.name} cannot be read: {reason}.") from None
    except MemoryError:
        raise Refused(f"{path.name} is too large to be read here.") from None


def numbers_of_text(text: str) -> Floats:
    """The numbers of a column, shape (n,). Refused, with the line that is wrong."""
    lines = [line.partition("#")[0].strip() for line in text.replace("\ufeff", "").splitlines()]
    rows = [(number, line.rstrip(",;")) for number, line in enumerate(lines, 1) if line]
    if not rows:
        raise Refused("There is nothing in it, where numbers are expected.")
    if len(rows) == 1:
        return _checked(_BETWEEN.split(rows[0][1]), [1], "number")
    if len(rows) > 1 and not _is_number(rows[0][1]) and _is_number(rows[1][1]) and "," not in rows[0][1]:
        rows = rows[1:]  # a heading
    return _checked([line for _, line in rows], [number for number, _ in rows], "line")


def is_column(text: str) -> bool:
    """Whether a text that is pasted has several numbers, rather than one value."""
    parts = [part for part in _BETWEEN.split(text.strip(), 2) if part]
    return len(parts) > 1 and all(map(_is_number, parts[:2])) and "(" not in text[:100]


def _read(path: Path) -> Floats:
    if path.stat().st_size > _LARGEST:
        raise Refused(f"{path.stat().st_size >> 20} MB are more than can be taken as one list ({_LARGEST >> 20} MB).")
    if path.suffix.casefold() == ".npy":
        return _of_numpy(path)
    data = path.read_bytes()
    if b"\0" in data[:4096]:
        raise Refused("This is no text; a column of numbers in a text file, or a .npy file, is expected.")
    try:
        return numbers_of_text(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused("This is no text in UTF-8; a column of numbers is expected.") from None


def _of_numpy(path: Path) -> Floats:
    try:
        array = np.load(path, allow_pickle=False)
    except (ValueError, EOFError, SyntaxError) as error:
        raise Refused(f"This is no array that NumPy wrote ({short(str(error))}).") from None
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "iuf":
        raise Refused("Numbers are expected, and there are others.")
    if sum(extent != 1 for extent in array.shape) > 1:
        raise Refused(f"An array of the shape {array.shape} is no column; one number for each is expected.")
    numbers = array.astype(np.float64).reshape(-1)
    if not numbers.size:
        raise Refused("There is nothing in it, where numbers are expected.")
    return _finite(numbers, range(1, numbers.size + 1), "number")


def _checked(texts: list[str], numbers: list[int], what: str) -> Floats:
    """The numbers that texts say; `numbers` say where each of them stands."""
    try:
        read = np.array(texts, dtype=np.float64)
    except ValueError:
        at = next(i for i, text in enumerate(texts) if not _is_number(text))
        place = f"{what} {numbers[at] if what == 'line' else at + 1}"
        raise Refused(f"In {place}, {_trouble(texts[at])}") from None
    return _finite(read, numbers if what == "line" else range(1, len(texts) + 1), what)


def _finite(read: Floats, numbers: list[int] | range, what: str) -> Floats:
    wrong = np.flatnonzero(~np.isfinite(read))
    if wrong.size:
        more = f" (and {wrong.size - 1} more)" if wrong.size > 1 else ""
        raise Refused(f"In {what} {numbers[int(wrong[0])]}{more}, {read[wrong[0]]:g} stands instead of a number.")
    return read


def _trouble(text: str) -> str:
    parts = [part for part in _BETWEEN.split(text) if part]
    if re.fullmatch(r"[-+]?\d+,\d+", text):
        return f"{text}: a decimal point is expected, as in {text.replace(',', '.')}."
    if len(parts) > 1 and all(map(_is_number, parts)):
        return f"{len(parts)} numbers stand side by side; one in each line is expected."
    return f"{short(text)} is not a number."


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
