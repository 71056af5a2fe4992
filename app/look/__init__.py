"""How it looks: colours, type and rhythm, in one place. Widgets, canvas and plots read them here and nowhere else.

The tokens need no Qt; the theme does, and is loaded when somebody first asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.look.tokens import DARK, LIGHT, Hue, Look

if TYPE_CHECKING:
    from app.look.theme import Theme, theme

__all__ = ["DARK", "LIGHT", "Hue", "Look", "Theme", "theme"]


def __getattr__(name: str) -> object:
    if name not in ("Theme", "theme"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from app.look.theme import Theme, theme

    globals().update(Theme=Theme, theme=theme)  # over the submodule of the same name, which the import has put there
    return globals()[name]
