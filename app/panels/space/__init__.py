"""Where the cells are: all populations in space, to be turned, looked into and moved by hand."""

from app.panels.space.panel import SpacePanel

__all__ = ["SpacePanel"]
