from dataclasses import replace

import pytest
from hypothesis import given

from app.model import Array, Component, Distribution, Frozen, Network, Population, Recording, Role, Settings
from app.model.checks import Severity, check
from tests.app.networks import balanced, networks, projection


def sentences(network: Network) -> list[str]:
    return [problem.sentence for problem in check(network)]


def changed(element: str, /, **fields: object) -> Network:
    network = balanced()
    network.replace(element, replace(network[element], **fields))
    return network


def synapse(**parameters: object) -> Component:
    return Component("StaticSynapse", Frozen(parameters))


def test_a_good_network_has_no_problem():
    assert check(balanced()) == ()


@given(networks())
def test_any_network_can_be_checked_and_each_problem_names_its_element(network):
    for problem in check(network):
        assert problem.element == "" or problem.element in network
        label = network[problem.element].label if problem.element else ""
        assert problem.sentence.startswith(label)
        assert problem.sentence.endswith(".")


@pytest.mark.parametrize(
    ("network", "sentence"),
    [
        (changed("exc", cell=Component("IF_magic")), "'IF_magic' is not a cell model"),
        (changed("exc", cell=Component("IF_cond_exp", Frozen(cm=-1.0))), "cm = -1.0 is not a number above 0 nF"),
        (changed("exc", cell=Component("IF_cond_exp", Frozen(cm=float("nan")))), "cm = nan is not a number above 0 nF"),
        (changed("exc", cell=Component("IF_cond_exp", Frozen(foo=1.0))), "IF_cond_exp has no parameter 'foo'"),
        (changed("exc", cell=Component("IF_cond_exp", Frozen(v_reset=-40.0))), "v_reset = -40.0 is not below v_thresh"),
        (
            changed("exc", cell=Component("GIF_cond_exp", Frozen(a_eta=(1.0,)))),
            "tau_eta has 3 numbers, a_eta 1; as many",
        ),
        (changed("exc", cell=Component("IF_cond_exp", Frozen(cm=Array([1.0, 2.0])))), "2 numbers where 80 are needed"),
        (
            changed("exc", cell=Component("IF_cond_exp", Frozen(cm=Distribution("cauchy")))),
            "'cauchy' is not a distribution",
        ),
        (
            changed("exc", cell=Component("IF_cond_exp", Frozen(cm=Distribution("normal", Frozen(sigma=-1.0))))),
            "sigma = -1.0 is not a number of at least 0",
        ),
        (
            changed("exc", cell=Component("IF_cond_exp", Frozen(cm=Distribution("uniform", Frozen(low=-2.0))))),
            "uniform: low = -2.0 is not a number above 0 nF",
        ),
        (changed("exc", name="not a name"), "'not a name' cannot be its name in the program"),
        (changed("exc", size=0), "0 cells, where a whole number of at least 1 is expected"),
        (changed("exc", initial=Frozen(u=1.0)), "no state variable 'u'"),
        (changed("exc", initial=Frozen(v="high")), "v starts at 'high' is not a number in mV"),
        (changed("exc", records=(Recording("w"),)), "'w' of IF_cond_exp cannot be recorded"),
        (changed("exc", records=(Recording("v", 81),)), "v of 81 cells cannot be recorded; there are 80"),
        (changed("exc", records=(Recording("v", None, 0.05),)), "shorter than the time step 0.1 ms"),
        (changed("thalamus", cell=Component("SpikeSourceArray", Frozen(spike_times=Array([2.0, 1.0])))), "not rising"),
        (
            changed("one", synapse=synapse(weight=0.1, delay=0.05)),
            "the delay 0.05 ms is shorter than the time step 0.1 ms",
        ),
        (changed("one", synapse=synapse(weight=-0.1)), "the weight -0.1 uS has the wrong sign; conductance weights"),
        (changed("one", post="thalamus"), "Thalamus is a spike source, and nothing can project onto it"),
        (changed("one", receptor="gaba"), "no receptor 'gaba'"),
        (changed("feed", pre="inh"), "one to one needs equal sizes, but Inhibitory has 20 and Excitatory 80"),
        (
            changed("loop", connector=Component("FixedNumberPreConnector", Frozen(n=81))),
            "n = 81 inputs cannot be chosen from 80 cells",
        ),
        (
            changed(
                "loop", connector=Component("FixedNumberPostConnector", Frozen(n=80, allow_self_connections=False))
            ),
            "n = 80 targets cannot be chosen from 79 cells",
        ),
        (
            changed("one", connector=Component("FixedTotalNumberConnector", Frozen(n=1601, with_replacement=False))),
            "n = 1601 connections cannot be chosen from 1600 pairs of cells",
        ),
        (
            changed("one", connector=Component("DistanceDependentProbabilityConnector", Frozen(d_expression="2*x"))),
            "d_expression = '2*x' is not an expression of d: 'x' is not known here; there are d,",
        ),
        (
            changed("one", connector=Component("ArrayConnector")),
            "ArrayConnector needs array, a matrix of booleans, or of zeros and ones",
        ),
        (
            changed("loop", connector=Component("FixedProbabilityConnector", Frozen(p_connect=1.5))),
            "p_connect = 1.5 is not a number from 0 to 1",
        ),
    ],
)
def test_what_is_wrong_is_said_with_element_and_value(network, sentence):
    errors = [p for p in check(network) if p.severity is Severity.ERROR]
    assert any(sentence in problem.sentence for problem in errors), sentences(network)


def test_a_current_weight_of_the_wrong_sign():
    cell = Component("IF_curr_exp")
    inhibitory = Population("i", "I", cell, 10, records=(Recording("spikes"),), role=Role.INHIBITORY)
    wire = replace(projection("p", "i", "i", "AllToAllConnector"), receptor="inhibitory", synapse=synapse(weight=0.5))
    assert sentences(Network([inhibitory, wire])) == [
        "i → i: the weight 0.5 nA has the wrong sign; inhibitory weights are at most 0 nA."
    ]


@pytest.mark.parametrize("field", ["duration", "timestep", "threads", "seed"])
def test_settings_are_checked(field):
    network = Network(balanced(), settings=replace(Settings(), **{field: -1}))
    assert [problem.field for problem in check(network)] == [field]


def test_an_empty_network_has_no_problem_yet():
    assert check(Network()) == ()


def test_a_network_that_records_nothing_gets_a_warning():
    network = balanced()
    network.replace("exc", replace(network["exc"], records=()))
    assert [(p.severity, p.field) for p in check(network)] == [(Severity.WARNING, "records")]


def test_a_weight_of_zero_is_a_warning():
    problems = check(changed("one", synapse=Component("StaticSynapse")))
    assert [(p.severity, p.field) for p in problems] == [(Severity.WARNING, "weight")]


def test_electrical_synapses_join_membranes():
    joint = Component("ElectricalSynapse", Frozen(weight=0.01))
    assert sentences(changed("one", synapse=joint)) == []
    assert sentences(changed("feed", synapse=joint)) == [
        "thalamus → exc: Thalamus is a spike source, and has no membrane that could be joined to another cell."
    ]
    cell = Component("IF_curr_exp")
    inhibitory = Population("i", "I", cell, 10, records=(Recording("spikes"),), role=Role.INHIBITORY)
    wire = replace(projection("p", "i", "i", "AllToAllConnector"), receptor="inhibitory", synapse=joint)
    assert sentences(Network([inhibitory, wire])) == []
