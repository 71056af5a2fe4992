"""Scripts for tests that tell the observer of a run by themselves: a simulator in ten lines."""

from __future__ import annotations

from dataclasses import dataclass, field

_HEAD = '''"""The docstring."""
from __future__ import annotations
import os, sys, time
import numpy as np
from backends.api.observer import Recorded, observer
watch = observer()
watch.recording(Recorded(1, "Exc", watch.line, 10, "spikes", "", np.arange(10)))
watch.recording(Recorded(2, "Exc", watch.line, 10, "v", "mV", np.arange(2)))
'''
_RUN = """
def run(now, end, pause=0.0):
    watch.started(now, end)
    while now < end:
        time.sleep(pause)
        now += 1.0
        watch.spikes(1, np.array([1, 2]), np.array([now - 0.5, now]))
        watch.samples(2, now - 1.0, 0.1, np.full((10, 2), now))
        watch.progress(now, end)
"""


@dataclass(frozen=True)
class Text:
    """A program as a worker wants it."""

    text: str
    lines: dict[int, str] = field(default_factory=lambda: {7: "exc", 8: "exc"})
    filename: str = "network.py"


def script(*statements: str) -> Text:
    """A script that records two things and then does what the statements say; `run(now, end, pause)` simulates."""
    return Text(_HEAD + _RUN + "\n".join(statements) + "\n")


FIRST = _HEAD.count("\n") + _RUN.count("\n") + 1  # the line of the first statement
