"""A PyNN script that asks everything of populations, projections and data, and prints the answers as JSON.

It knows nothing of Pinetum: tests run it under upstream and under ours. Cells are told by their index, since the
numbers that simulators give them differ.
"""

import json
import os
import sys
import tempfile
import warnings

import numpy as np
import pyNN.nest as sim
from pyNN.parameters import Sequence
from pyNN.random import NumpyRNG, RandomDistribution
from pyNN.space import Grid2D

warnings.simplefilter("ignore")
PROBES = {}


def probe(function):
    PROBES[function.__name__] = function
    return function


def plain(thing):
    """As JSON: arrays as lists, numbers rounded."""
    if isinstance(thing, dict):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple, np.ndarray)):
        return [plain(item) for item in thing]
    if isinstance(getattr(thing, "value", None), np.ndarray):
        return plain(thing.value)
    if isinstance(thing, np.generic):
        return plain(thing.item())
    if isinstance(thing, float):
        return round(thing, 6) if thing == thing else "nan"
    return thing if isinstance(thing, (str, bool)) or thing is None else int(thing)


def cells(n, label="P", **parameters):
    return sim.Population(n, sim.IF_cond_exp(**parameters), label=label)


def indices(some, whole):
    return [int(cell) - int(whole.first_id) for cell in some]


def driven():
    source = sim.Population(2, sim.SpikeSourceArray(spike_times=[Sequence([5.0, 12.0]), Sequence([7.5])]), label="S")
    target = cells(3)
    synapse = sim.StaticSynapse(weight=0.05, delay=1.0)
    sim.Projection(source, target, sim.AllToAllConnector(), synapse, receptor_type="excitatory")
    source.record("spikes")
    target.record(["v", "spikes"])
    target[0:2].record("gsyn_exc")
    return source, target


def told(block, whole):
    """What a block says, but for numbers of cells and words."""
    kept = {name: value for name, value in block.annotations.items() if not name.endswith("_id")}
    segments = []
    for segment in block.segments:
        trains = [
            [
                train.magnitude,
                float(train.t_start),
                float(train.t_stop),
                train.units.dimensionality.string,
                train.annotations["source_population"],
                train.annotations["source_index"],
                train.annotations["channel_id"] - whole.first_id,
            ]
            for train in segment.spiketrains
        ]
        signals = [
            [
                signal.name,
                signal.shape,
                float(signal.t_start),
                float(signal.sampling_period),
                signal.units.dimensionality.string,
                signal.annotations["source_population"],
                indices(signal.annotations["channel_ids"], whole),
                signal.array_annotations["channel_index"],
                signal.magnitude[[0, 60, -1]],
            ]
            for signal in segment.analogsignals
        ]
        segments.append(
            [segment.name, segment.annotations, bool(segment.description), trains, sorted(map(plain, signals))]
        )
    return [block.name, kept, bool(block.description), segments]


@probe
def data():
    source, target = driven()
    target.annotate(note="x")
    sim.run(10.0)
    sim.run(5.0)
    return [told(target.get_data(), target), told(source.get_data(), source), told(target[1:].get_data("v"), target)]


@probe
def data_of_an_assembly():
    _, target = driven()
    other = cells(2)
    other.record("v")
    both = sim.Assembly(target, other, label="A")
    sim.run(10.0)
    block = both.get_data("v")
    (signal,) = block.segments[0].analogsignals
    channels = signal.array_annotations["channel_index"]
    return [block.name, signal.name, signal.shape, channels, signal.magnitude[[0, 60, -1]]]


@probe
def data_at_intervals():
    target = cells(2)
    target.record("v", sampling_interval=0.1)
    sim.run(10.0)
    return told(target.get_data(), target)


@probe
def counts():
    source, target = driven()
    sim.run(15.0)
    counted = target.get_spike_counts()
    both = target + source
    return [
        [counted[cell] for cell in target],
        [target.mean_spike_count(), source.mean_spike_count(), target[0:2].mean_spike_count(), both.mean_spike_count()],
    ]


@probe
def parameters():
    some = cells(4, tau_m=[1.0, 2.0, 3.0, 4.0])
    asked = [some.get("tau_m"), some.get("cm"), some.get(["tau_m", "cm"]), some.get("cm", simplify=False)]
    asked += [some[1:3].get("tau_m"), some[2].tau_m, some[0].get_parameters(), some.get(["cm"])]
    some.set(tau_m=lambda i: 10 + i)
    asked.append(some.get("tau_m"))
    some.set(cm=[1.0, 2.0, 3.0, 4.0])  # upstream's conductance-based cells then have another tau_m
    some[1:3].set(v_rest=-70.0)
    some[0].i_offset = 0.3
    some.set(v_thresh=RandomDistribution("uniform", (-51, -49), rng=NumpyRNG(1)))
    return asked + [some.get(name) for name in ("cm", "v_rest", "i_offset", "v_thresh")]


@probe
def initial_values():
    some = cells(3)
    some.initialize(v=[-60.0, -61.0, -62.0])
    some.record("v")
    sim.run(1.0)
    return [some.get_data().segments[0].analogsignals[0].magnitude[0], some[1].get_initial_value("v")]


@probe
def views():
    whole = cells(10)
    view = whole[2:8]
    inner, listed, masked = view[1:4], whole[[9, 1, 3]], whole[np.arange(10) % 2 == 0]
    return [
        [indices(one.all_cells, whole) for one in (view, inner, listed, masked)],
        [one.size for one in (view, inner, listed, masked)],
        [inner.index_in_grandparent([0, 1]), listed.index_in_grandparent([2]), listed.index_from_parent_index(3)],
        [inner.grandparent is whole, inner.parent is view, view == whole[2:8], view == whole[2:7], view != whole[2:7]],
        [view.label, inner.label, whole.id_to_index(whole[3]), view.id_to_index(whole[3]), whole.id_to_index(view)],
        [listed.positions, listed.mask, whole.is_local(whole[1]), view.first_id - whole.first_id],
    ]


@probe
def assemblies():
    first, second = cells(3), sim.Population(2, sim.IF_curr_exp(), label="Q")
    both, more = first + second, sim.Assembly(first, label="Z")
    more += second
    return [
        [both.size, more.size, len(both), [one.label for one in both.populations]],
        [[one.size for one in part.populations] for part in (both[1:4], both[[0, 4]])],
        [both.positions, both.conductance_based, both.injectable, sorted(both.receptor_types)],
        [both.id_to_index(second[1]), both.get("tau_m"), both.get_population("Q") is second],
        [(first + first).size, (first[0:2] + first[1:3]).size],
    ]


@probe
def annotations():
    first, second = cells(3), cells(2)
    first.annotate(x=1)
    second.annotate(x=2)
    both = first + second
    return [both.get_annotations("x"), both.get_annotations(["x"], simplify=False)]


@probe
def samples():
    whole = cells(20)
    return indices(whole.sample(5, rng=NumpyRNG(3)), whole)


@probe
def places():
    grid = sim.Population((2, 3), sim.IF_cond_exp())
    moved = cells(3)
    moved.positions = np.arange(9.0).reshape(3, 3)
    moved[0].position = (9.0, 9.0, 9.0)
    near = grid.nearest((1.2, 0.6, 0)) - grid.first_id
    square = Grid2D(aspect_ratio=2.0, dx=3.0)
    return [
        grid.positions,
        moved.positions,
        grid[0].position,
        near,
        grid.position_generator(2),
        square.get_parameters(),
    ]


@probe
def single_cells():
    cell = cells(3)[1]
    return [cell.local, cell.is_standard_cell, type(cell.celltype).__name__, cell.as_view().size, cell.parent.label]


@probe
def connections():
    pre, post = cells(3), cells(4)
    made = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=lambda d: 0.01 * d, delay=1.0))
    return [
        sorted(made.get(["weight", "delay"], format="list")),
        [made.get("weight", format="array"), made.get(["weight"], format="array")],
        sorted(made.get("weight", format="list", with_address=False)),
        [made.size(), len(made), made.shape, made.label],
    ]


@probe
def changed_connections():
    pre, post = cells(3), cells(2)
    made = sim.Projection(pre, post, sim.FromListConnector([(0, 0, 0.01, 1.0), (0, 1, 0.02, 1.0), (2, 1, 0.03, 2.0)]))
    seen = [made.get("weight", format="array")]
    for value in (0.5, np.arange(6.0).reshape(3, 2), [0.1, 0.2, 0.3]):
        made.set(weight=value)
        seen.append(made.get("weight", format="array"))
    made.set(delay=lambda d: 1 + d * 0.1)
    return [*seen, made.get("delay", format="array")]


@probe
def connections_of_assemblies_and_views():
    first, second = cells(3), cells(2)
    both, synapse = first + second, sim.StaticSynapse(weight=0.1)
    whole = sim.Projection(both, both, sim.AllToAllConnector(allow_self_connections=False), synapse)
    part = sim.Projection(first[1:], second[:1], sim.AllToAllConnector(), synapse)
    return [whole.get("weight", format="array"), part.get("weight", format="array"), part.label]


@probe
def callbacks():
    times = []

    def often(time):
        times.append(["often", time])
        return time + 3.0

    def once(time):
        times.append(["once", time])
        return 100.0

    cells(1)
    reached = [sim.run(10.0, callbacks=[often, once]), sim.run_until(15.0, callbacks=[often]), sim.run_for(1.0)]
    return [times, reached, sim.get_current_time(), sim.get_time_step(), sim.get_min_delay(), sim.rank()]


@probe
def written_at_the_end():
    import neo

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.pkl")
        some = cells(2)
        some.record("v", to_file=path)
        sim.run(1.0)
        sim.end()
        block = neo.PickleIO(path).read_block()
    return [block.name, block.segments[0].analogsignals[0].shape]


@probe
def descriptions():
    some = cells(2)
    facts = sorted(set(some.describe(template=None)) - {"text"})
    return [facts, some.describe("$label has $size cells", engine="string")]


def answers():
    for name, ask in PROBES.items():
        sim.setup(timestep=0.1, min_delay=0.1, max_delay=10.0)
        yield name, plain(ask())


if __name__ == "__main__":
    said = dict(answers())
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(said, file)
