"""Rhythms of a population."""

from __future__ import annotations

import numpy as np

from app.analysis import rates
from app.analysis.trains import Floats

RESOLUTION = 2.0  # Hz, wished for between neighbouring frequencies
LEAST = 16  # bins in a segment; with fewer there is no spectrum


def power(
    times: Floats, cells_n: int, start: float, stop: float, width: float = 1.0, resolution: float = RESOLUTION
) -> tuple[Floats, Floats]:
    """The power spectrum of the population's rate: frequencies (Hz, above 0), and power densities (Hz²/Hz).

    The rate is counted in bins of `width` ms, so frequencies reach 500 / width Hz; its mean is taken away, and the
    spectra of half overlapping segments of about 1 / `resolution` s, under a Hann window, are averaged (Welch 1967,
    by Elephant). Times shorter than a segment give coarser frequencies; too short, or nobody there: empty arrays.
    """
    _, hertz = rates.psth(times, cells_n, start, stop, width)
    segment = min(len(hertz), round(1000.0 / (width * resolution)))
    if not cells_n or segment < LEAST:
        return np.empty(0), np.empty(0)
    from elephant.spectral import welch_psd

    frequencies, densities = welch_psd(hertz - hertz.mean(), fs=1000.0 / width, len_segment=segment)
    return np.asarray(frequencies[1:], dtype=np.float64), np.asarray(densities[1:], dtype=np.float64)
