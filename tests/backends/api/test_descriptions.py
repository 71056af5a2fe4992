"""What things say of themselves, by templates."""

import pytest

from backends.api import descriptions
from backends.api.errors import InvalidParameterValueError


@pytest.fixture
def things(sim):
    cells = sim.Population(3, sim.IF_curr_exp(tau_m=10.0), label="P", structure=sim.Grid2D(3.0))
    rule = sim.FixedNumberPreConnector(2)
    plastic = sim.STDPMechanism(sim.SpikePairRule(), sim.AdditiveWeightDependence(w_max=0.5), weight=0.1, delay=1.0)
    projection = sim.Projection(cells, cells, rule, plastic, label="loop")
    return {
        "Population 'P': 3 × IF_curr_exp": cells,
        "PopulationView 'some': 2 × IF_curr_exp of 'P'": sim.PopulationView(cells, slice(0, 2), label="some"),
        "Assembly 'all': 3 × IF_curr_exp": sim.Assembly(cells, label="all"),
        "tau_m = 10.0 ms": cells.celltype,
        "Grid2D(aspect_ratio=3.0": cells.structure,
        "FixedNumberPreConnector(n=2": rule,
        "w_max = 0.5": plastic,
        "from 'P' to 'P' (excitatory): 6 connections by FixedNumberPreConnector": projection,
    }


@pytest.mark.parametrize("engine", ["default", "string", "jinja2", descriptions.StringTemplateEngine])
def test_all_have_words_in_every_engine(things, engine) -> None:
    for words, thing in things.items():
        said = thing.describe(engine=engine)
        assert words in said and "$" not in said and "{{" not in said, said


def test_templates_of_ones_own(things) -> None:
    cells = things["Population 'P': 3 × IF_curr_exp"]
    cells.annotate(layer=4)
    assert cells.describe("$label has $size, $celltype_name in $layer $nothing") == "P has 3, IF_curr_exp in 4 $nothing"
    template = "{{ label }}{% for n in celltype.parameters %} {{ n }}{% endfor %}"
    assert cells.describe(template, engine="jinja2").startswith("P v_rest cm tau_m")


def test_facts_are_those_of_upstream(things) -> None:
    facts = {type(thing).__name__: thing.describe(template=None) for thing in things.values()}
    assert {"label", "celltype", "structure", "size", "size_local", "first_id", "last_id"} <= facts["Population"].keys()
    assert {"label", "parent", "mask", "size"} <= facts["PopulationView"].keys()
    assert facts["Assembly"]["populations"][0]["label"] == "P"
    assert {"name", "default_parameters", "default_initial_values", "parameters"} <= facts["IF_curr_exp"].keys()
    assert facts["STDPMechanism"]["timing_dependence"]["name"] == "SpikePairRule"
    keys = {"label", "pre", "post", "source", "receptor_type", "size", "size_local", "connector", "plasticity"}
    assert keys <= facts["Projection"].keys() and facts["Projection"]["connector"]["parameters"]["n"] == 2


def test_the_engine_can_be_chosen_for_all(things, monkeypatch) -> None:
    monkeypatch.setattr(descriptions, "DEFAULT_TEMPLATE_ENGINE", "jinja2")
    cells = things["Population 'P': 3 × IF_curr_exp"]
    assert descriptions.get_default_template_engine() is descriptions.Jinja2TemplateEngine
    assert cells.describe("{{ size }}") == "3"


def test_what_is_wrong_is_told(things) -> None:
    cells = things["Population 'P': 3 × IF_curr_exp"]
    with pytest.raises(InvalidParameterValueError, match="engine of describe.*'cheetah' is not one of string, jinja2"):
        cells.describe(engine="cheetah")
    with pytest.raises(InvalidParameterValueError, match="template of describe.*: 3 is not a text"):
        cells.describe(3)
