"""A run from its start to its end."""

from __future__ import annotations

from threading import Thread

from app.script import Program
from app.worker import End, Task, Worker, batch
from app.worker.frames import Frame, Printed
from app.worker.results import Results

SKETCH = """
import pyNN.sketch as sim
sim.setup(timestep=0.1)
sim.Population(3, sim.IF_cond_exp(), label="cells").record("v")
sim.run({duration})
print("done")
"""


def program(duration: float) -> Program:
    return Program(SKETCH.format(duration=duration))


def test_what_came_and_how_it_ended():
    results, outcome = batch.run(program(20.0), Task("sketch"))
    assert outcome.end is End.DONE
    assert results.now == 20.0


def test_an_error_is_an_outcome():
    _results, outcome = batch.run(Program("import pyNN.sketch as sim\nraise ValueError('no')"), Task("sketch"))
    assert outcome.end is End.FAILED
    assert "no" in outcome.sentence


def test_frames_are_told_and_a_tick_may_end_it():
    heard: list[Frame] = []
    with Worker() as worker:
        worker.start(program(20.0), Task("sketch"))
        batch.follow(worker, Results(), heard.append)
    assert [frame.text for frame in heard if isinstance(frame, Printed)] == ["done"]
    with Worker() as worker:
        worker.start(Program("import time\ntime.sleep(600)"), Task("sketch"))
        assert batch.follow(worker, Results(), tick=worker.kill).end is not End.DONE


def test_many_at_once():
    ended: dict[int, float] = {}

    def go(number: int) -> None:
        results, _outcome = batch.run(program(float(number)), Task("sketch"))
        ended[number] = results.now

    threads = [Thread(target=go, args=(number,)) for number in (10, 20, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == {10: 10.0, 20: 20.0, 30: 30.0}
