"""The example networks that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"


@dataclass(frozen=True)
class Example:
    """A project file to begin with."""

    key: str
    title: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return RESOURCES / "examples" / f"{self.key}.pine"

    def picture(self, look: str) -> Path:
        """Where its picture for a look is, if it has one."""
        return RESOURCES / "examples" / f"{self.key}-{look}.png"


EXAMPLES = (
    Example("one-cell", "One cell and a current"),
    Example("short-term", "Facilitation and depression"),
    Example("song", "STDP: synapses compete"),
    Example("brunel-demo", "Brunel, 2,500 cells"),
    Example("brunel", "Brunel, 12,500 cells"),
    Example("vogels-abbott-coba", "Vogels and Abbott, COBA"),
    Example("vogels-abbott-cuba", "Vogels and Abbott, CUBA"),
    Example("izhikevich", "Izhikevich, 1,000 cells"),
    Example("synfire", "A synfire chain"),
    Example("layer", "A layer in space, 1,125 cells"),
    Example("potjans-diesmann", "Potjans and Diesmann"),
)
BY_KEY = {example.key: example for example in EXAMPLES}
