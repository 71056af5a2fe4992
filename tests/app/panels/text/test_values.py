"""Values as text: what is written reads back as the same value, and no text does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Array, Distribution, Frozen
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.values import ValueText
from backends.standard import CELLS, DISTRIBUTIONS, SYNAPSES, Kind, Parameter

CELL = CELLS["IF_cond_exp"].by_name
ANY = Parameter("x", 0.0)
WHOLE = Parameter("n", 0, kind=Kind.INTEGER)
TIMES = Parameter("spike_times", (), "ms", low=0.0, kind=Kind.SEQUENCE, rising=True)
DELAY = SYNAPSES["StaticSynapse"].by_name["delay"]

reals = st.floats(allow_nan=False, allow_infinity=False)


@given(reals)
def test_real_numbers_read_back(number):
    text = ValueText(ANY)
    assert text.parse(text.format(number)) == number


@given(st.integers(-(10**30), 10**30))
def test_whole_numbers_read_back(number):
    text = ValueText(WHOLE)
    assert text.parse(text.format(number)) == number


@given(st.lists(reals, max_size=20))
def test_lists_read_back(numbers):
    text = ValueText(ANY)
    assert text.parse(text.format(Array(numbers))) == Array(numbers)


@st.composite
def distributions(draw):
    model = draw(st.sampled_from(list(DISTRIBUTIONS.values())))
    drawn = {}
    for parameter in model.parameters:
        whole = parameter.kind is Kind.INTEGER
        low = 1 if parameter.low >= 0 else -1000
        drawn[parameter.name] = draw(
            st.integers(low, 1000) if whole else st.floats(max(low, 0.001) if low > 0 else low, 1e3)
        )
    for small, large in model.less:
        drawn[small], drawn[large] = sorted((drawn[small], drawn[large]))
        drawn[large] += 1
    drawn = {name: min(value, model.by_name[name].high) for name, value in drawn.items()}
    return Distribution(model.name, Frozen(drawn))


@given(distributions())
def test_distributions_read_back(value):
    text = ValueText(ANY)
    assert text.parse(text.format(value)) == value


@given(st.text() | st.from_regex(r"[-+0-9.eENU()\[\], =a-z%]*", fullmatch=True))
def test_any_text_is_a_value_or_refused_with_a_sentence(typed):
    for parameter in (ANY, WHOLE, TIMES, DELAY, CELL["cm"]):
        try:
            ValueText(parameter).parse(typed)
        except Refused as refusal:
            assert str(refusal).endswith(".")


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("cm", "0.25", 0.25),
        ("cm", "250 pF", 0.25),
        ("cm", "250pf", 0.25),
        ("v_thresh", "-50", -50.0),
        ("v_thresh", "−50", -50.0),
        ("v_thresh", "-0.05 V", -50.0),
        ("tau_m", "1 000", 1000.0),
        ("tau_m", "2e1", 20.0),
        ("i_offset", "normal(0.2, 0.02)", Distribution("normal", Frozen(mu=0.2, sigma=0.02))),
        ("i_offset", "N(200 pA, 20 pA)", Distribution("normal", Frozen(mu=0.2, sigma=0.02))),
        ("i_offset", "normal(mu=0.2, sigma=0.02)", Distribution("normal", Frozen(mu=0.2, sigma=0.02))),
        ("v_rest", "uniform(-65, -50)", Distribution("uniform", Frozen(low=-65.0, high=-50.0))),
        ("v_rest", "𝒰 (−65, −50)", Distribution("uniform", Frozen(low=-65.0, high=-50.0))),
        ("v_rest", "[-60, -61, -62]", Array([-60, -61, -62])),
    ],
)
def test_what_people_type(name, typed, value):
    assert ValueText(CELL[name], 3).parse(typed) == value


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("cm", "-1", "cm = -1.0 is not a number above 0 nF."),
        ("cm", "0,25", "0,25: a decimal point is expected, as in 0.25."),
        ("cm", "12 kg", "'kg' is not understood: a unit that can be turned into nF is expected."),
        ("tau_m", "long", "'long' is not a number."),
        ("tau_m", "nan", "'nan' is not a number."),
        ("tau_m", "1e999", "1e999 is too large to be a number here."),
        ("v_rest", "normal(1)", "normal takes 2 numbers, mu and sigma, not 1."),
        ("v_rest", "zipf(1, 2)", "'zipf' is not a distribution"),
        ("v_rest", "normal(0, -1)", "sigma = -1.0 is not a number of at least 0."),
        ("v_rest", "uniform(2, 1)", "low = 2.0 is not below high = 1.0."),
        ("v_rest", "[1, 2]", "v_rest = a list of 2 numbers where 3 are needed."),
        ("v_rest", "__import__('os')", "'__import__' is not a distribution"),
    ],
)
def test_what_is_wrong_is_said(name, typed, sentence):
    with pytest.raises(Refused) as refusal:
        ValueText(CELL[name], 3).parse(typed)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize("typed", ["", "-", "1e", "norm", "N(", "normal(0.2,", "[1, 2", "250 p"])
def test_beginnings_are_not_complained_about_yet(typed):
    with pytest.raises(Unfinished):
        ValueText(CELL["cm"]).parse(typed)


def test_how_values_are_shown():
    text = ValueText(ANY)
    assert text.format(-50.0) == "−50.0"
    assert text.format(1e10) == "1e10"
    assert text.format(1e-6) == "1e−6"
    assert text.format(Distribution("normal", Frozen(mu=0.2, sigma=0.02))) == "𝒩 (0.20, 0.02)"
    assert text.format(Distribution("uniform", Frozen(low=-65.0, high=-50.0))) == "𝒰 (−65, −50)"
    assert text.format(Distribution("uniform_int", Frozen(low=1, high=3))) == "uniform_int (1, 3)"
    assert text.format(Array(range(2000))).endswith(", … 2000 numbers]")


def test_times_may_be_typed_without_brackets():
    text = ValueText(TIMES)
    assert text.parse("1, 2 3.5") == Array([1, 2, 3.5])
    assert text.parse("") == text.parse("[]") == Array([])
    with pytest.raises(Refused, match="not rising"):
        text.parse("3, 2")


def test_none_has_a_word():
    text = ValueText(DELAY, empty="shortest")
    assert text.parse("") is text.parse("Shortest") is None
    assert text.format(None) == ""
    with pytest.raises(Unfinished):
        text.parse("sho")


def test_a_distribution_is_refused_where_each_cell_cannot_differ():
    with pytest.raises(Refused, match="a random distribution is not a number"):
        ValueText(Parameter("p_connect", 0.1, low=0.0, high=1.0, random=False)).parse("normal(0, 1)")
