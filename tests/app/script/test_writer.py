import ast
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Array, Component, Distribution, Frozen, Network, Population, Recording
from app.script import write
from app.script.active import Active
from app.script.expression import call, value
from tests.app.networks import balanced, networks, projection


def test_the_program_says_what_the_network_is():
    text = write(balanced()).text
    assert 'thalamus = sim.Population(80, sim.SpikeSourcePoisson(rate=8.0), label="Thalamus")' in text
    assert "structure=space.Grid3D(aspect_ratioXY=0.8, aspect_ratioXZ=1.0, dx=50.0, dy=50.0, dz=100.0)" in text
    assert 'i_offset=RandomDistribution("normal", mu=0.2, sigma=0.02, rng=rng)' in text
    assert "sim.FixedNumberPreConnector(n=8, rng=rng)" in text
    assert 'exc[:10].record("v", sampling_interval=1.0)' in text
    assert "sim.run(200.0)" in text


def test_what_a_rule_needs_is_written_even_where_it_is_the_default():
    assert call(Component("FixedProbabilityConnector")) == "sim.FixedProbabilityConnector(p_connect=0.1)"
    assert call(Component("FixedNumberPreConnector", Frozen(n=3))) == "sim.FixedNumberPreConnector(n=3)"
    near = Component("DistanceDependentProbabilityConnector", Frozen(d_expression="d < 3"))
    assert call(near) == 'sim.DistanceDependentProbabilityConnector(d_expression="d < 3")'


def test_lines_lead_to_their_elements():
    program = write(balanced())
    lines = program.text.split("\n")
    for name in ("exc", "inh", "thalamus", "loop", "feed"):
        assert f"{name} = sim.P" in lines[program.lines_of(name)[0] - 1]
    assert program.element_at(1) is None
    assert program.element_at(len(lines)) is None


@given(networks())
def test_any_network_makes_a_program_that_python_reads(network):
    program = write(network)
    tree = ast.parse(program.text)
    made = [n.targets[0].id for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)]
    active = Active(network)
    there = (*active.populations, *active.assemblies, *active.projections, *active.currents)
    assert [name for name in made if name in network] == [element.name for element in there]


_EVIL = st.text(st.sampled_from("\"'\\\n#;(){}% abc\r\u2028\x00"), max_size=20)


@given(_EVIL, _EVIL, _EVIL)
def test_no_text_of_the_user_can_alter_the_program(label, title, notes):
    plain = Network([Population("a", "A", Component("IF_curr_exp")), projection("p", "a", "a", "OneToOneConnector")])
    network = Network([replace(plain["a"], label=label), replace(plain["p"], label=label)], title=title, notes=notes)
    expected, tree = ast.parse(write(plain).text), ast.parse(write(network).text)
    assert ast.get_docstring(tree, clean=False) is not None
    assert label in {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert _without_texts(tree) == _without_texts(expected)


def _without_texts(tree: ast.Module) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        (1.5, "1.5"),
        (True, "True"),
        ("a", '"a"'),
        (Array([1.0, 2.5]), "[1, 2.5]"),
        (Distribution("uniform", Frozen(low=-1.0)), 'RandomDistribution("uniform", low=-1.0, high=1.0, rng=rng)'),
    ],
)
def test_values_as_expressions(thing, text):
    assert value(thing) == text


@pytest.mark.parametrize("component", [Component("a b"), Component("IF_curr_exp", Frozen({"x=1,y": 1.0}))])
def test_what_is_no_name_is_refused(component):
    with pytest.raises(ValueError, match="is not the name of a"):
        call(component)


def test_a_network_without_chance_needs_no_random_numbers():
    network = Network([Population("a", "A", Component("IF_curr_exp"), records=(Recording("spikes"),))])
    assert "rng =" not in write(network).text
    assert "import os" in write(network).text
