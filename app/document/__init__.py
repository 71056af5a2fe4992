"""What is open: the network with its history, what is selected in it, and the file it belongs to. No Qt."""

from app.document.document import (
    Document,
    HistoryChanged,
    NetworkOpened,
    PathChanged,
    ProblemsChanged,
    SelectionChanged,
)

__all__ = ["Document", "HistoryChanged", "NetworkOpened", "PathChanged", "ProblemsChanged", "SelectionChanged"]
