"""Where the runs of this user are, unless somebody says otherwise."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def place() -> Path:
    """The folder that the window keeps runs in: the one that Qt gives an application for its data, without Qt."""
    if sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "Pinetum" / "Pinetum" / "runs"
