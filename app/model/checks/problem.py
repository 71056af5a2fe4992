"""A problem: which element, which of its fields, how bad, and the sentence for the user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """An error keeps the network from running; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """`element` is a name in the network, or "" for the network itself; `field` a parameter or attribute of it."""

    element: str
    field: str
    sentence: str
    severity: Severity = Severity.ERROR


Problems = Iterator[Problem]
