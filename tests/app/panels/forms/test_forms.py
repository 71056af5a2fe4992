"""Forms are derived from the declarations, for every model and for any network."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.document import Document
from app.model import Component, Network, Population, Projection
from app.panels.forms import SEVERAL, Face, form, put, shared, things
from app.panels.text.refused import Refused, Unfinished
from app.storage import loads
from app.storage.write import dumps
from backends.standard import CELLS, CONNECTORS, PARTS, STRUCTURES, SYNAPSE_TYPES, SYNAPSES, Kind
from tests.app.networks import balanced, networks


def fields(document):
    chosen = things(document)
    shown = form(chosen, document.network)
    return {field.key: field for section in shown.sections for row in section.rows for field in row.fields}


def another(parameter):
    """A constant other than the default that the parameter accepts."""
    candidates = (True, False, *parameter.choices, 1, 2, 0.5, 0.25, (1.0, 2.0), "d < 3", "d[0] < 3", "i < j")
    return next(c for c in candidates if c != parameter.default and parameter.problem(c) is None)


def document_with(cell=None, structure=None, connector=None, synapse=None):
    source = Population("a", "A", Component(cell or "IF_curr_exp"), 8, structure and Component(structure))
    target = Population("b", "B", Component("IF_curr_exp"), 8)
    link = Projection(
        "c", "C", "a", "b", Component(connector or "AllToAllConnector"), Component(synapse or "StaticSynapse")
    )
    return Document(Network([source, target, link]))


CASES = [
    *(("cell", "a", model, {"cell": name}) for name, model in CELLS.items()),
    *(("connector", "c", model, {"connector": name}) for name, model in CONNECTORS.items()),
    *(("synapse", "c", model, {"synapse": name}) for name, model in SYNAPSES.items()),
]


STDP = SYNAPSE_TYPES["STDPMechanism"]
CHOICES = [(part.name, model) for part in STDP.parameters if part.kind is Kind.PART for model in part.choices]


@pytest.mark.parametrize(("part", "model"), CHOICES)
def test_every_rule_of_plasticity_is_chosen_and_set_through_its_fields(part, model):
    document = document_with(synapse=STDP.name)
    document.select(["c"])
    choice = fields(document)[f"synapse.{part}.model"]
    assert choice.get(document.network["c"]) == STDP.by_name[part].choices[0]
    document.submit(
        put(choice, things(document), model) or put(fields(document)["receptor"], things(document), "inhibitory")
    )
    for parameter in PARTS[model].parameters:
        field = fields(document)[f"synapse.{part}.{parameter.name}"]
        assert field.get(document.network["c"]) == parameter.default
        value = another(field.parameter)
        document.submit(put(field, things(document), value))
        assert document.network["c"].synapse.parameters[part].parameters[parameter.name] == value
        document.submit(put(field, things(document), None))
        assert parameter.name not in document.network["c"].synapse.parameters[part].parameters
    assert dict(document.network["c"].synapse.parts)[part].model == model
    document.submit(put(field, things(document), value))
    assert loads(dumps(document.network)).network == document.network
    assert f"sim.{model}({parameter.name}={value!r})" in document.program.text


def test_what_two_rules_have_in_common_is_kept():
    document = document_with(synapse=STDP.name)
    document.select(["c"])
    document.submit(put(fields(document)["synapse.weight_dependence.w_max"], things(document), 3.0))
    document.submit(put(fields(document)["synapse.weight_dependence.model"], things(document), "GutigWeightDependence"))
    assert fields(document)["synapse.weight_dependence.w_max"].get(document.network["c"]) == 3.0
    assert "synapse.weight_dependence.mu_plus" in fields(document)


def test_a_synapse_that_begins_to_learn_has_its_weight_between_bounds():
    document = document_with()
    document.select(["c"])
    document.submit(put(fields(document)["synapse.weight"], things(document), 0.25))
    document.submit(put(fields(document)["synapse.model"], things(document), STDP.name))
    assert fields(document)["synapse.weight_dependence.w_max"].get(document.network["c"]) == 0.5
    assert fields(document)["synapse.weight_dependence.w_max"].parameter.unit == "nA"


def test_weights_are_recorded_as_often_as_people_say():
    document = document_with()
    document.select(["c"])
    document.submit(put(fields(document)["watch"], things(document), 10.0))
    assert document.network["c"].watch == 10.0
    with pytest.raises(Refused, match="watch = 0.01 is not"):
        fields(document)["watch"].text.parse("0.01")


@pytest.mark.parametrize(("attribute", "element", "model", "made"), CASES, ids=lambda case: getattr(case, "name", ""))
def test_every_declared_parameter_has_a_field_that_sets_and_resets_it(attribute, element, model, made):
    document = document_with(**made)
    document.select([element])
    for parameter in model.parameters:
        if parameter.kind in (Kind.OBJECT, Kind.TABLE, Kind.REFERENCE, Kind.PART):
            assert (f"{attribute}.{parameter.name}" in fields(document)) == (
                parameter.kind in (Kind.TABLE, Kind.REFERENCE)
            )
            continue
        field = fields(document)[f"{attribute}.{parameter.name}"]
        assert parameter.doc in field.tip and field.get(document.network[element]) == parameter.default
        value = another(field.parameter)
        document.submit(put(field, things(document), value))
        assert getattr(document.network[element], attribute).parameters[parameter.name] == value
        assert field.differs(shared(field, things(document)))
        document.submit(put(field, things(document), None))
        assert parameter.name not in getattr(document.network[element], attribute).parameters


def test_rules_that_need_a_script_are_not_offered_but_shown_when_they_are_there():
    document = document_with(connector="CSAConnector")
    document.select(["c"])
    offered = fields(document)["connector.model"].parameter.choices
    assert set(offered) == {name for name, model in CONNECTORS.items() if not model.scripted} | {"CSAConnector"}
    assert "DistanceDependentProbabilityConnector" in offered
    assert any("only a script can hand over" in problem.sentence for problem in document.problems)


def test_an_expression_is_typed_and_refused_with_its_wrong_part():
    document = document_with(connector="DistanceDependentProbabilityConnector")
    document.select(["c"])
    field = fields(document)["connector.d_expression"]
    assert field.face is Face.TEXT and "Takes an expression of d" in field.tip
    assert field.text.parse(" exp(-d/20) ") == "exp(-d/20)"
    with pytest.raises(Unfinished):
        field.text.parse("exp(-d")
    with pytest.raises(Refused, match=r"d_expression = 'exp\(-x\)' is not an expression of d: 'x' is not known here"):
        field.text.parse("exp(-x)")


@pytest.mark.parametrize("name", CELLS)
def test_every_state_and_every_signal_has_a_field(name):
    document = document_with(cell=name)
    document.select(["a"])
    found = fields(document)
    assert all(f"initial.{state.name}" in found for state in CELLS[name].states)
    assert all(found[f"records.{signal.name}"].face is Face.CHIP for signal in CELLS[name].recordable)


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_parameter_of_a_structure_is_somewhere(name):
    document = document_with(structure=name)
    document.select(["a"])
    found = fields(document)
    objects = {p.name for p in STRUCTURES[name].parameters if p.kind in (Kind.OBJECT, Kind.PART)}
    gathered = objects | {"dx", "dy", "dz", "aspect_ratio", "aspect_ratioXY", "aspect_ratioXZ"}
    assert all(f"structure.{parameter}" in found for parameter in STRUCTURES[name].by_name.keys() - gathered)
    assert {"grid", *(() if objects else ("spacing",))} <= found.keys()


@given(networks(), st.data())
@settings(deadline=None, max_examples=60)
def test_any_selection_of_any_network_has_a_form(network, data):
    document = Document(network)
    document.select(
        data.draw(st.lists(st.sampled_from([e.name for e in network]), unique=True)) if len(network) else []
    )
    chosen = things(document)
    for field in fields(document).values():
        value = shared(field, chosen)
        if value is not SEVERAL:
            assert isinstance(field.text.format(value), str)
            assert all(field.get(field.put(thing, value)) == value for thing in chosen)
        assert field.parameter.name


def test_an_unknown_model_still_has_a_form():
    document = document_with(cell="NoSuchModel")
    document.select(["a"])
    assert "NoSuchModel" in fields(document)["cell.model"].parameter.choices


def test_switching_from_source_to_cell_and_back_changes_the_role():
    document = Document(balanced())
    document.select(["thalamus"])
    field = fields(document)["cell.model"]
    document.submit(put(field, things(document), "IF_curr_exp"))
    assert document.network["thalamus"].role.value == "generic"
    document.submit(put(fields(document)["cell.model"], things(document), "SpikeSourceArray"))
    assert document.network["thalamus"].role.value == "stimulus"


def test_changing_several_is_one_act():
    document = Document(balanced())
    document.select(["exc", "inh"])
    document.submit(put(fields(document)["cell.tau_m"], things(document), 12.0))
    assert document.history.texts == ("Change tau_m of 2 elements",)
    document.undo()
    assert document.network == balanced()


def test_thousands_of_equal_populations_need_one_form():
    cell = Component("IF_curr_exp")
    network = Network(Population(f"p{i}", f"P {i}", cell, 5) for i in range(300))
    document = Document(network)
    document.select([f"p{i}" for i in range(300)])
    assert shared(fields(document)["size"], things(document)) == 5
