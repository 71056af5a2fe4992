"""The talk of 2008 ("What's new with PyNN", FACETS CodeJam #2) as one program, slide by slide, on every simulator.

The statements stand as they were printed, but for the `print` of Python 3 and the braces that the slides lost. What was
printed as a result is asserted wherever it can hold; where today's defaults are others, today's hold. Numbers of cells
begin with 1, as on most slides; those that count them from 0 ("0 12.3", "48") are read accordingly.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.api.errors import (
    ConnectionError,
    InvalidDimensionsError,
    InvalidModelError,
    InvalidParameterValueError,
    NonExistentParameterError,
)
from backends.api.random import NumpyRNG

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated; today this is:DeprecationWarning")

ROOT = Path(__file__).resolve().parents[2]
STANDARD = (
    *("IF_curr_alpha", "IF_curr_exp", "IF_cond_alpha", "IF_cond_exp", "IF_cond_exp_gsfa_grr", "IF_facets_hardware1"),
    *("HH_cond_exp", "EIF_cond_alpha_isfa_ista", "SpikeSourcePoisson", "SpikeSourceInhGamma", "SpikeSourceArray"),
)


class Talk:
    """A program that goes on from slide to slide: `talk("p1.record()")` executes, `talk.p1` is what has become."""

    def __init__(self, sim: ModuleType) -> None:
        vars(self).update({name: getattr(sim, name) for name in sim.__all__}, numpy=np)

    def __call__(self, slide: str) -> None:
        """Execute what stands on a slide."""
        exec(compile(dedent(slide), "<slide>", "exec"), vars(self))

    def prints(self, expression: str) -> Any:
        """What is behind the three arrows of a slide."""
        return eval(compile(expression, "<slide>", "eval"), vars(self))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"no slide has made {name}")


@pytest.fixture
def talk(sim: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Talk]:
    """The beginning: `from pyNN.SIM import *`, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    talk = Talk(sim)
    talk("setup(timestep=0.1, min_delay=0.1, debug=False)")
    yield talk
    talk.setup()


def table(file: str) -> tuple[dict[str, str], np.ndarray]:
    """The header of a file of 2008, and its rows."""
    text = Path(file).read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return dict(re.findall(r"^# (\w+) = ?(.*)$", text, re.M)), np.array(rows, float)


def said(program: str) -> str:
    """What a process of its own says on its standard error."""
    program = f"from backends.api import alias\nalias.install()\n{program}"
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True).stderr


def test_selecting_the_simulator(sim: ModuleType) -> None:
    name = sim.session.simulator.name
    old = {"nest": ["nest1", "nest2"], "brian2": ["brian"]}.get(name, [])
    slide = f"import pyNN.{name} as sim\n" + "".join(f"from pyNN.{n} import *\nassert run == sim.run\n" for n in old)
    notices = [f"pyNN.{n} is deprecated; today this is pyNN.{name}." for n in old]
    answer = said(slide)
    assert re.findall(r"DeprecationWarning: ?(.*)", answer) == notices and "Error" not in answer


@pytest.mark.parametrize(("name", "title"), [("pcsim", "PCSIM"), ("moose", "MOOSE")])
def test_selecting_a_simulator_that_is_not_here(name: str, title: str) -> None:
    reason = f"NoSuchSimulatorError: {name!r}: {title}, which PyNN could use in 2008, is not here; there are: "
    assert reason in said(f"from pyNN.{name} import *")


def test_setup_and_end(talk: Talk) -> None:
    talk("""
        setup(timestep=0.1, min_delay=0.1, debug=False)

        setup(timestep=0.1, min_delay=0.1, debug='pyNN.log',
              threads=2, shark_teeth=999)
    """)
    talk("cells = create(IF_curr_alpha, n=4)\nrun(1.0)\nend()")
    assert "shark_teeth" in Path("pyNN.log").read_text() and "4 × IF_curr_alpha" in Path("pyNN.log").read_text()


def test_create(talk: Talk) -> None:
    talk("create(IF_curr_alpha)")
    assert talk.prints("len(create(IF_curr_alpha, n=10))") == 10
    assert talk.prints("create(IF_curr_alpha, {'tau_m': 15.0, 'cm': 0.9}, n=10)").get(["tau_m", "cm"]) == [15.0, 0.9]
    printed = {
        "tau_m": 20.0,
        "i_offset": 0.0,
        "cm": 1.0,
        "v_init": -65.0,
        "v_thresh": -50.0,
        "tau_syn_E": 0.5,
        "v_rest": -65.0,
        "tau_syn_I": 0.5,
        "v_reset": -65.0,
    }
    defaults = talk.prints("IF_curr_alpha.default_parameters")
    assert {name: defaults[name] for name in printed} == printed
    assert defaults["tau_refrac"] == 0.1  # 0.0 on the slide
    with pytest.raises(NonExistentParameterError, match="IF_curr_alpha has no parameter 'foo'; its parameters are: "):
        talk("create(IF_curr_alpha, param_dict={'foo': 15.0})")
    with pytest.raises(InvalidParameterValueError, match="tau_m of IF_curr_alpha: 'bar' is not a number above 0 ms"):
        talk("create(IF_curr_alpha, param_dict={'tau_m': 'bar'})")
    cell = talk.prints("create(IF_curr_alpha, {'v_thresh': -50, 'cm': 0.9})")
    assert (cell.v_thresh, cell.cm) == (-50.0, 0.9)


@pytest.mark.parametrize("name", STANDARD)
def test_standard_cell_models(talk: Talk, name: str) -> None:
    assert name in talk.list_standard_models()
    talk(f"cells = create({name}, n=2)\nrecord(cells, 'spikes.dat')\nrun(1.0)")


def test_cells_one_by_one(talk: Talk) -> None:
    talk("my_cell = create(IF_cond_exp)")
    assert str(talk.my_cell) == "1"
    assert talk.prints("type(my_cell)").__name__ == "ID" and isinstance(talk.my_cell, talk.ID)
    assert talk.prints("my_cell.tau_m") == 20.0
    assert tuple(talk.prints("my_cell.position")) == (1.0, 0.0, 0.0)
    talk("my_cell.position = (0.76, 0.54, 0.32)")
    assert tuple(talk.my_cell.position) == (0.76, 0.54, 0.32)
    talk("""
        spike_source = create(SpikeSourceArray,
                              {'spike_times': [10.0, 20.0, 30.0]})

        cell_list = create(IF_curr_exp, n=10)

        silent = connect(spike_source, cell_list)

        sources, targets = [spike_source], list(cell_list)
        inhibiting = connect(sources, targets, weight=1.5, delay=0.5,
                             p=0.2, synapse_type='inhibitory')
    """)
    assert talk.silent.getWeights() == [0.0] * 10
    assert set(talk.inhibiting.get(["weight", "delay"], with_address=False)) == {(-1.5, 0.5)}
    talk("""
        cell = cell_list[0]
        connect(spike_source, cell, weight=30.0, delay=1.0)

        record(cell, "spikes.dat")
        record_v(cell_list, "Vm.dat")

        run(100.0)
    """)
    state = ("get_current_time()", "get_time_step()", "get_min_delay()", "num_processes()", "rank()")
    assert [*map(talk.prints, state)] == [100.0, 0.1, 0.1, 1, 0]
    spikes, v = talk.cell_list.getSpikes(), talk.cell_list.get_v()
    assert not Path("spikes.dat").exists()
    talk("end()")
    header, rows = table("spikes.dat")
    assert header == {"dimensions": "1", "first_id": "3", "last_id": "3", "dt": "0.1"}
    assert len(rows) >= 3 and 11.0 < rows[0, 0] < 12.5
    np.testing.assert_allclose(rows, spikes[:, ::-1] + [0, 3], rtol=1e-5)
    header, rows = table("Vm.dat")
    assert header == {"dimensions": "10", "first_id": "3", "last_id": "12", "dt": "0.1", "n": "1001"}
    np.testing.assert_allclose(rows, v[:, [2, 0]] + [0, 3], rtol=1e-5)


def test_random_numbers(talk: Talk) -> None:
    talk("""
        from backends.api.random import NumpyRNG, GSLRNG, NativeRNG

        rng = NumpyRNG(seed=12345)
        first = rng.next()
        some = rng.next(3, 'uniform', (-70,-65))

        from backends.api.random import RandomDistribution

        distr = RandomDistribution('uniform', (-70, -65),
                                   rng=rng)
        more = distr.next(3)
    """)
    same = NumpyRNG(seed=12345)
    assert 0.0 < talk.first == same.next() < 1.0
    numbers = np.concatenate([talk.some, talk.more])
    np.testing.assert_array_equal(numbers, same.next(6, "uniform", (-70, -65)))
    assert numbers.shape == (6,) and (numbers > -70).all() and (numbers < -65).all()


def test_populations(talk: Talk) -> None:
    made(talk)
    assert talk.prints("p1[0,0]") == 1
    assert talk.prints("p1[9,9]") == 100
    assert talk.prints("p3[2,1,0]") == 246
    assert talk.prints("p3.locate(246)") == (2, 1, 0)
    assert talk.prints("p1.index(99)") == 100
    talk("p1[0,0].tau_m = 12.3")
    with pytest.raises(InvalidDimensionsError, match=r"\(1, 2, 3\) is not an address in 'population0'"):
        talk("p1[1,2,3]")
    with pytest.raises(IndexError, match=r"'population0', whose dimensions are \(10, 10\), has no cell at \(10, 0\)"):
        talk("p1[10,0]")

    assert talk.prints("[(id, id.tau_m) for id in p1]")[:3] == [(1, 12.3), (2, 20.0), (3, 20.0)]
    addresses = talk.prints("[addr for addr in p1.addresses()]")
    assert addresses[:3] == [(0, 0), (0, 1), (0, 2)] and addresses[9:11] == [(0, 9), (1, 0)]

    talk('p1.set("tau_m", 20.0)')
    assert talk.p1.get("tau_m") == 20.0
    talk("""
        p1.set({'tau_m':20, 'v_rest':-65})

        distr = RandomDistribution('uniform', [-70,-55], rng=NumpyRNG(1))
        p1.rset('v_init', distr)

        current_input = numpy.zeros(p1.dim)
        current_input[:,0] = 0.1
        p1.tset('i_offset', current_input)
    """)
    np.testing.assert_array_equal(talk.p1.initial_values["v"], NumpyRNG(1).next(100, "uniform", (-70, -55)))
    assert [talk.p1[5, column].i_offset for column in range(3)] == [0.1, 0.0, 0.0]
    with pytest.raises(InvalidDimensionsError, match=r"the array has the shape \(10, 11\), not that of 'population0'"):
        talk("p1.tset('i_offset', numpy.zeros((10, 11)))")


def made(talk: Talk) -> None:
    """The populations, but the native one."""
    talk("""
        p1 = Population((10,10), IF_curr_exp)

        p2 = Population(100, SpikeSourceArray,
                        label="Input Population")

        p3 = Population(dims=(3,4,5), cellclass=IF_cond_alpha,
                        cellparams={'v_thresh': -55.0},
                        label="Column 1")
    """)


def test_recording_and_position(talk: Talk) -> None:
    made(talk)
    talk("""
        # record from 10 neurons chosen at random
        p1.record(10)
    """)
    assert len(talk.p1.get_spike_counts()) == 10
    talk("""
        # record from specific neurons
        p1.record([p1[0,0], p1[0,1], p1[0,2]])
    """)
    assert {1, 2, 3} <= talk.p1.get_spike_counts().keys()
    talk("""
        # record from all neurons in the population
        p1.record()

        p1.printSpikes("spikefile.dat")
    """)
    assert len(talk.p1.get_spike_counts()) == 100
    header, rows = table("spikefile.dat")
    assert header == {"dimensions": "10\t10", "first_id": "1", "last_id": "100", "dt": "0.1"} and not len(rows)
    assert talk.prints("p1.getSpikes()").tolist() == []

    talk("p1[1,0].position = (0.0, 0.1, 0.2)")
    assert talk.prints("p1[1,0].position").tolist() == [0.0, 0.1, 0.2]
    assert talk.prints("p1.positions").shape == (3, 100)
    assert talk.prints("p1.nearest((4.5, 7.8, 3.3))") == 1 + 48
    assert talk.prints("p1[p1.locate(1 + 48)].position").tolist() == [4.0, 8.0, 0.0]


def test_projections(talk: Talk) -> None:
    made(talk)
    talk("""
        prj2_1 = Projection(p2, p1, AllToAllConnector())

        prj1_2 = Projection(p1, p2, FixedProbabilityConnector(0.02),
                            target='inhibitory', label='foo',
                            rng=NumpyRNG())

        prj1_1 = Projection(p1, p1, FixedProbabilityConnector(0.1, rng=NumpyRNG(1)))
    """)
    assert len(talk.prj2_1) == 10_000 and 100 < len(talk.prj1_2) < 320
    assert (talk.prj1_2.receptor_type, talk.prj1_2.label) == ("inhibitory", "foo")

    talk("""
        prj1_1.setWeights(0.2)

        weight_list = 0.1*numpy.ones(len(prj2_1))
        weight_list[0:5] = 0.2
        prj2_1.setWeights(weight_list)
    """)
    assert set(talk.prj1_1.getWeights()) == {0.2}
    assert talk.prj2_1.getWeights() == [0.2] * 5 + [0.1] * 9995
    talk("""
        weight_distr = RandomDistribution('uniform', [0.0, 0.01], rng=NumpyRNG(2))
        prj1_1.randomizeWeights(weight_distr)

        prj1_2.setDelays('exp(-d/50.0)+0.1')

        prj2_1.setDelays('exp(-d/50.0)+0.1')
    """)
    assert 0.0 <= min(talk.prj1_1.getWeights()) < max(talk.prj1_1.getWeights()) <= 0.01
    apart = np.linalg.norm(talk.p1.positions[:, :, None] - talk.p2.positions[:, None, :], axis=0)
    for delays, d in ((talk.prj1_2.getDelays("array"), apart), (talk.prj2_1.getDelays("array"), apart.T)):
        assert np.nanmax(np.abs(delays - (np.exp(-d / 50.0) + 0.1))) <= 0.05 + 1e-9
        np.testing.assert_allclose(np.rint(delays * 10), delays * 10)
    talk("""
        w_array = prj2_1.getWeights()

        filename = "weights.dat"
        prj2_1.printWeights(filename)

        prj1_1.saveConnections("connections.dat")
        again = Projection(p1, p1, FromFileConnector("connections.dat"))
    """)
    np.testing.assert_array_equal(np.loadtxt("weights.dat"), talk.w_array)
    np.testing.assert_allclose(
        talk.again.get(["weight", "delay"]), talk.prj1_1.get(["weight", "delay"]), rtol=1e-5, atol=1e-9
    )

    # And it runs: when all inputs spike together, all cells do.
    talk("p2.set('spike_times', [10.0])\np1.record()\nrun(50.0)\np1.printSpikes('spikefile.dat')")
    spikes = table("spikefile.dat")[1]
    np.testing.assert_allclose(spikes, talk.p1.getSpikes()[:, ::-1], rtol=1e-5)
    assert talk.p1.meanSpikeCount() == len(spikes) / 100
    assert spikes[:, 0].min() > 10.0 and set(spikes[:, 1]) == set(range(100))


def test_connectors(talk: Talk) -> None:
    made(talk)
    for name in (
        *("AllToAllConnector()", "OneToOneConnector()", "FixedProbabilityConnector(0.1)"),
        *("FixedNumberPreConnector(3)", "FixedNumberPostConnector(3)", "FromListConnector([((0,0), (9,9), 0.1, 1.0)])"),
    ):
        assert len(talk.prints(f"Projection(p1, p1, {name})")) > 0
    talk("""
        c = DistanceDependentProbabilityConnector(
            "exp(-abs(d))",
            axes='xy',
            periodic_boundaries=(500, 500, 0),
            weights=0.7,
            delays=RandomDistribution('gamma', [1,0.1])
        )
    """)
    with pytest.raises(ConnectionError, match=r"the delay \S+ ms is below the time step of 0.1 ms"):
        talk("Projection(p1, p1, c)")  # most of such delays are
    talk("""
        c = DistanceDependentProbabilityConnector(
            "exp(-abs(d))",
            axes='xy',
            periodic_boundaries=(500, 500, 0),
            weights=0.7,
            delays=RandomDistribution('gamma', [100,0.1], rng=NumpyRNG(1))
        )
        prj = Projection(p1, p1, c)
    """)
    assert set(talk.prj.getWeights()) == {0.7} and 9.0 < np.mean(talk.prj.getDelays()) < 11.0
    assert 250 < len(talk.prj) < 600  # 100 to themselves, and a good three to their neighbours


def test_synaptic_plasticity(talk: Talk) -> None:
    talk("""
        params = {'U': 0.5, 'tau_rec': 800.0, 'tau_facil': 0.0}
        pre = Population(10, SpikeSourceArray, {'spike_times': [10.0, 30.0, 50.0]})
        post = Population(10, IF_cond_exp)

        # Facilitating/depressing synapses
        depressing_syn = SynapseDynamics(
            fast=TsodyksMarkramMechanism(**params))
        prj = Projection(pre, post, AllToAllConnector(),
                         synapse_dynamics=depressing_syn)

        # STDP
        stdp_model = STDPMechanism(
            timing_dependence=SpikePairRule(
                tau_plus=20.0,
                tau_minus=20.0),
            weight_dependence=AdditiveWeightDependence(
                w_min=0, w_max=0.02,
                A_plus=0.01, A_minus=0.012)
        )
        prj2 = Projection(pre, post, FixedProbabilityConnector(p=0.1),
                          synapse_dynamics=SynapseDynamics(slow=stdp_model))
    """)
    assert (len(talk.prj), set(talk.prj.getSynapseDynamics("tau_rec"))) == (100, {800.0})
    rates = talk.prj2.get(["A_plus", "A_minus", "w_max", "tau_plus"], with_address=False)
    assert set(rates) == {(0.01, 0.012, 0.02, 20.0)}
    talk("""
        prj.setWeights(0.02)
        prj2.setWeights(0.01)
        post.record()
        post.record_gsyn()
        run(100.0)
    """)
    learnt = np.array(talk.prj2.getWeights())
    assert talk.post.meanSpikeCount() > 0
    assert (learnt != 0.01).all() and (learnt >= 0).all() and (learnt <= 0.02).all()
    g = talk.post.get_gsyn()
    jumps = [np.diff(g[g[:, 0] == 0, 2]).max() for g in (g[g[:, 1] < 20], g[(g[:, 1] > 20) & (g[:, 1] < 40)])]
    assert 0.4 < jumps[1] / jumps[0] < 0.6  # half of the resources were used, and few have recovered


def test_native_models(talk: Talk, sim: ModuleType) -> None:
    create = "cell = create('iaf_neuron', {'V_th': -50, 'C_m': 900.0})"
    population = "p4 = Population(20, 'iaf_neuron', {'Tau': 15.0,\n'C': 100.0})"
    if sim.session.simulator.name != "nest":
        for statement in (create, population):
            with pytest.raises(InvalidModelError, match="'iaf_neuron'"):
                talk(statement)
        return
    talk(create)
    assert (talk.cell.V_th, talk.cell.C_m) == (-50.0, 900.0)
    talk(population)
    assert talk.p4.get(["tau_m", "C_m"]) == [15.0, 100.0]
