"""What the window and the worker say to each other: small frozen messages. How they become bytes: `codec`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# -- from the worker -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reached:
    """The program has come to this line (from 1), and the statement there begins."""

    line: int


@dataclass(frozen=True, eq=False)
class Recording:
    """A recording exists, or has got more cells; the fields are those of `backends.api.observer.Recorded`."""

    key: int
    population: str
    line: int
    size: int
    variable: str
    unit: str
    cells: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Spikes:
    """More spikes of a recording: indices of cells and times (ms), both of length n."""

    key: int
    cells: NDArray[np.int32]
    times: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Samples:
    """More samples of a recording: `values[i, j]` at start + i · interval (ms) of its j-th cell."""

    key: int
    start: float
    interval: float
    values: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Weights:
    """More weights that the program noted of the projection `name`: `values[i, j]` of connection j at times[i] (ms)."""

    name: str
    times: NDArray[np.float64]
    values: NDArray[np.float64]


@dataclass(frozen=True)
class Started:
    """The simulation sets out from `now` and is to reach `end` (ms)."""

    now: float
    end: float


@dataclass(frozen=True)
class Progress:
    """The simulation has reached `now` of `end` (ms); everything recorded up to there has been sent."""

    now: float
    end: float


@dataclass(frozen=True)
class Altered:
    """At `time` (ms) a statement about `element` was executed; or, with a `sentence`, could not be."""

    time: float
    statement: str
    element: str
    sentence: str = ""


@dataclass(frozen=True)
class Held:
    """The simulation has come to the time `now` (ms) at which it was to be held."""

    now: float


@dataclass(frozen=True)
class Printed:
    """A line that the script, or the simulator, wrote to `stream`: "stdout" or "stderr"."""

    stream: str
    text: str


@dataclass(frozen=True)
class Failed:
    """The program raised an error at `line` (0: not known): its kind, its sentence, and the traceback in full."""

    line: int
    kind: str
    sentence: str
    traceback: str


@dataclass(frozen=True)
class Finished:
    """The program has ended, at biological time `time` (ms), of itself or because it was `stopped`.

    `seconds` of wall time: "import" of the simulator, "build" up to the first run, "run", "read" for all the rest.
    `resting`: the process stays, with the network as it is now, and can be told to `GoOn`. `timestep` is in ms.
    """

    seconds: dict[str, float]
    time: float
    simulator: str
    version: str
    stopped: bool
    resting: bool = False
    timestep: float = 0.0


# -- to the worker ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Warm:
    """Import this simulator now, so that a program can begin at once later."""

    simulator: str


@dataclass(frozen=True)
class Start:
    """Run a program. `threads` and `seed` are for scripts that set none; `period` is the wall time of a slice (s).

    `redirect`: whichever simulator the program imports, it is given `simulator`. `stay`: rest at its end.
    `until`: where to hold it first (ms). `same_noise`: Poisson trains are to be the same on every simulator.
    `twin`: which twin of the run this is (0: itself).
    """

    text: str
    filename: str
    simulator: str
    arguments: list[str]
    threads: int | None
    seed: int | None
    period: float
    redirect: bool = False
    stay: bool = False
    until: float | None = None
    same_noise: bool = False
    twin: int = 0


@dataclass(frozen=True)
class Alter:
    """Execute these statements, each about the element of the same place, before the next slice."""

    statements: list[str]
    elements: list[str]


@dataclass(frozen=True)
class Brake:
    """From now on let biological time go at most `speed` times as fast as real time; 0: as fast as it can."""

    speed: float


@dataclass(frozen=True)
class GoOn:
    """Execute a statement in a program that rests: a further run, a reset. `until`: where to hold (ms)."""

    statement: str
    until: float | None = None


@dataclass(frozen=True)
class Pause:
    """Hold the simulation at the end of the present slice."""


@dataclass(frozen=True)
class Resume:
    """Go on; `until`: hold again at this time (ms)."""

    until: float | None = None


@dataclass(frozen=True)
class Stop:
    """End the program at the end of the present slice; what was recorded up to there is kept."""


Frame = (
    Reached | Recording | Spikes | Samples | Weights | Started | Progress | Altered | Held | Printed | Failed | Finished
)
Order = Warm | Start | Alter | Brake | GoOn | Pause | Resume | Stop
