"""What all simulators compute of the responses of receptors."""

from __future__ import annotations

from typing import Any

import numpy as np


def climb(rise: Any, decay: Any) -> Any:
    """How fast (1/ms) a response with these time constants (ms) begins to climb, for its peak to be 1.

    A response is exp(-t/decay) - exp(-t/rise), times a number; where both are equal, an alpha function. Its climb falls
    with exp(-t/rise), and at the peak is what the response loses by its decay, 1/decay.
    """
    ratio, rate = np.divide(decay, rise), np.reciprocal(np.asarray(rise, float))
    apart = ratio - 1.0
    near = np.abs(apart) < 1e-5
    until = ratio * np.where(near, 1.0 - apart / 2.0, np.log(ratio) / np.where(near, 1.0, apart))
    return np.exp(until) * rate / ratio
