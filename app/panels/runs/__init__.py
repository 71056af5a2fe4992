"""The runs that are kept: listed, searched, named, pinned, compared, deleted and brought back."""

from app.panels.runs.panel import RunsPanel

__all__ = ["RunsPanel"]
