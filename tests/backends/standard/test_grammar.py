"""What may stand in an expression, and what is said of what may not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.standard.grammar import FUNCTIONS, ExpressionError, parsed, problem


@pytest.mark.parametrize(
    "text",
    [
        "exp(-d/50.0)+0.1",
        "float(d<3)",
        "d < 3 and not (d == 1 or d > 2)",
        "0 < d <= 3",
        "(d < 3) & ~(d > 2) | True",
        "0.5 if d < 10 else 0",
        "np.exp(-d) + numpy.sqrt(d) + math.pi",
        "max(d, 1, 2) ** -2 // 1 % 3",
        "where(d < 1, pi, e)",
        "  +d\n",
    ],
)
def test_what_scripts_write_is_an_expression(text) -> None:
    assert problem(text, ["d"]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is nothing"),
        ("exp(-d", "was never closed"),
        ("d +", "invalid syntax"),
        ("d = 3", "invalid syntax"),
        ("3*foo(d)", "'foo' is not a function here; there are abs,"),
        ("x + 1", "'x' is not known here; there are d, pi, e, tau, inf"),
        ("d[0]", "'d[0]' is not known here; there are d,"),
        ("exp", "'exp' is not known here"),
        ("exp(d, 2)", "'exp(d, 2)': exp takes 1, not 2"),
        ("min(d)", "'min(d)': min takes at least 2, not 1"),
        ("where(*d)", "'where(*d)': plain arguments are expected"),
        ("exp(x=d)", "plain arguments are expected"),
        ("'a'", "\"'a'\" is not a number"),
        ("1j", "'1j' is not a number"),
        ("d in d", "'d in d': this operator cannot stand in an expression"),
        ("d @ d", "this operator cannot stand"),
        ("d << 2", "this operator cannot stand"),
        ("lambda: 1", "'lambda: 1' cannot stand in an expression"),
        ("[d for d in d]", "cannot stand in an expression"),
        ("(d := 1)", "cannot stand in an expression"),
        ("d.real", "'d.real' cannot stand in an expression"),
        ("__import__('os').system('true')", "is not a function here"),
        ("os.system(d)", "'os.system' is not a function here"),
        ("d\0", "cannot contain null bytes"),
        ("(" * 400 + "d" + ")" * 400, "too many nested parentheses"),
        ("-" * 5000 + "d", "too deep"),
        ("d" + "+d" * 6000, "12001 characters are more than 10000"),
    ],
)
def test_what_is_none_is_told_with_its_wrong_part(text, words) -> None:
    with pytest.raises(ExpressionError) as caught:
        parsed(text, ["d"])
    assert words in str(caught.value)


def test_components_of_a_vector_are_variables() -> None:
    names = ["d[0]", "d[1]", "d[2]"]
    assert problem("(d[0] < 3) * exp(-abs(d[2]))", names) is None
    assert "'d' is not known here; there are d[0], d[1], d[2]" in str(problem("d", names))
    assert "'d[3]' is not known here" in str(problem("d[3]", names))


def test_every_function_is_one_of_numpy() -> None:
    for name, function in FUNCTIONS.items():
        taken = getattr(getattr(np, function.numpy), "nin", function.arguments)
        assert taken == function.arguments, name


@given(st.text(st.sampled_from("d()[]{}+-*/<>=!&|~^%@.,:;'\"\\ 019aexpif_\n\t"), max_size=25))
def test_any_text_is_an_expression_or_told(text) -> None:
    reason = problem(text, ["d"])
    assert reason is None or reason
