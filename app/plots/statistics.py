"""What is said of a population under a raster: how often its cells fire, and how irregularly. No Qt."""

from __future__ import annotations

import numpy as np


def caption(label: str, hertz: float, cv: float, before: float | None = None) -> str:
    """As far as the numbers are known: "Excitatory 8.4 Hz · CV 0.92", with what it was before: "6.1 → 8.4 Hz"."""
    past = f"{before:.1f} → " if before is not None and np.isfinite(before) else ""
    parts = [f"{label} {past}{hertz:.1f} Hz" if np.isfinite(hertz) else label]
    return " · ".join(parts + ([f"CV {cv:.2f}"] if np.isfinite(cv) else []))
