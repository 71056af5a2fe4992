"""The examples as they are drawn: what a designer would look for."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from app.shell.examples import EXAMPLES
from app.storage import load

CLEAR = 10.0  # px between two lines where they are most apart


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.key for example in EXAMPLES])
def test_lines_between_the_same_nodes_are_told_apart(hands, example):
    hands.canvas.document.open(load(example.path).network)
    scene = hands.canvas.scene()
    scene.settle()
    lines = [edge for edge in scene.edges.values() if not edge.line.loops]
    pairs = [(a, b) for a, b in combinations(lines, 2) if {a.line.pre, a.line.post} == {b.line.pre, b.line.post}]
    for a, b in pairs:
        gap = np.hypot(*np.moveaxis(a.curve.sample()[:, None] - b.curve.sample()[None], -1, 0)).min(axis=1)
        assert gap.max() > CLEAR, f"{a.name} lies on {b.name}"
