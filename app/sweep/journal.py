"""What has been found so far, a line per point, so that a sweep that was cut off goes on where it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

from app.sweep import glimpse
from app.sweep.glimpse import Glimpse
from app.sweep.plan import Plan, plan_of
from app.sweep.point import Result
from app.sweep.values import SweepError

PLAN, POINTS, GLIMPSES = "sweep.json", "points.jsonl", "glimpses"


class Journal:
    """A folder with the plan and a line for each point that is done. SweepError when the disk refuses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: IO[str] | None = None

    def begin(self, plan: Plan, resume: bool) -> dict[int, Result]:
        """Open it for a plan; the results that are there already. Those of another plan are not taken for it."""
        try:
            (self.folder / GLIMPSES).mkdir(parents=True, exist_ok=True)
            known = self._known(plan) if resume else {}
            (self.folder / PLAN).write_text(plan.dumps(), encoding="utf-8")
            self._file = (self.folder / POINTS).open("a" if resume else "w", encoding="utf-8")
        except OSError as error:
            raise SweepError(f"{self.folder} cannot be written to: {error.strerror or error}.") from error
        return known

    def add(self, result: Result) -> None:
        """Write a result, at once and for good."""
        assert self._file is not None
        try:
            if result.glimpse is not None:
                glimpse.save(result.glimpse, self._glimpse(result.number))
            plain = asdict(replace(result, glimpse=None))
            del plain["glimpse"]
            self._file.write(json.dumps(plain, ensure_ascii=False) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise SweepError(f"{self.folder / POINTS} cannot be written: {error.strerror or error}.") from error

    def glimpse(self, number: int) -> Glimpse | None:
        """A little of the spikes of a point; None where it has none."""
        try:
            return glimpse.load(self._glimpse(number))
        except (OSError, ValueError, KeyError, BadZipFile):
            return None

    def close(self) -> None:
        """No more results come."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _glimpse(self, number: int) -> Path:
        return self.folder / GLIMPSES / f"{number}.npz"

    def _known(self, plan: Plan) -> dict[int, Result]:
        before = self.folder / PLAN
        if not before.exists():
            return {}
        if plan_of(before.read_text(encoding="utf-8"), before.name) != plan:
            raise SweepError(f"{self.folder} holds another sweep; name another folder, or leave out resuming.")
        points = list(plan.points())
        found = {result.number: result for result in self._results() if not result.failure}
        return {n: r for n, r in found.items() if n < len(points) and r.values == points[n]}

    def _results(self) -> Iterator[Result]:
        """Those that were written whole."""
        path = self.folder / POINTS
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            with suppress(ValueError, TypeError):
                entry = json.loads(line)
                yield Result(**{**entry, "values": tuple(entry["values"])})
