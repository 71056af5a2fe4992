"""A stopwatch for the scripts: processor and wall seconds of each thing they do; told as one line of JSON."""

import json
import time
import warnings
from importlib import import_module
from typing import Any


class Laps:
    """Starts when made; `lap` names what was done since the last one."""

    def __init__(self) -> None:
        self._laps: dict[str, dict[str, float]] = {}
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def lap(self, name: str) -> None:
        """All since the last lap was this."""
        cpu, wall = time.process_time(), time.perf_counter()
        self._laps[name] = {"cpu": cpu - self._cpu, "wall": wall - self._wall}
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def imported(self, module: str) -> Any:
        """A module, and a lap for its import; upstream's warnings are not our business."""
        warnings.simplefilter("ignore")
        found = import_module(module)
        self.lap("import")
        return found

    def tell(self, **results: object) -> None:
        """Print everything, with what came out of the simulation."""
        print(json.dumps({"laps": self._laps, **results}), flush=True)
