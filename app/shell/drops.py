"""What is said of files that are dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.storage import EXTENSION

_SCRIPT, _PICTURES = ".py", (".png", ".svg", ".pdf", ".jpg", ".jpeg", ".gif")


def dropped(paths: Sequence[Path]) -> str:
    """A sentence about what was not opened, and why; nothing when a single project was dropped, or no file at all."""
    projects = [path for path in paths if path.suffix == EXTENSION]
    if projects:
        others = len(paths) - 1
        return f"One network fits in a window: opened {projects[0].name} of {others + 1} files." if others else ""
    return _why_not(paths[0]) if paths else ""


def _why_not(path: Path) -> str:
    name = path.name or "This"
    if path.is_dir():
        return f"{name} is a folder; drop a {EXTENSION} project."
    if path.suffix == _SCRIPT:
        return f"{name} is a Python program: run it with `python main.py run {name} --on nest`; a project opens here."
    if path.suffix.lower() in _PICTURES:
        return f"{name} is a picture, which holds no network; drop a {EXTENSION} project."
    return f"{name} is no {EXTENSION} project, so it cannot be opened here."
