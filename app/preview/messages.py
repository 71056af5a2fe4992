"""What the window and the child say to each other. How that becomes bytes: `app.worker.codec`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from app.worker.frames import Failed


@dataclass(frozen=True)
class Ask:
    """Execute a program; the fields are those of `Request`."""

    simulator: str
    text: str
    element: str
    tail: str
    limit: int


@dataclass(frozen=True)
class Begun:
    """The simulator is imported, and the program begins."""


@dataclass(frozen=True, eq=False)
class Named:
    """One array of the answer."""

    name: str
    values: NDArray[Any]


@dataclass(frozen=True)
class Done:
    """That was the answer."""


Said = Begun | Named | Done | Failed
SAID: Mapping[str, type[Said]] = {"Begun": Begun, "Named": Named, "Done": Done, "Failed": Failed}
ASKED: Mapping[str, type[Ask]] = {"Ask": Ask}
