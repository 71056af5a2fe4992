"""The example of Potjans and Diesmann (2014) as it is drawn, against tables 4 and 5 of the paper, typed in here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.canvas.annotation import annotation, caption, count, plain
from app.model import Component, Group, Network, Population, Role
from app.model.checks import check
from app.storage import load

FILE = Path(__file__).resolve().parents[3] / "resources" / "examples" / "potjans-diesmann.pine"
CELLS = {
    "L2/3e": 20683,
    "L2/3i": 5834,
    "L4e": 21915,
    "L4i": 5479,
    "L5e": 4850,
    "L5i": 1065,
    "L6e": 14395,
    "L6i": 2948,
}
OUTSIDE = dict(zip(CELLS, (1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100), strict=True))
# In %, a line for each target with the sources from left to right.
CONNECTED = """
10.09 16.89  4.37  8.18  3.23  0.00  0.76  0.00
13.46 13.71  3.16  5.15  7.55  0.00  0.42  0.00
 0.77  0.59  4.97 13.50  0.67  0.03  4.53  0.00
 6.91  0.29  7.94 15.97  0.33  0.00 10.57  0.00
10.04  6.22  5.05  0.57  8.31 37.26  2.04  0.00
 5.48  2.69  2.57  0.22  6.00 31.58  0.86  0.00
 1.56  0.66  2.11  1.66  5.72  1.97  3.96 22.52
 3.64  0.10  0.34  0.05  2.77  0.80  6.58 14.43
"""
THALAMIC = {"L4e": 9.83, "L4i": 6.19, "L6e": 5.12, "L6i": 1.96}
RECURRENT = [
    (source, target, float(percent) / 100)
    for target, row in zip(CELLS, CONNECTED.strip().splitlines(), strict=True)
    for source, percent in zip(CELLS, row.split(), strict=True)
]


@cache
def network() -> Network:
    opened = load(FILE)
    assert opened.problems == ()
    return opened.network


def population(label: str) -> Population:
    (found,) = (p for p in network().populations if p.label == label)
    return found


def number(component: Component, name: str) -> float:
    value = component.parameters[name]
    assert isinstance(value, int | float)
    return float(value)


def connected(source: str, target: str, expected: float) -> None:
    """Whether the number of synapses connects two cells with the probability of the paper, and is written along."""
    (drawn,) = network().between(population(source).name, population(target).name)
    pairs = population(source).size * population(target).size
    synapses = number(drawn.connector, "n")
    assert 1 - (1 - 1 / pairs) ** synapses == pytest.approx(expected, abs=1e-6)
    assert drawn.muted == (expected == 0)
    text = plain(annotation(drawn, network().end(drawn.post)))
    assert text.startswith(f"N syn {count(int(synapses))}  ")
    assert "M" in text and "no M" not in text and "w ~ 𝒩" in text and "d ~ 𝒩" in text


def test_the_eight_populations_have_their_cells_inputs_and_roles():
    for label, size in CELLS.items():
        drawn = population(label)
        assert (drawn.size, drawn.role) == (size, Role.EXCITATORY if label[-1] == "e" else Role.INHIBITORY)
        assert count(drawn.size).replace("\u202f", "") == str(size)
        drive = population(f"Outside → {label}")
        assert number(drive.cell, "rate") == 8.0 * OUTSIDE[label] and "Hz" in caption(drive)


@pytest.mark.parametrize(("source", "target", "probability"), RECURRENT)
def test_every_projection_of_the_column_says_what_the_table_says(source, target, probability):
    connected(source, target, probability)


@pytest.mark.parametrize("target", THALAMIC)
def test_the_thalamus_projects_to_layers_4_and_6(target):
    connected("Thalamus", target, THALAMIC[target] / 100)


def test_weights_and_delays_are_those_of_the_paper():
    for projection in network().projections:
        weight, delay = (projection.synapse.parameters[name] for name in ("weight", "delay"))
        if projection.connector.model == "OneToOneConnector":
            assert weight == 0.0878
            continue
        inhibitory = projection.pre.endswith("i")
        doubled = (projection.pre, projection.post) == ("l4e", "l23e")
        mean = -4 * 0.0878 if inhibitory else 0.0878 * (2 if doubled else 1)
        assert weight.parameters["mu"] == pytest.approx(mean)
        assert weight.parameters["sigma"] == pytest.approx(abs(mean) / 10)
        assert (delay.parameters["mu"], delay.parameters["sigma"]) == ((0.8, 0.4) if inhibitory else (1.5, 0.75))


def test_layers_lie_in_the_column_and_nothing_is_wrong():
    layers = [group for group in network().all(Group) if group.parent == "column"]
    assert [layer.label for layer in layers] == ["L2/3", "L4", "L5", "L6"]
    assert all(population(label).parent.startswith("layer_") for label in CELLS)
    assert len(network().projections) == 64 + 8 + 4
    assert {problem.field for problem in check(network())} <= {"memory"}  # which smaller machines do not have
