"""The data of a chart as a table in a .csv file: a heading with its unit above each column."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_DIGITS = 10  # that are written of a number


def save(columns: Mapping[str, NDArray[np.float64]], path: Path) -> None:
    """Write the columns, shorter ones with nothing below; what is no number is left empty. OSError."""
    texts = [_texts(column) for column in columns.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip_longest(*texts, fillvalue=""))


def _texts(column: NDArray[np.float64]) -> list[str]:
    return [f"{value:.{_DIGITS}g}" if np.isfinite(value) else "" for value in column.tolist()]
