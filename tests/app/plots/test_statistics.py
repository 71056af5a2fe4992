"""The words under a raster."""

import math

from app.plots.statistics import caption


def test_the_caption_says_what_is_known():
    assert caption("Excitatory", 8.43, 0.918) == "Excitatory 8.4 Hz · CV 0.92"
    assert caption("Excitatory", 0.0, math.nan) == "Excitatory 0.0 Hz"
    assert caption("Excitatory", math.nan, math.nan) == "Excitatory"
    assert caption("Excitatory", 8.4, math.nan, 6.1) == "Excitatory 6.1 → 8.4 Hz"
