"""A worker without a process: tests put frames in, and see what it was told."""

from types import SimpleNamespace

import numpy as np

from app.worker import End, Outcome, frames

PROGRAM = SimpleNamespace(text="", lines={1: "excitatory", 2: "inhibitory"}, filename="network.py")
DONE = Outcome(End.DONE, "Simulated 1000 ms.")


class FakeWorker:
    def __init__(self):
        self.told = []
        self.frames = []
        self.outcome = None
        self.resting = False

    def poll(self):
        fetched, self.frames = self.frames, []
        return fetched

    def start(self, program, task):
        self.told.append(("start", program, task))

    def prewarm(self, simulator):
        self.told.append(("prewarm", simulator))

    def __getattr__(self, name):
        if name not in ("pause", "resume", "stop", "kill", "close", "alter", "brake", "go_on"):
            raise AttributeError(name)
        return lambda *given: self.told.append((name, *given) if given else name)


class Makers:
    """Makes fake workers and remembers them."""

    def __init__(self):
        self.made = []

    def __call__(self):
        self.made.append(FakeWorker())
        return self.made[-1]


def recording(key=0, population="Excitatory", line=1, variable="spikes", unit="", cells=10):
    return frames.Recording(key, population, line, cells, variable, unit, np.arange(cells, dtype=np.int32))


def spikes(key=0, cells=(1, 2), times=(5.0, 6.0)):
    return frames.Spikes(key, np.asarray(cells, np.int32), np.asarray(times, float))
