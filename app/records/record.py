"""What is known of one kept run without reading its data."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from typing import Any

INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class Record:
    """One run. `end` is the value of `app.worker.End`, or "" while the run goes on; `outcome` the sentence about it.

    `when` in s since 1970, `duration` in ms of biological time, `seconds` of real time, `size` of its data in bytes.
    `rates` says in words how often cells spiked, `changes` what was changed while it ran, `source` what ran it.
    `process` is that of the program that keeps it.
    """

    id: str
    title: str
    when: float
    simulator: str
    seed: int | None = None
    duration: float = 0.0
    version: str = ""
    seconds: float = 0.0
    end: str = ""
    outcome: str = ""
    rates: str = ""
    changes: tuple[str, ...] = ()
    size: int = 0
    pinned: bool = False
    source: str = "window"
    process: int = 0

    @property
    def going_on(self) -> bool:
        """Whether the program that keeps it still runs and has not said how it ended."""
        return not self.end and _alive(self.process)

    @property
    def state(self) -> str:
        """How it ended, in one word; `INTERRUPTED` where its program is gone and never said so."""
        return self.end or ("running" if self.going_on else INTERRUPTED)

    def dumps(self) -> str:
        """Its text."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)


def loads(text: str) -> Record:
    """A record from its text; what a later program has added is passed over. ValueError when it is none."""
    given: Any = json.loads(text)
    known = {field.name for field in fields(Record)}
    if not isinstance(given, dict):
        raise ValueError("a record is a JSON object")
    try:
        told = {name: value for name, value in given.items() if name in known}
        return Record(**told | {"changes": tuple(told.get("changes", ()))})
    except TypeError as error:
        raise ValueError(str(error)) from error


def _alive(process: int) -> bool:
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
