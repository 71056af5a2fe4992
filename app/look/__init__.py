"""How it looks: colours, type and rhythm, in one place. Widgets, canvas and plots read them here and nowhere else."""

from app.look.theme import Theme, theme
from app.look.tokens import DARK, LIGHT, Hue, Look

__all__ = ["DARK", "LIGHT", "Hue", "Look", "Theme", "theme"]
