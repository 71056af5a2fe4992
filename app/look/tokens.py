"""The tokens: two palettes, the sizes of type, the grid. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.model import Role
from app.model.sign import Sign

GRID = 4  # everything is a multiple of this, in px
FIELD_HEIGHT = 26
FIELD_PITCH = 30
FIELD_RADIUS = 6
BUTTON_RADIUS = 7
GROUP_RADIUS = 14
PALETTE_WIDTH = 216
INSPECTOR_WIDTH = 320
TOP_BAR_HEIGHT = 48

BODY = 13  # px
CAPTION = 11
TITLE = 15
MOTION_MS = 120


@dataclass(frozen=True)
class Hue:
    """A colour that means something, and the fill that goes with it."""

    line: str
    fill: str


_HUES = {"assembly": "generic", "note": "generic", "group": "generic"}  # signs that have no colour of their own


@dataclass(frozen=True)
class Look:
    """One palette; colours as #rrggbb."""

    name: str
    paper: str
    panel: str
    sunk: str
    ink: str
    muted: str
    hairline: str
    accent: str
    accent_soft: str
    on_accent: str
    problem: str
    excitatory: Hue
    inhibitory: Hue
    stimulus: Hue
    current: Hue
    generic: Hue

    def hue(self, sign: Role | Sign) -> Hue:
        """The colour of what has this sign, or of a population of this role."""
        hue = getattr(self, _HUES.get(sign.value, sign.value))
        assert isinstance(hue, Hue)
        return hue


LIGHT = Look(
    name="light",
    paper="#F7F7F5",
    panel="#FFFFFF",
    sunk="#F1F2EF",
    ink="#1C232B",
    muted="#616B77",
    hairline="#DFE2E0",
    accent="#1E6E53",
    accent_soft="#E5F0EB",
    on_accent="#FFFFFF",
    problem="#B3261E",
    excitatory=Hue("#0B66B0", "#E3EEF8"),
    inhibitory=Hue("#B04412", "#FBE9DF"),
    stimulus=Hue("#8A6A00", "#FBF2D6"),
    current=Hue("#6D4AA2", "#EEE8F7"),
    generic=Hue("#4A545F", "#ECEEEC"),
)

DARK = Look(
    name="dark",
    paper="#14181B",
    panel="#1B2024",
    sunk="#161A1E",
    ink="#E7EAEC",
    muted="#97A1AA",
    hairline="#2B3238",
    accent="#58BE95",
    accent_soft="#1F332B",
    on_accent="#10201A",
    problem="#FF8A80",
    excitatory=Hue("#6FB4EE", "#1B2B3A"),
    inhibitory=Hue("#F0885A", "#38241B"),
    stimulus=Hue("#E2BE55", "#332C17"),
    current=Hue("#B99BE6", "#2A2338"),
    generic=Hue("#A9B3BC", "#262C31"),
)
