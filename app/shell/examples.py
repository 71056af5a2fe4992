"""The example networks that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.canvas.template import Template

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"


DRAWN_AS = {"potjans-diesmann": "microcircuit"}


@dataclass(frozen=True)
class Example:
    """A project file to begin with. One that is `large` is opened, and not run before somebody asks for that."""

    key: str
    title: str
    caption: str
    large: bool = False

    @property
    def path(self) -> Path:
        """Where the file is."""
        return RESOURCES / "examples" / f"{self.key}.pine"

    @property
    def template(self) -> Template:
        """As the gallery shows it."""
        return Template(self.key, self.title, self.caption, {look: self.picture(look) for look in ("light", "dark")})

    def picture(self, look: str) -> Path:
        """What it does, drawn in a look. The whole column, which is too large to run, does what its twentieth does."""
        return RESOURCES / "examples" / f"{DRAWN_AS.get(self.key, self.key)}-{look}.png"


EXAMPLES = (
    Example("one-cell", "One cell and a current", "Threshold, rate against current"),
    Example("short-term", "Tired and warm synapses", "Facilitation and depression"),
    Example("song", "Synapses that compete", "STDP parts weak from strong"),
    Example("izhikevich", "Izhikevich, 1,000 cells", "Many kinds of cells, rhythms"),
    Example("brunel-demo", "Brunel, 2,500 cells", "Four regimes by g and drive"),
    Example("vogels-abbott-coba", "Vogels–Abbott, COBA", "Activity that keeps itself up"),
    Example("vogels-abbott-cuba", "Vogels–Abbott, CUBA", "The same with currents"),
    Example("synfire", "A synfire chain", "A volley that travels"),
    Example("layer", "A layer in space", "Connections by distance in 3D"),
    Example("microcircuit", "Cortical column, a twentieth", "Eight populations, 3,860 cells"),
    Example("potjans-diesmann", "Cortical column, whole", "77,169 cells, as published", large=True),
    Example("brunel", "Brunel, 12,500 cells", "As published", large=True),
)
BY_KEY = {example.key: example for example in EXAMPLES}
