"""The simulator on paper."""

import numpy as np

from backends.simulator import Edges, Settings
from backends.sketch.simulator import SketchSimulator
from backends.standard import CELLS, SYNAPSES


def test_it_writes_down_what_it_is_told() -> None:
    sketch = SketchSimulator()
    sketch.setup(Settings(timestep=0.5))
    cell, synapse = CELLS["IF_curr_exp"], SYNAPSES["StaticSynapse"]
    assert sketch.refusal(cell) is None and sketch.smallest_slice == 0.5 and sketch.open
    group = sketch.create(cell, 3, {"tau_m": 10.0})
    sketch.set(group, np.array([1]), {"tau_m": 5.0})
    assert group.parameters["tau_m"].tolist() == [10, 5, 10]
    sketch.initialize(group, None, {"v": -60.0})
    edges = Edges(np.array([0, 1]), np.array([1, 2]), {"weight": 1.0, "delay": np.array([1.0, 2.0])})
    links = sketch.connect(group, group, iter([edges]), synapse, "excitatory", "rule")
    assert sketch.get_links(links, "weight").tolist() == [1, 1] and sketch.get_links(links, "delay").tolist() == [1, 2]
    sketch.set_links(links, {"weight": np.array([3.0, 4.0])})
    assert sketch.get_links(links, "weight").tolist() == [3, 4]
    empty = sketch.connect(group, group, (), synapse, "excitatory", "rule")
    assert sketch.get_links(empty, "weight").size == 0
    sketch.close()
    assert not sketch.open and sketch.groups == [group]
    sketch.setup(Settings())
    assert sketch.groups == [] and sketch.now == 0


def test_samples_go_on_where_they_ended() -> None:
    sketch = SketchSimulator()
    sketch.setup(Settings())
    group = sketch.create(CELLS["IF_curr_exp"], 3, {})
    sketch.record(group, "v", np.array([0, 2]), 0.2)
    lengths = []
    for duration in (0.1, 0.1, 0.3, 0.5):
        sketch.run(duration)
        samples = sketch.drain_samples(group, "v")
        lengths.append((samples.start, len(samples.values)))
    np.testing.assert_allclose(lengths, [(0.0, 1), (0.2, 1), (0.4, 1), (0.6, 3)])
    assert samples.values.tolist() == [[-65.0, -65.0]] * 3
    assert sketch.drain_spikes(group).times.size == 0
