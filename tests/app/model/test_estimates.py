"""Expected numbers of connections against what is drawn, and the warning before what does not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.model import Component, Frozen, Network, Population, Projection, Reference, Table
from app.model.checks import Severity, check
from app.model.checks.room import installed
from app.model.estimates import Shares, estimate, memory
from app.preview import Engine, connections
from app.script import write

PRE, POST = 60, 40


def network(model: str, same: bool = False, **parameters: object) -> Network:
    cell = Component("IF_cond_exp")
    connector = Component(model, Frozen(parameters))  # type: ignore[arg-type]
    first = Projection("first", "First", "a", "b", Component("FixedProbabilityConnector", Frozen(p_connect=0.3)))
    return Network(
        [
            Population("a", "A", cell, PRE),
            Population("b", "B", cell, POST),
            first,
            Projection("p", "P", "a", "a" if same else "b", connector),
        ]
    )


CASES = {
    "all": network("AllToAllConnector"),
    "all but itself": network("AllToAllConnector", True, allow_self_connections=False),
    "one": network("OneToOneConnector", True),
    "p": network("FixedProbabilityConnector", p_connect=0.25),
    "p but itself": network("FixedProbabilityConnector", True, p_connect=0.25, allow_self_connections=False),
    "inputs": network("FixedNumberPreConnector", n=7),
    "targets": network("FixedNumberPostConnector", n=5, with_replacement=True),
    "total": network("FixedTotalNumberConnector", n=333),
    "list": network("FromListConnector", conn_list=Table([[0, 1], [2, 3], [4, 5]])),
    "matrix": network("ArrayConnector", array=Table(np.eye(PRE, POST))),
    "clone": network("CloneConnector", reference_projection=Reference("first")),
}


@pytest.fixture(scope="module")
def drawn():
    """Asks for the connections of a network, as a run would draw them."""
    import queue

    answers: queue.Queue = queue.Queue()
    engine = Engine(lambda topic, answer: answers.put(answer))

    def ask(case: Network, seed: int) -> tuple[np.ndarray, np.ndarray]:
        case = case.copy()
        case.describe(case.title, case.notes, replace(case.settings, seed=seed))
        engine.ask(f"{id(case)} {seed}", connections(write(case), "p"))
        answer = answers.get(timeout=60)
        assert answer.arrays, answer.sentence
        return answer.arrays["pre"], answer.arrays["post"]

    yield ask
    engine.close(5.0)


@pytest.mark.parametrize("name", CASES)
def test_as_many_are_expected_as_are_drawn(drawn, name):
    case = CASES[name]
    expected = estimate(case["p"], case)
    assert expected is not None
    numbers = [len(drawn(case, seed)[0]) for seed in (1, 2, 3)]
    chance = name.startswith("p") or name == "clone"
    slack = 4 * np.sqrt(expected.number / 3) if chance else 0.0
    assert abs(np.mean(numbers) - expected.number) <= slack


@pytest.mark.parametrize("name", ["all", "one", "p", "inputs", "targets", "total"])
def test_degrees_are_spread_as_expected(drawn, name):
    case = CASES[name]
    expected = estimate(case["p"], case)
    pre, post = drawn(case, 1)
    targets = PRE if name == "one" else POST
    for shares, ends, cells in ((expected.incoming, post, targets), (expected.outgoing, pre, PRE)):
        degrees = np.bincount(ends.astype(int), minlength=cells)
        assert degrees.mean() == pytest.approx(shares.mean, rel=0.2)
        if shares.p == 1:
            assert degrees.std() == 0
        assert shares.probability(np.arange(shares.draws + 1.0)).sum() == pytest.approx(1.0)


def test_what_depends_on_places_is_not_known_before():
    near = network("DistanceDependentProbabilityConnector", d_expression="exp(-d)")
    assert estimate(near["p"], near) is None
    assert Shares(10, 0.5).deviation == pytest.approx(np.sqrt(2.5))


def test_a_network_that_does_not_fit_is_warned_of_with_numbers():
    cell = Component("IF_cond_exp")
    huge = Network([Population("a", "A", cell, 10_000_000), Projection("p", "P", "a", "a")])
    (warning,) = [problem for problem in check(huge) if problem.field == "memory"]
    assert warning.severity is Severity.WARNING
    assert "about 100,000,000,000,000 synapses" in warning.sentence and "this machine has" in warning.sentence
    assert memory(1e14, "nest") > installed() > 0
    huge.replace("p", replace(huge["p"], muted=True))
    assert not [problem for problem in check(huge) if problem.field == "memory"]
