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


EXAMPLES = (
    Example("one-cell", "One cell and a current"),
    Example("short-term", "Facilitation and depression"),
    Example("song", "Synapses that compete (STDP)"),
    Example("brunel-demo", "Brunel, 2,500 cells"),
    Example("brunel", "Brunel, 12,500 cells"),
    Example("vogels-abbott-coba", "Vogels and Abbott, conductances"),
    Example("vogels-abbott-cuba", "Vogels and Abbott, currents"),
    Example("izhikevich", "Izhikevich, 1,000 cells"),
    Example("synfire", "A synfire chain"),
    Example("layer", "A layer in space, 1,125 cells"),
    Example("potjans-diesmann", "Potjans and Diesmann, 77,169 cells"),
)
BY_KEY = {example.key: example for example in EXAMPLES}
