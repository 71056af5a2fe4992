"""Results of a run become sources in the order, the colours and the words of the network."""

from dataclasses import replace
from itertools import pairwise

from app.model import Component, Distribution, Frozen, Population, Role
from app.plots.recorded import shape, sources
from app.worker import Results, frames
from tests.app.run.fake import recording, spikes

POPULATIONS = (
    Population("excitatory", "Pyramidal cells", Component("IF_curr_exp"), 10, role=Role.EXCITATORY),
    Population("inhibitory", "Basket cells", Component("IF_curr_exp"), 10, role=Role.INHIBITORY),
)


def results():
    return Results({1: "inhibitory", 2: "excitatory"})


def test_the_order_is_that_of_the_network_and_strangers_come_last():
    run = results()
    run.take(
        [recording(0, "b", 1), recording(1, "made by hand", 9), recording(2, "a", 2), recording(3, "a", 2, "v", "mV")]
    )
    fired, traced = sources(run, POPULATIONS)
    assert [(source.label, source.role) for source in fired] == [
        ("Pyramidal cells", Role.EXCITATORY),
        ("Basket cells", Role.INHIBITORY),
        ("made by hand", Role.GENERIC),
    ]
    assert [(source.element, source.variable, source.unit) for source in traced] == [("excitatory", "v", "mV")]


def test_potentials_know_the_threshold_that_all_cells_share():
    run = results()
    run.take([recording(0, "b", 1, "v", "mV"), recording(1, "a", 2, "w", "nA"), recording(2, "a", 2, "v", "mV")])
    own = Component("IF_curr_exp", Frozen(v_thresh=-45.0))
    each = Component("IF_curr_exp", Frozen(v_thresh=Distribution("uniform", Frozen(low=-50.0, high=-45.0))))
    for cell, threshold in ((own, -45.0), (each, None), (Component("HH_cond_exp"), None)):
        populations = (replace(POPULATIONS[0], cell=cell), POPULATIONS[1])
        assert [source.threshold for source in sources(run, populations)[1]] == [None, threshold, -50.0]


def test_a_source_grows_with_its_recording():
    run = results()
    run.take([recording(0, line=2), frames.Started(0.0, 100.0)])
    (source,), _ = sources(run, POPULATIONS)
    run.take([spikes(times=(5.0, 6.0)), frames.Progress(50.0, 100.0)])
    assert source.spikes()[1].tolist() == [5.0, 6.0]
    assert source.now() == 50.0


def test_no_samples_have_the_shape_of_samples():
    run = results()
    run.take([recording(0, line=2, variable="v", cells=3)])
    _, (source,) = sources(run, POPULATIONS)
    assert source.samples(0).shape == (0, 3)
    assert source.interval > 0.0


def test_the_shape_changes_when_charts_must_begin_anew():
    run = results()
    shapes = [shape(run)]
    for frame in (
        recording(0, line=2),
        recording(0, line=2, cells=12),
        frames.Started(0.0, 100.0),
        spikes(),
        frames.Progress(100.0, 100.0),
        frames.Started(0.0, 100.0),
    ):
        run.take([frame])
        shapes.append(shape(run))
    changed = [before != after for before, after in pairwise(shapes)]
    assert changed == [True, True, False, False, False, True]
