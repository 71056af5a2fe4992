"""A stopwatch for the scripts: processor and wall seconds of import, build, run and read; told as one line of JSON."""

import json
import time


class Laps:
    """Starts when made; `lap` names what was done since the last one."""

    def __init__(self) -> None:
        self._laps: dict[str, dict[str, float]] = {}
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def lap(self, name: str) -> None:
        """All since the last lap was this."""
        cpu, wall = time.process_time(), time.perf_counter()
        self._laps[name] = {"cpu": cpu - self._cpu, "wall": wall - self._wall}
        self._cpu, self._wall = cpu, wall

    def tell(self, **results: object) -> None:
        """Print everything, with what came out of the simulation."""
        print(json.dumps({"laps": self._laps, **results}), flush=True)
