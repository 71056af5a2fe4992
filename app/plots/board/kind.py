"""What the board knows of a chart, and what a chart has to be able to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.plots.previous import Run


class BoardChart(Protocol):
    """A widget that shows a run. One over time is a `Chart`, whose view is linked with those of its like."""

    title: str

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on, and behind it the one before."""
        ...

    def refresh(self, now: float, final: bool = False) -> None:
        """Data have arrived, up to `now` ms; `final`: these were the last."""
        ...

    def set_region(self, region: tuple[float, float] | None) -> None:
        """Of the run, look at what lies between these times (ms)."""
        ...

    def save(self, path: Path) -> None:
        """Write a picture."""
        ...

    def table(self) -> Mapping[str, NDArray[np.float64]]:
        """What is drawn, as columns with their headings."""
        ...


@dataclass(frozen=True)
class Kind:
    """A kind of chart: `make` gives a new widget that is a `BoardChart`, `suits` whether a run has what it draws."""

    key: str
    title: str
    group: str
    make: Callable[[], object]
    suits: Callable[[Run], bool] = lambda run: True
    keys: str = ""  # as of an Act of the menu
