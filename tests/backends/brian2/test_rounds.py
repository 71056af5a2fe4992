"""What arrives twice at one synapse comes out in two rounds; nothing is lost, and no round has a synapse twice."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backends.brian2.rounds import Rounds


class Steps:
    """A queue that has these arrivals, step by step."""

    def __init__(self, steps: list[list[int]]) -> None:
        self.steps, self.now = [np.array(step, np.int32) for step in steps], 0

    def peek(self) -> np.ndarray:
        return self.steps[self.now]

    def advance(self) -> None:
        self.now += 1


@given(st.lists(st.lists(st.integers(0, 5), max_size=12), min_size=1, max_size=6))
def test_each_arrives_as_often_as_it_was_sent(steps: list[list[int]]) -> None:
    queue = Steps(steps)
    rounds = Rounds(queue)
    for number, step in enumerate(steps):
        heard: list[list[int]] = []

        def run(heard: list[list[int]] = heard) -> None:
            heard.append(rounds.peek().tolist())
            rounds.advance()

        rounds.through(run)()
        assert sorted(cell for each in heard for cell in each) == sorted(step)
        assert all(len(set(each)) == len(each) for each in heard)
        assert queue.now == number + 1
