"""The run of the window: starts a program in a worker, looks after it thirty times a second, tells what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import singledispatchmethod
from time import monotonic

from PyQt5.QtCore import QObject, QTimer, pyqtSignal

from app.run.pace import Pace
from app.run.stable import Stable, WorkerLike
from app.worker import End, Outcome, Results, Task, Worker, frames
from app.worker.client import Runnable

IDLE, STARTING, BUILDING, RUNNING, PAUSED, STOPPING = "idle", "starting", "building", "running", "paused", "stopping"
_DATA = (frames.Recording, frames.Spikes, frames.Samples, frames.Weights, frames.Progress)
PERIOD = 33  # ms between two looks
PATIENCE = 3.0  # s that closing the window may wait for processes to go


class RunSession(QObject):
    """One run at a time. `results` is filled as data arrive: all of it, however seldom somebody draws.

    When a run is over its network stays, as it is then, and can go on (`can_go_on`) until another begins.
    """

    state_changed = pyqtSignal(str)
    reached = pyqtSignal(str)  # the name of the element that the program is about, or ""
    progressed = pyqtSignal(float, float, float, float)  # now (ms), end (ms), seconds left, biological / real time
    arrived = pyqtSignal(list)  # of frames, in the order in which they came, before anybody draws them
    data_arrived = pyqtSignal()
    printed = pyqtSignal(str)
    finished = pyqtSignal(object)  # Outcome
    altered = pyqtSignal(object)  # frames.Altered: a change was carried out, or refused

    def __init__(self, parent: QObject | None = None, make_worker: Callable[[], WorkerLike] = Worker) -> None:
        super().__init__(parent)
        self.results = Results()
        self._stable = Stable(make_worker)
        self._worker: WorkerLike | None = None
        self._lines: Mapping[int, str] = {}
        self._simulator = ""
        self._duration = 0.0
        self._phase, self._hold, self._told, self._element = IDLE, "", IDLE, ""
        self._pace = Pace()
        self._brake = 0.0
        self._held_back: Callable[[], bool] = lambda: False
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD)
        self._timer.timeout.connect(self._look)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(lambda: self.prewarm(self._simulator))

    @property
    def state(self) -> str:
        """One of idle, starting, building, running, paused, stopping."""
        return IDLE if self._phase == IDLE else self._hold or self._phase

    @property
    def can_go_on(self) -> bool:
        """Whether a run is over whose network is still there."""
        return self._phase == IDLE and self._worker is not None and self._worker.resting

    def hold_back(self, while_: Callable[[], bool]) -> None:
        """Leave frames with the worker while this says so. It waits when it has no more room for them."""
        self._held_back = while_

    # -- acting ------------------------------------------------------------------------------------------------------

    def prewarm(self, simulator: str) -> None:
        """Have this simulator ready, so that the next run begins at once."""
        if self._phase == IDLE:
            self._stable.warm_up(simulator)

    def start(
        self,
        program: Runnable,
        simulator: str,
        duration: float,
        threads: int | None = None,
        seed: int | None = None,
        labels: Mapping[str, str] | None = None,
        arguments: Sequence[str] = (),
        until: float | None = None,
    ) -> None:
        """Run a program that is to last `duration` ms, held at `until`; a run that goes on is ended first.

        `threads` and `seed` are for scripts that set none, `labels` are the elements' names for people.
        """
        self._let_go()
        self.results = Results(program.lines)
        self._lines, self._simulator, self._duration = program.lines, simulator, duration
        self._phase, self._hold, self._element = STARTING, "", ""
        self._pace.forget()
        self._tell()
        try:
            self._worker = self._stable.fetch(simulator)
            task = Task(simulator, tuple(arguments), threads, seed, labels or {}, stay=True, until=until)
            self._worker.start(program, task)
            if self._brake:
                self._worker.brake(self._brake)
        except OSError as error:
            self._finish(Outcome(End.CRASHED, f"No process could be started for the run: {error.strerror or error}."))
        else:
            self._timer.start()

    def pause(self) -> None:
        """Hold the simulation."""
        if self._worker and self.state in (STARTING, BUILDING, RUNNING):
            self._worker.pause()
            self._hold = PAUSED
            self._tell()

    def resume(self, interval: float | None = None) -> None:
        """Let it go on; only for so long (ms of biological time), or to the end."""
        if self._worker and self.state == PAUSED:
            self._worker.resume(None if interval is None else self.results.now + interval)
            self._hold = ""
            self._pace.forget()
            self._tell()

    def go_on(self, duration: float) -> None:
        """Simulate `duration` ms more with the network that a run has left."""
        self._also(f"sim.run({duration!r})")

    def reset(self) -> None:
        """Take the network that a run has left back to t = 0."""
        self._also("sim.reset()")

    def alter(self, statements: Sequence[str], elements: Sequence[str]) -> None:
        """Have statements executed in the program before the next slice, or before it goes on."""
        if self._worker and statements and (self._phase != IDLE or self._worker.resting):
            self._worker.alter(statements, elements)

    def brake(self, speed: float) -> None:
        """From now on let runs go at most `speed` times as fast as real time; 0: as fast as they can."""
        self._brake = speed
        if self._worker:
            self._worker.brake(speed)

    def stop(self) -> None:
        """End the run and keep what has come; asked a second time, at once and by force."""
        if self._worker is None:
            return
        if self.state == STOPPING:
            self._worker.kill()
        else:
            self._worker.stop()
            self._hold = STOPPING
            self._tell()

    def shutdown(self) -> None:
        """Leave no process behind. The session is not used any more."""
        self._timer.stop()
        self._rest.stop()
        self._let_go()
        self._phase = IDLE
        self._stable.clear(PATIENCE)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _also(self, statement: str) -> None:
        if self._worker and self.can_go_on:
            self._phase, self._hold = RUNNING, ""
            self._pace.forget()
            self._worker.go_on(statement)
            self._tell()
            self._timer.start()

    def _let_go(self) -> None:
        if self._worker is not None:
            self._stable.dismiss(self._worker)
            self._worker = None

    def _look(self) -> None:
        if self._worker is None or self._held_back():
            return
        outcome = self._worker.outcome  # asked before the frames: after it, one more poll brings the last
        arrived = self._worker.poll()
        self.results.take(arrived)
        if arrived:
            self.arrived.emit(arrived)
        worker = self._worker
        for frame in arrived:
            self._follow(frame)
        if self._worker is not worker:
            return  # whoever listened has started another run
        self._announce(arrived)
        if outcome is not None and self._worker is worker:
            self._finish(outcome)

    @singledispatchmethod
    def _follow(self, frame: frames.Frame) -> None:
        """Frames that change nothing but the results."""

    @_follow.register
    def _(self, frame: frames.Reached) -> None:
        if self._phase == STARTING:
            self._phase = BUILDING
            self._tell()
        element = self._lines.get(frame.line, "")
        if element != self._element:
            self._element = element
            self.reached.emit(element)

    @_follow.register
    def _(self, frame: frames.Started) -> None:
        self._phase = RUNNING
        self._tell()
        self._pace.mark(monotonic(), frame.now)

    @_follow.register
    def _(self, frame: frames.Held) -> None:
        if self._hold != STOPPING:
            self._hold = PAUSED
            self._tell()

    @_follow.register
    def _(self, frame: frames.Altered) -> None:
        if frame.element:
            self.altered.emit(frame)

    @_follow.register
    def _(self, frame: frames.Printed) -> None:
        self.printed.emit(frame.text)

    def _announce(self, arrived: Sequence[frames.Frame]) -> None:
        # Once per look, however many frames there were: drawing may lag, data do not.
        if any(isinstance(frame, frames.Started | frames.Progress) for frame in arrived):
            now, end = self.results.now, self.results.end or self._duration
            self._pace.mark(monotonic(), now)
            self.progressed.emit(now, end, self._pace.seconds_left(now, end), self._pace.speed)
        if any(isinstance(frame, _DATA) for frame in arrived):
            self.data_arrived.emit()

    def _finish(self, outcome: Outcome) -> None:
        self._timer.stop()
        if self._worker is not None and not self._worker.resting:
            self._let_go()
        self._phase, self._hold = IDLE, ""
        if self._element:
            self._element = ""
            self.reached.emit("")
        self.data_arrived.emit()
        self._tell()
        self.finished.emit(outcome)
        if self._phase == IDLE:
            self._rest.start(0)

    def _tell(self) -> None:
        if self.state != self._told:
            self._told = self.state
            self.state_changed.emit(self.state)
