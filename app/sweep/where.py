"""Where the points of a sweep run: on this machine, at a scheduler of Dask, or in the queue of a cluster."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.sweep.values import SweepError

LOCAL, SCHEDULER, QUEUES = "local", "scheduler", ("slurm", "pbs")
CLUSTERS = (LOCAL, *QUEUES)
EXPECTED = "NAME=VALUE, ... as dask-jobqueue knows them (cores=4, memory=8GB, queue=short)"
_NEEDED = ("cores", "memory")  # of a queue

Option = int | str


@dataclass(frozen=True)
class Where:
    """On how many workers: of this machine, of a scheduler at an address, or of a queue with its options."""

    workers: int = 0  # 0: as many as there are cores
    kind: str = LOCAL
    address: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many workers."""
        return self.workers or len(os.sched_getaffinity(0))

    def require(self) -> None:
        """SweepError, with a sentence, when something has not been said."""
        if self.workers < 0:
            raise SweepError(f"{self.workers} workers cannot be; a number of at least 1 is expected.")
        if self.kind == SCHEDULER and not self.address:
            raise SweepError("The address of a Dask scheduler is expected, like tcp://host:8786.")
        if self.kind not in (*CLUSTERS, SCHEDULER):
            raise SweepError(f"There is no cluster {self.kind!r}; expected one of {', '.join(CLUSTERS)}.")
        missing = [name for name in _NEEDED if name not in self.options]
        if self.kind in QUEUES and missing:
            raise SweepError(f"Jobs of {self.kind} need {' and '.join(missing)}; expected {EXPECTED}.")


def options(text: str) -> dict[str, Option]:
    """What a text says of the jobs of a queue. SweepError with what was expected."""
    found: dict[str, Option] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = (word.strip() for word in part.partition("="))
        if not equals or not name.isidentifier() or not value:
            raise SweepError(f"{part!r} is no option; expected {EXPECTED}.")
        found[name] = int(value) if value.isdecimal() else value
    return found
