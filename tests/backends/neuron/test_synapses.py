"""What the mechanisms and the translation have to agree on, and what becomes of spikes that are on their way."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backends.neuron.synapses import PLASTICITY, SYNAPSES, SynapseRows
from backends.simulator import Edges, SimulatorError
from backends.standard import SYNAPSES as DECLARED
from backends.standard import TIMINGS, WEIGHT_DEPENDENCES, SynapseModel, mechanism
from tests.backends.neuron.conftest import Bench

MOD = Path(__file__).resolve().parents[3] / "backends" / "neuron" / "mod"
TABLE = [*SYNAPSES.values(), *PLASTICITY.values()]
SLOW = 1e9  # ms: a membrane that keeps every jump


def source_of(mechanism: str) -> str:
    """The text of a mechanism, with what it includes."""
    texts = (path.read_text(encoding="utf-8") for path in MOD.glob("*.mod"))
    (text,) = (text for text in texts if f"POINT_PROCESS {mechanism}\n" in text)
    return re.sub(r'INCLUDE "(.*?)"', lambda found: (MOD / found[1]).read_text(encoding="utf-8"), text)


@pytest.mark.parametrize("rows", TABLE, ids=lambda rows: rows.mechanism)
def test_columns_have_the_numbers_of_the_mechanism(rows: SynapseRows) -> None:
    numbers = dict(re.findall(r"^DEFINE (\w+) (\d+)", source_of(rows.mechanism), re.MULTILINE))
    assert [int(number) for number in numbers.values()] == [*range(len(rows.columns))]
    same = {"tau_pre": "tau_plus", "tau_post": "tau_minus", "fraction": "dendritic_delay_fraction", "sites": "n"}
    for mine, column in zip(map(str.lower, numbers), rows.columns, strict=True):
        assert column.lower() == mine or column in (same.get(mine), "tau")


def test_every_parameter_has_a_column() -> None:
    for name, rows in SYNAPSES.items():
        assert {*DECLARED[name].by_name} - {"delay"} <= {*rows.columns}
    for (timing, dependence), rows in PLASTICITY.items():
        assert {*mechanism(TIMINGS[timing], WEIGHT_DEPENDENCES[dependence]).by_name} <= {*rows.columns}


def test_what_neuron_does_not_know_is_refused(bench: Bench) -> None:
    odd = mechanism(TIMINGS["Vogels2011Rule"], WEIGHT_DEPENDENCES["GutigWeightDependence"])
    assert bench.simulator.refusal(odd) == "Vogels2011Rule with GutigWeightDependence has no translation to NEURON."
    assert bench.simulator.refusal(SynapseModel("Ribbon", "", "")) == "Ribbon has no translation to NEURON."


def connected(bench: Bench, model: SynapseModel, source: Any, cells: Any, **values: Any) -> Any:
    """All to all, in the order of the sources."""
    pre, post = np.divmod(np.arange(source.n * cells.n), cells.n)
    edges = [Edges(pre, post, {**model.defaults, "delay": 1.0, **values})]
    return bench.simulator.connect(source, cells, edges, model, "excitatory", "AllToAllConnector")


@pytest.mark.parametrize("later", [3.0, np.array([3.0, 2.0])])
def test_spikes_on_their_way_arrive_as_they_were_sent(bench: Bench, later: Any) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0, 4.0]))
    cells = bench.cells("IF_curr_delta", 2, tau_m=SLOW)
    pairs = {"pre": np.zeros(2, np.int64), "post": np.arange(2)}
    blocks = [Edges(**pairs, parameters={"weight": 1.0, "delay": np.array([5.0, 1.0])})]
    links = bench.simulator.connect(source, cells, blocks, DECLARED["StaticSynapse"], "excitatory", "FromList")
    bench.record(cells, "v")
    bench.run(2.0)
    blocks[0] = Edges(**pairs, parameters={"weight": 1.0, "delay": later})
    bench.simulator.set_links(links, {"delay": later})
    bench.run(8.0)
    moves = [np.flatnonzero(np.diff(column) > 0.5) + 1 for column in bench.values(cells).T]
    np.testing.assert_array_equal(moves[0], [60, 70])  # 1 + 5, 4 + 3
    np.testing.assert_array_equal(moves[1], [20, 70 if np.ndim(later) == 0 else 60])


def test_delays_may_change_before_anything_happened(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", 2, spike_times=np.array([1.0]))
    cells = bench.cells("IF_curr_delta", tau_m=SLOW)
    links = connected(bench, DECLARED["StaticSynapse"], source, cells, weight=1.0)
    for delay in (2.0, np.array([3.0, 4.0])):
        links._blocks = [Edges(np.arange(2), np.zeros(2, np.int64), {"weight": 1.0, "delay": delay})]
        bench.simulator.set_links(links, {"delay": delay})
    bench.record(cells, "v")
    bench.run(8.0)
    np.testing.assert_array_equal(np.flatnonzero(np.diff(bench.values(cells)[:, 0]) > 0.5) + 1, [40, 50])


RULE = mechanism(TIMINGS["SpikePairRule"], WEIGHT_DEPENDENCES["GutigWeightDependence"])


def test_looking_at_weights_changes_nothing(bench: Bench) -> None:
    def weights(pauses: int) -> np.ndarray:
        bench.begin()
        source = bench.cells("SpikeSourcePoisson", 5, rate=50.0)
        cells = bench.cells("IF_curr_delta", 4, i_offset=np.array([0.9, 1.0, 1.2, 1.5]))
        delays = np.round(np.linspace(0.1, 6.0, 20), 1)
        share = np.linspace(0.0, 1.0, 20)
        links = connected(bench, RULE, source, cells, weight=0.5, delay=delays, dendritic_delay_fraction=share)
        for _ in range(pauses):
            bench.run(400.0 / pauses)
            found = bench.simulator.get_links(links, "weight")
        return found

    once = weights(1)
    assert np.unique(once).size == 20
    np.testing.assert_array_equal(weights(400), once)


def test_spikes_of_targets_are_forgotten_when_all_connections_have_caught_up(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([5.0]))
    cells = bench.cells("IF_curr_delta", 2, i_offset=100.0, tau_refrac=0.1)
    links = connected(bench, RULE, source, cells, weight=0.5)
    bundle = links._bundles.all.o(0)
    most = []
    for _ in range(20):
        bench.run(50.0)
        most.append(bundle.waiting)
    assert 500 < max(most) < 1100
    bench.simulator.get_links(links, "weight")
    assert bundle.waiting < 20


def test_bundles_know_only_their_own_place(bench: Bench) -> None:
    """Where targets stand in several places, each has a bundle, and all share the numbers."""
    source = bench.cells("SpikeSourceArray", 2, spike_times=np.array([1.0]))
    cells = bench.cells("IF_curr_delta", 3, tau_m=SLOW)
    segments, _ = cells.stands
    cells.stands = [*segments, *segments], np.array([1, 0, 1])
    links = connected(bench, DECLARED["StaticSynapse"], source, cells, weight=np.arange(1.0, 7.0))
    assert links._bundles.all.count() == 2
    bench.record(cells, "v")
    bench.run(5.0)
    values = bench.values(cells)
    np.testing.assert_allclose(values[-1] - values[0], [5.0, 7.0, 9.0])


def test_electrical_synapses_are_exact_to_second_order(bench: Bench) -> None:
    """Two equal cells: how far they are apart decays with the membrane and with the junction, twice."""

    def error(timestep: float) -> float:
        bench.begin(timestep=timestep)
        cells = bench.cells("IF_curr_exp", 2, v_thresh=1e6)
        bench.simulator.initialize(cells, None, {"v": np.array([-65.0, -45.0])})
        edges = [Edges(np.array([0]), np.array([1]), {"weight": 0.05})]
        bench.simulator.connect(cells, cells, edges, DECLARED["ElectricalSynapse"], "excitatory", "FromList")
        bench.run(10.0)
        bench.record(cells, "v")
        one, other = bench.values(cells)[0]
        return abs(other - one - 20.0 * np.exp(-10.0 / 20.0 - 10.0 * 2 * 0.05))

    assert error(0.1) < 5e-3
    assert error(0.05) < 0.3 * error(0.1)


def test_electrical_synapses_come_and_change(bench: Bench) -> None:
    cells = bench.cells("IF_curr_delta", 3, tau_m=SLOW)
    bench.simulator.initialize(cells, None, {"v": np.array([-65.0, -60.0, -50.0])})
    bench.run(1.0)
    edges = [Edges(np.array([0, 1]), np.array([1, 2]), {"weight": 0.0})]
    links = bench.simulator.connect(cells, cells, edges, DECLARED["ElectricalSynapse"], "excitatory", "FromList")
    bench.record(cells, "v")
    bench.run(1.0)
    bench.simulator.set_links(links, {"weight": np.array([0.0, 2.0])})
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), [0.0, 2.0])
    bench.run(5.0)
    values = bench.values(cells)
    np.testing.assert_allclose(values[10], [-65.0, -60.0, -50.0], rtol=1e-6)
    np.testing.assert_allclose(values[-1], [-65.0, -55.0, -55.0], rtol=1e-6)


def test_electrical_synapses_that_would_never_let_cells_rest_are_refused(bench: Bench) -> None:
    cells = bench.cells("IF_curr_delta", 2, cm=np.array([1.0, 0.2]))
    edges = [Edges(np.array([0, 1]), np.array([1, 0]), {"weight": np.array([0.4, 0.5])})]
    links = bench.simulator.connect(cells, cells, edges, DECLARED["ElectricalSynapse"], "excitatory", "FromList")
    with pytest.raises(SimulatorError, match=r"of 1.2 uS in all onto a cell of 0.2 nF are too much .* at most 1 uS"):
        bench.simulator.set_links(links, {"weight": 0.6})


def test_chance_is_found_from_seed_projection_and_connection(bench: Bench) -> None:
    times = np.arange(1.0, 200.0, 1.0)

    def hits(seed: int, first: int, size: int) -> np.ndarray:
        """Which spikes pass, for some connections of two projections from one source."""
        bench.begin(seed=seed)
        source = bench.cells("SpikeSourceArray", spike_times=times)
        cells = bench.cells("IF_curr_delta", 2 * size, tau_m=SLOW, v_thresh=1e6)
        for projection in range(2):
            post = np.arange(size) + projection * size
            edges = Edges(np.zeros(size, np.int64), post, {"weight": 1.0, "delay": 0.1, "p": 0.4})
            bench.simulator.connect(
                source, cells, [edges], DECLARED["SimpleStochasticSynapse"], "excitatory", "AllToAllConnector"
            )
        bench.record(cells, "v", 1.0)
        bench.run(200.0)
        return np.diff(bench.values(cells), axis=0)[:, first:] > 0.5

    once = hits(5, 0, 20)
    np.testing.assert_array_equal(hits(5, 0, 20), once)
    np.testing.assert_array_equal(hits(5, 0, 10)[:, :10], once[:, :10])
    assert len(np.unique(once, axis=1).T) == 40
    assert abs(once[:199].mean() - 0.4) < 5 * np.sqrt(0.4 * 0.6 / (199 * 40))
    assert np.abs(np.corrcoef(once.T) - np.eye(40)).max() < 5 / np.sqrt(199)
    assert not np.array_equal(hits(6, 0, 20), once)


def test_what_is_set_replaces_what_was_learnt(bench: Bench) -> None:
    """Spikes of the target that came before belong to the past, even if no presynaptic one has come since."""
    source = bench.cells("SpikeSourceArray", spike_times=np.array([5.0, 60.0]))
    cells = bench.cells("IF_curr_delta", i_offset=0.9)
    links = connected(bench, RULE, source, cells, weight=0.5)
    bench.record(cells)
    bench.run(50.0)
    assert bench.spikes(cells).times.size == 1
    assert bench.simulator.get_links(links, "weight")[0] > 0.5
    bench.simulator.set_links(links, {"weight": 0.25, "A_minus": 0.0})
    bench.run(20.0)
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), [0.25])
