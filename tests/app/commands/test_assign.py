from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands.assign import AssignmentError, assignment, value_of
from app.model import Array, Distribution, Frozen, Network, Population, Projection, Value
from tests.app.networks import balanced


def after(text: str) -> Network:
    network = balanced()
    assignment(network, text).do(network)
    return network


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("-2.5e1", -25.0),
        ("True", True),
        ("'a.b=c'", "a.b=c"),
        ("[1, 2.5]", Array([1, 2.5])),
        ("normal(0.1, 0.02)", Distribution("normal", Frozen(mu=0.1, sigma=0.02))),
        ("uniform(-1, high=2)", Distribution("uniform", Frozen(low=-1, high=2))),
    ],
)
def test_values(text: str, value: Value) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "spam", "__import__('os')", "1 if True else 2", "[x]", "{1: 2}", "normal('a')", "1j", "(" * 500, "\0"],
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(AssignmentError):
        value_of(text)


@given(st.text(max_size=30))
def test_any_text_is_a_value_or_a_sentence(text: str) -> None:
    try:
        value_of(text)
    except AssignmentError as error:
        assert str(error).endswith((".", "?"))


def test_parameters_of_a_population() -> None:
    exc = after("exc.tau_m=12.5").population("exc")
    assert exc.cell.parameters["tau_m"] == 12.5
    assert exc.cell.parameters["i_offset"] == balanced().population("exc").cell.parameters["i_offset"]
    assert after("exc.v=-70").population("exc").initial == Frozen(v=-70)
    assert after("exc.size=12").population("exc").size == 12


def test_parameters_of_a_projection() -> None:
    loop = after("loop.weight=normal(0.01, 0.001)")["loop"]
    assert isinstance(loop, Projection)
    assert loop.synapse.parameters["weight"] == Distribution("normal", Frozen(mu=0.01, sigma=0.001))
    one = after("one.p_connect=0.5")["one"]
    assert isinstance(one, Projection)
    assert one.connector.parameters["p_connect"] == 0.5


def test_what_is_set_can_be_undone() -> None:
    network = balanced()
    command = assignment(network, " exc.size = 12")
    command.do(network)
    assert isinstance(network["exc"], Population)
    command.undo(network)
    assert network == balanced()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("exc.tau=3", "Excitatory has no parameter 'tau'. Did you mean 'tau_m'?"),
        ("exk.tau_m=3", "No element is called 'exk'. Did you mean 'exc'?"),
        ("loop.size=3", "has no parameter 'size'"),
        ("exc.size", "ELEMENT.PARAMETER=VALUE is expected."),
        ("size=3", "ELEMENT.PARAMETER=VALUE is expected."),
        ("exc.v=norml(1, 2)", "there is no distribution 'norml'. Did you mean 'normal'?"),
        ("exc.v=normal(1, 2, 3)", "normal takes 2 numbers: mu, sigma."),
        ("exc.v=normal(mu=1, sd=3)", "normal has no parameter 'sd'."),
    ],
)
def test_a_mistake_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(AssignmentError) as raised:
        after(text)
    assert sentence in str(raised.value)
