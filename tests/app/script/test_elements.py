"""Everything that a network can be made of, written, and run by a simulator that notes what it is told."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest

from app.model import (
    Array,
    Assembly,
    Cells,
    Component,
    Current,
    Distribution,
    Expression,
    Frozen,
    Injection,
    Network,
    Note,
    Population,
    Pose,
    Projection,
    Recording,
    Reference,
    Sample,
    Settings,
    Slice,
    Table,
)
from app.script import write
from app.script.formula import vectorised
from tests.app.networks import projection

CELL = Component("IF_cond_exp", Frozen(tau_m=Expression("10 + x"), cm=Expression("1 if i > 2 else 0.5")))
PLASTIC = Component(
    "STDPMechanism",
    Frozen(
        weight=0.01,
        delay=1.0,
        timing_dependence=Component("SpikePairRule", Frozen(tau_plus=16.0)),
        weight_dependence=Component("AdditiveWeightDependence", Frozen(w_max=0.02)),
    ),
)
BALL = Component("RandomStructure", Frozen(boundary=Component("Sphere", Frozen(radius=50.0))))


CLONE = Component("CloneConnector", Frozen(reference_projection=Reference("three")))
MATRIX = Component("ArrayConnector", Frozen(array=Table([[0.0, 1.0], [1.0, 0.0]])))
LIST = Component("FromListConnector", Frozen(conn_list=Table([[0, 1, 0.1, 1.0]])))
BY_DISTANCE = Component("StaticSynapse", Frozen(weight=Expression("0.01 * exp(-d / 50)"), delay=1.0))


def everything() -> Network:
    """One of each, small."""
    line = Component("Line", Frozen(dx=5.0))
    one = projection("one", "a", "b", "FixedProbabilityConnector", p_connect=0.5)
    two = projection("two", "both", "c", "AllToAllConnector")
    return Network(
        [
            Population("a", "A", CELL, 8, line, records=(Recording("spikes"),), pose=Pose(None, 1.0, (0.0, 0.0, 90.0))),
            Population("b", "B", Component("IF_cond_exp"), 8, BALL, Frozen(v=Expression("-65 - 0.1 * i"))),
            Population("c", "C", Component("IF_cond_exp"), 2, pose=Pose(Table([[1.0, 2.0], [3.0, 4.0]]))),
            Population("quiet", "Quiet", Component("IF_cond_exp"), 2, muted=True),
            Assembly("both", "Both", ("a", "b")),
            Current("dc", "DC", Component("DCSource", Frozen(amplitude=0.5))),
            Note("note", "Note", 'Words\nand """ more'),
            replace(one, pre_view=Slice(0, 4), post_view=Cells(Array([1, 5]))),
            replace(two, pre_view=Sample(3), synapse=PLASTIC, watch=5.0),
            replace(one, name="three"),
            replace(one, name="four", connector=CLONE),
            projection("five", "quiet", "c", "AllToAllConnector"),
            Projection("six", "", "a", "b", Component("IndexBasedProbabilityConnector")),
            Projection("seven", "", "a", "b", Component("DisplacementDependentProbabilityConnector")),
            Projection("eight", "", "c", "c", MATRIX),
            Projection("nine", "", "a", "b", LIST),
            replace(one, name="ten", connector=Component("AllToAllConnector"), synapse=BY_DISTANCE),
            Injection("inject", "Inject", "dc", "both", Slice(None, None, 2)),
        ],
        settings=Settings(duration=20.0, axes="xy", boundaries=((0.0, 100.0), None, None)),
    )


@pytest.mark.parametrize(
    ("text", "numpy"),
    [
        ("1 if d < 3 else 0", "numpy.where(d < 3, 1, 0)"),
        ("0 < d < 3 and not d == 2", "numpy.logical_and(numpy.logical_and(0 < d, d < 3), numpy.logical_not(d == 2))"),
        ("max(d, 1, -pi)", "numpy.maximum(numpy.maximum(d, 1), -numpy.pi)"),
        ("np.exp(-d ** 2 / tau)", "numpy.exp(-d ** 2 / (2 * numpy.pi))"),
    ],
)
def test_formulas_become_numpy(text, numpy):
    assert vectorised(text, {"d": "d"}) == numpy


def test_everything_is_written_so_that_python_reads_it():
    program = write(everything())
    ast.parse(program.text)
    assert "quiet" not in {n.id for n in ast.walk(ast.parse(program.text)) if isinstance(n, ast.Name)}
    assert program.lines_of("note") and program.lines_of("five")


def test_distributions_and_draws_bring_their_generator():
    cell = Component("IF_cond_exp", Frozen(tau_m=Distribution("uniform", Frozen(low=8.0, high=12.0))))
    assert "rng = NumpyRNG(seed=42)" in write(Network([Population("a", "A", cell)])).text
    assert "rng" not in write(Network([Population("a", "A", Component("IF_cond_exp"))])).text.replace("rng_seed", "")
