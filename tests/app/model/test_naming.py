import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.naming import RESERVED, is_name, label_from, name_from


@given(st.text(max_size=30), st.sets(st.sampled_from(["element", "a", "a_2", "e_i"])))
def test_any_label_gets_a_name_that_is_free(label, taken):
    name = name_from(label, taken)
    assert is_name(name)
    assert name not in taken


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("E → I!", "e_i"),
        ("Excitatory", "excitatory"),
        ("class", "class_"),
        ("4th layer", "n4th_layer"),
        ("", "element"),
    ],
)
def test_names_are_readable(label, name):
    assert name_from(label) == name


def test_the_program_s_own_names_cannot_be_taken():
    assert not any(is_name(name) for name in RESERVED | {"lambda", "match", "a b", "1a", ""})


def test_labels_are_counted():
    assert label_from("Poisson", {"Poisson", "Poisson 2"}) == "Poisson 3"
