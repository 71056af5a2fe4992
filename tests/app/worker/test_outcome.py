from __future__ import annotations

import pytest

from app.worker import End
from app.worker.frames import Failed, Finished, Frame, Progress, Reached, Started
from app.worker.outcome import Tale

LINES, LABELS = {5: "loop"}, {"loop": "Inhibitory → Excitatory"}


def tale(*frames: Frame) -> Tale:
    told = Tale(LINES, LABELS)
    for frame in frames:
        told.follow(frame)
    return told


@pytest.mark.parametrize(
    ("frames", "status", "sentence"),
    [
        ([], -9, "The simulator ended unexpectedly (signal 9) before the program began."),
        ([Reached(2)], 3, "The simulator ended unexpectedly (exit status 3) at line 2."),
        ([Reached(5)], -11, "The simulator ended unexpectedly (signal 11) while building 'Inhibitory → Excitatory'."),
        (
            [Reached(5), Reached(9), Started(0, 1000), Progress(430.0, 1000)],
            -9,
            "The simulator ended unexpectedly (signal 9) while running, at 430 ms.",
        ),
        (
            [Reached(9), Progress(10, 10)],
            -9,
            "The simulator ended unexpectedly (signal 9) after the simulation had run.",
        ),
    ],
)
def test_a_crash_says_where(frames: list[Frame], status: int, sentence: str) -> None:
    outcome = tale(*frames).outcome(status, stopped=False, last_words="bad alloc")
    assert (outcome.end, outcome.sentence, outcome.detail) == (End.CRASHED, sentence, "bad alloc")


def test_a_failure_names_the_element_once() -> None:
    outcome = tale(Reached(5), Failed(5, "E", "the weight is negative.", "")).outcome(0, False, "")
    assert (outcome.end, outcome.element, outcome.line) == (End.FAILED, "loop", 5)
    assert outcome.sentence == "Inhibitory → Excitatory: the weight is negative."
    sentence = "Inhibitory → Excitatory: the weight is negative."
    assert tale(Reached(5), Failed(5, "E", sentence, "")).outcome(0, False, "").sentence == sentence


def test_a_failure_elsewhere_names_the_line() -> None:
    outcome = tale(Reached(4), Failed(0, "NameError", "NameError: x", "")).outcome(0, False, "")
    assert (outcome.sentence, outcome.line, outcome.element) == ("Line 4: NameError: x", 4, None)


def test_the_end_is_what_the_program_says() -> None:
    finished = Finished({}, 12.0, "nest", "3", stopped=True)
    assert tale(finished).outcome(-9, False, "").end is End.STOPPED
    assert tale(Finished({}, 12.0, "nest", "3", stopped=False)).outcome(0, True, "").sentence == "Simulated 12 ms."


def test_a_worker_that_had_to_be_ended_was_stopped() -> None:
    outcome = tale(Reached(5)).outcome(-15, stopped=True, last_words="")
    assert (outcome.end, outcome.element) == (End.STOPPED, "loop")
