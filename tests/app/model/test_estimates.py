"""Expected numbers of connections against what is drawn, and the warning before what does not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.model import Array, Component, Frozen, Network, Population, Projection, Reference, Table
from app.model.checks import Severity, check
from app.model.checks.room import installed
from app.model.estimates import Shares, estimate, memory
from app.model.views import Cells, Sample, Slice
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


@pytest.mark.parametrize("same", [False, True])
@pytest.mark.parametrize("model", ["FixedNumberPreConnector", "FixedNumberPostConnector", "FixedTotalNumberConnector"])
@pytest.mark.parametrize("repeated", [False, True])
def test_without_replacement_degrees_are_closer_together(drawn, model, repeated, same):
    case = network(model, same, n=30, with_replacement=repeated, allow_self_connections=not same)
    if model == "FixedTotalNumberConnector":
        case = network(model, same, n=1200, with_replacement=repeated, allow_self_connections=not same)
    expected = estimate(case["p"], case)
    pairs = [drawn(case, seed) for seed in range(1, 7)]
    for shares, end, cells in ((expected.incoming, 1, PRE if same else POST), (expected.outgoing, 0, PRE)):
        degrees = np.concatenate([np.bincount(ends[end].astype(int), minlength=cells) for ends in pairs])
        assert degrees.mean() == pytest.approx(shares.mean, rel=1e-9)
        assert degrees.std() == pytest.approx(shares.deviation, rel=0.2)


def test_a_cell_that_may_not_meet_itself_has_one_partner_less():
    for case in (CASES["all but itself"], CASES["p but itself"]):
        assert estimate(case["p"], case).incoming.draws == PRE - 1


@pytest.mark.parametrize(
    ("pre", "post", "number"),
    [
        (Slice(0, 30), Slice(30, 60), 900),
        (Slice(0, 30), None, 30 * PRE - 30),
        (Cells(Array([1, 2])), Slice(2, 5), 5),
        (Sample(30), Sample(20), 590),
    ],
)
def test_only_cells_at_both_ends_could_meet_themselves(pre, post, number):
    case = network("AllToAllConnector", True, allow_self_connections=False)
    case.replace("p", replace(case["p"], pre_view=pre, post_view=post))
    assert estimate(case["p"], case).number == number


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -5, 1e308, 10**400])
@pytest.mark.parametrize("model", ["FixedNumberPreConnector", "FixedNumberPostConnector", "FixedTotalNumberConnector"])
def test_of_numbers_that_are_none_nothing_is_expected(model, value):
    case = network(model, n=value)
    assert estimate(case["p"], case) is None
    assert any(problem.element == "p" for problem in check(case))


def test_shares_of_very_many_draws_are_told():
    few = Shares(10**12, 3e-12).probability(np.arange(40.0))
    assert few.sum() == pytest.approx(1.0) and few[3] == pytest.approx(0.2240, abs=1e-4)
    many = Shares(4 * 10**12, 0.5)
    assert many.probability(np.array([2e12]))[0] == pytest.approx(1 / (np.sqrt(2 * np.pi) * many.deviation))


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
