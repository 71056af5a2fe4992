"""The worker from outside: a real child process, a script that plays the simulator."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.worker import End, Outcome, Results, Task, Worker, frames
from tests.app.worker.scripts import FIRST, Text, script

TASK = Task("none", labels={"exc": "Excitatory", "loop": "Excitatory → Excitatory"})
PATIENCE = 60.0  # s; only a hanging worker takes so long
ENDLESS = "run(0.0, 1e9, 0.002)"


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


class Run:
    """A run and what it has brought so far."""

    def __init__(self, worker: Worker, program: Text, task: Task = TASK) -> None:
        self.worker, self.results, self.frames = worker, Results(program.lines), list[frames.Frame]()
        worker.start(program, task)

    def look(self) -> None:
        arrived = self.worker.poll()
        self.frames += arrived
        self.results.take(arrived)

    def until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"Nothing came of it: {self.worker.outcome}"
            time.sleep(0.005)
            self.look()

    def finish(self) -> Outcome:
        self.until(lambda: self.worker.outcome)
        self.look()
        assert self.worker.outcome is not None
        return self.worker.outcome

    def printed(self, stream: str) -> list[str]:
        return [f.text for f in self.frames if isinstance(f, frames.Printed) and f.stream == stream]

    def counts(self) -> int:
        return sum(recording.count for recording in self.results.recordings.values())


def test_a_run_brings_everything_and_ends_well(worker: Worker) -> None:
    run = Run(worker, script("run(0.0, 20.0)", "run(20.0, 30.0)"))
    outcome = run.finish()
    assert (outcome.end, outcome.sentence) == (End.DONE, "Simulated 30 ms.")
    spikes, samples = run.results.recordings.values()
    assert (spikes.element, spikes.label, spikes.size, spikes.count) == ("exc", "Exc", 10, 60)
    assert samples.samples.shape == (300, 2)
    assert outcome.finished is not None
    assert set(outcome.finished.seconds) == {"import", "build", "run", "read"}
    assert min(outcome.finished.seconds.values()) >= 0


def test_spikes_arrive_before_the_run_ends(worker: Worker) -> None:
    run = Run(worker, script(ENDLESS))
    run.until(lambda: run.counts() > 20)
    assert worker.outcome is None


def test_stop_keeps_what_has_come(worker: Worker) -> None:
    run = Run(worker, script(ENDLESS, "print('never')"))
    run.until(lambda: run.results.now > 10)
    worker.stop()
    outcome = run.finish()
    assert outcome.end is End.STOPPED
    assert outcome.finished is not None
    assert run.counts() == 2 * outcome.finished.time > 20
    assert run.printed("stdout") == []


@pytest.mark.parametrize("busy", ["while True: pass", "time.sleep(600)"])
def test_stop_interrupts_what_is_no_simulation(worker: Worker, busy: str) -> None:
    run = Run(worker, script("print('here')", busy))
    run.until(lambda: run.printed("stdout"))
    worker.stop(grace=PATIENCE)
    assert run.finish().finished is not None


def test_a_worker_that_does_not_obey_is_ended(worker: Worker) -> None:
    deaf = "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGTERM])"
    run = Run(worker, script("import signal", deaf, "print('here')", "while True: pass"))
    run.until(lambda: run.printed("stdout"))
    worker.stop(grace=0.1)
    outcome = run.finish()
    assert outcome.end is End.STOPPED
    assert outcome.finished is None


def test_pause_holds_and_resume_goes_on(worker: Worker) -> None:
    run = Run(worker, script(ENDLESS))
    run.until(lambda: run.results.now > 5)
    worker.pause()
    time.sleep(0.3)
    run.look()
    held = run.results.now
    time.sleep(0.2)
    run.look()
    assert run.results.now == held
    worker.resume()
    run.until(lambda: run.results.now > held)


def test_a_paused_run_can_be_stopped(worker: Worker) -> None:
    worker.prewarm("none")
    run = Run(worker, script(ENDLESS))
    worker.pause()
    run.until(lambda: run.results.end)
    worker.stop()
    assert run.finish().end is End.STOPPED


def test_a_killed_worker_is_a_crash_and_the_next_run_works(worker: Worker) -> None:
    run = Run(worker, script(ENDLESS))
    run.until(lambda: run.results.now > 5)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    outcome = run.finish()
    assert outcome.end is End.CRASHED
    assert outcome.sentence.startswith("The simulator ended unexpectedly (signal 9) while running, at ")
    assert run.counts() > 10
    with Worker() as another:
        assert Run(another, script("run(0.0, 3.0)")).finish().end is End.DONE


def test_a_crash_while_building_names_the_element(worker: Worker) -> None:
    program = script("import sys", "print('bad alloc', file=sys.stderr)", "os._exit(7)")
    program.lines[FIRST + 2] = "loop"
    outcome = Run(worker, program).finish()
    assert outcome.sentence == (
        "The simulator ended unexpectedly (exit status 7) while building 'Excitatory → Excitatory'."
    )
    assert (outcome.element, outcome.line, outcome.detail) == ("loop", FIRST + 2, "bad alloc")


def test_an_error_names_line_and_element(worker: Worker) -> None:
    program = script("def build():", "    return 1 / 0", "x = (", "    build()", ")")
    program.lines[FIRST + 2] = "loop"
    outcome = Run(worker, program).finish()
    assert (outcome.end, outcome.element, outcome.line) == (End.FAILED, "loop", FIRST + 1)
    assert outcome.sentence == "Excitatory → Excitatory: ZeroDivisionError: division by zero"
    assert "return 1 / 0" in outcome.detail
    assert "app/worker" not in outcome.detail


def test_a_syntax_error_is_found_before_anything_runs(worker: Worker) -> None:
    run = Run(worker, script("print('never')", "x = ("))
    outcome = run.finish()
    assert (outcome.end, outcome.line) == (End.FAILED, FIRST + 1)
    assert outcome.sentence == f"Line {FIRST + 1}: SyntaxError: '(' was never closed"
    assert run.printed("stdout") == []


@pytest.mark.parametrize(
    ("statement", "end", "sentence"),
    [
        ("sys.exit()", End.DONE, "Simulated 0 ms."),
        ("sys.exit(0)", End.DONE, "Simulated 0 ms."),
        ("sys.exit(3)", End.FAILED, f"Line {FIRST}: The script ended itself with exit status 3"),
        ("sys.exit('No such model.')", End.FAILED, f"Line {FIRST}: No such model."),
    ],
)
def test_a_script_may_end_itself(worker: Worker, statement: str, end: End, sentence: str) -> None:
    outcome = Run(worker, script(statement)).finish()
    assert (outcome.end, outcome.sentence) == (end, sentence)


def test_a_script_is_run_as_python_would(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("value = 42\n")
    program = Text(
        script(
            "import beside, pickle",
            "class Thing: pass",
            "'a text that does nothing'",
            "print(__name__, __doc__, beside.value, sys.argv[1:], Thing.__module__)",
            "pickle.loads(pickle.dumps(Thing()))",
            "def f(x: undefined): pass",  # the future import holds for all of the script
            "print(os.path.basename(__file__), sys.stdin.read() == '')",
        ).text,
        filename=str(tmp_path / "script.py"),
    )
    run = Run(worker, program, Task("none", ("--plot", "3")))
    assert run.finish().end is End.DONE
    assert run.printed("stdout") == [
        "__main__ The docstring. 42 ['none', '--plot', '3'] __main__",
        "script.py True",
    ]


def test_what_is_printed_arrives_even_from_c(worker: Worker) -> None:
    c = "import ctypes; ctypes.CDLL(None).puts(b'from C')"
    run = Run(worker, script("print('one\\ntwo')", "sys.stderr.write('three')", c))
    run.finish()
    assert sorted(run.printed("stdout")) == ["from C", "one", "two"]
    assert run.printed("stderr") == ["three"]


def test_a_slow_reader_slows_the_run_and_loses_nothing(worker: Worker) -> None:
    many = "for i in range(60): watch.samples(2, i * 1e5, 0.1, np.full((10**5, 2), i)); watch.progress(i, 60)"
    run = Run(worker, script("watch.started(0.0, 60.0)", many, "watch.progress(60.0, 60.0)"))
    time.sleep(1.0)
    assert run.worker.outcome is None
    assert run.finish().end is End.DONE
    assert run.results.recordings[2].samples[::100_000, 0].tolist() == list(range(60))


def test_a_prewarmed_worker_that_died_is_replaced(worker: Worker) -> None:
    worker.prewarm("none")
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
    assert Run(worker, script("run(0.0, 3.0)")).finish().end is End.DONE


def test_closing_ends_the_run() -> None:
    with Worker() as worker:
        run = Run(worker, script(ENDLESS))
        run.until(lambda: run.results.now > 1)
        pid = worker.pid
    assert pid is not None
    assert gone(pid)
    assert worker.outcome is not None


@pytest.mark.parametrize("busy", [ENDLESS, "while True: pass", "watch.started(0, 1); time.sleep(600)"])
def test_the_death_of_the_parent_leaves_no_process(busy: str) -> None:
    program = script("print(os.getpid())", busy)
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, repr(program.text)], stdout=subprocess.PIPE, text=True, process_group=0
    )
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not gone(child)
        parent.kill()
    end = time.monotonic() + PATIENCE
    while not gone(child):
        assert time.monotonic() < end
        time.sleep(0.01)


_PARENT = """
import ast, sys, time
from app.script import Program
from app.worker import Task, Worker, frames
worker = Worker()
worker.start(Program(ast.literal_eval(sys.argv[1])), Task("none"))
while True:
    for frame in worker.poll():
        if isinstance(frame, frames.Printed):
            print(frame.text, flush=True)
    time.sleep(0.01)
"""


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")  # a zombie is gone, even where nobody fetches it
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_weights_that_the_program_notes_arrive_while_it_runs_and_all_of_them(worker: Worker) -> None:
    run = Run(
        worker,
        script(
            "weights = {'loop': []}",
            "for k in range(1, 4):",
            "    run(k - 1.0, k)",
            "    weights['loop'].append((float(k), [0.1 * k, 0.2 * k]))",
        ),
    )
    assert run.finish().end is End.DONE
    arrived = [i for i, frame in enumerate(run.frames) if isinstance(frame, frames.Weights)]
    assert len(arrived) > 1 and arrived[0] < max(i for i, f in enumerate(run.frames) if isinstance(f, frames.Progress))
    weights = run.results.weights["loop"]
    assert weights.times == [1.0, 2.0, 3.0]
    assert weights.values[:, 1] == pytest.approx([0.2, 0.4, 0.6])
