"""The PyNN script as a live run: an observer writes every slice to another process, as for an open window."""

import runpy
import subprocess
import sys

import numpy as np

from backends.api.observer import Observer, Recorded, observe


class Stream(Observer):
    """Sends whatever comes as bytes down a pipe."""

    def __init__(self) -> None:
        self.sink = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)

    def recording(self, recorded: Recorded) -> None:
        self._send(recorded.cells)

    def spikes(self, key: int, cells: np.ndarray, times: np.ndarray) -> None:
        self._send(cells.astype(np.int32))
        self._send(times)

    def samples(self, key: int, start: float, interval: float, values: np.ndarray) -> None:
        self._send(values)

    def _send(self, array: np.ndarray) -> None:
        assert self.sink.stdin
        self.sink.stdin.write(np.ascontiguousarray(array).data)


observe(Stream())
sys.argv[0] = "tests.bench.programs.brunel"
runpy.run_module("tests.bench.programs.brunel", run_name="__main__")
