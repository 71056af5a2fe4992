"""What holds for any dimensions, weights and spikes."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import backends.sketch as sim
from backends.simulator import Spikes

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated; today this is:DeprecationWarning")
SIDES = st.lists(st.integers(1, 9), min_size=1, max_size=3).map(tuple)


@given(SIDES)
def test_addresses_and_numbers_are_two_names_of_a_cell(dims) -> None:
    sim.setup()
    sim.Population(3, sim.IF_curr_exp)
    p = sim.Population(dims, sim.IF_curr_exp)
    addresses = list(p.addresses())
    assert p.dim == dims and len(addresses) == len(set(addresses)) == p.size == np.prod(dims)
    assert [p[address] for address in addresses] == list(p) == p.index(range(p.size)).tolist()
    assert [p.locate(cell) for cell in p] == addresses
    np.testing.assert_array_equal(p.positions[: p.ndim].T, addresses)
    assert all(p.nearest(p[address].position) == p[address] for address in addresses[:: max(1, p.size // 7)])


@given(SIDES, SIDES, st.lists(st.floats(0, 1e6).map(lambda w: float(f"{w:g}")), min_size=1, max_size=20), st.randoms())
def test_saved_connections_come_back(before, after, weights, chance) -> None:
    sim.setup()
    pre, post = (
        sim.Population(dims, sim.IF_curr_exp, label=chance.choice(["", "A\tB", "[1]", "a\nb"]))
        for dims in (before, after)
    )
    rows = [(chance.randrange(pre.size), chance.randrange(post.size), w, chance.randint(1, 99) / 10) for w in weights]
    prj = sim.Projection(pre, post, sim.FromListConnector(rows))
    with TemporaryDirectory() as folder:
        prj.saveConnections(Path(folder) / "file")
        again = sim.Projection(pre, post, sim.FromFileConnector(str(Path(folder) / "file")))
        assert again.get(["weight", "delay"]) == prj.get(["weight", "delay"])


@given(SIDES, st.lists(st.integers(0, 99_999), max_size=30), st.randoms())
def test_written_spikes_come_back(dims, steps, chance) -> None:
    sim.setup(timestep=0.1)
    p = sim.Population(dims, sim.IF_curr_exp)
    cells = np.array([chance.randrange(p.size) for _ in steps], int)
    emitted = Spikes(cells, np.round(np.sort(np.array(steps, float)) / 10, 9))
    p.record()
    with (
        patch.object(sim.session.simulator, "drain_spikes", return_value=emitted),
        TemporaryDirectory() as folder,
    ):
        sim.run(0.1)
        file = Path(folder) / "file"
        p.printSpikes(file)
        text = file.read_text().splitlines()
    assert p.getSpikes().tolist() == np.column_stack([cells, emitted.times]).tolist()
    assert text[0] == "# dimensions =" + "\t".join(map(str, dims))
    rows = [line.split("\t") for line in text if not line.startswith("#")]
    assert [(int(cell), float(time)) for time, cell in rows] == [(int(c), t) for c, t in p.getSpikes()]
