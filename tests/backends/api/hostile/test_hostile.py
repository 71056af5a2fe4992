"""Whatever a script hands to a public callable, it is either taken or answered by an error of the API, in words."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import backends.sketch
from backends.api.errors import PyNNError
from tests.backends.api.hostile.calls import CALLS, World
from tests.backends.api.hostile.garbage import OfTheScript, garbage

LONGEST = 700  # characters of a sentence


@pytest.mark.parametrize("name", CALLS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_it_is_taken_or_answered_in_words(
    name: str, data: st.DataObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a wrong name may become that of a file
    world = World(backends.sketch, tmp_path)
    (tmp_path / "edges.txt").write_text("0 1 0.1 0.5\n")
    call = CALLS[name]
    arguments: dict[str, Any] = dict(call.arguments(world))
    if not arguments:
        return
    wrong = data.draw(st.sets(st.sampled_from(sorted(arguments)), min_size=1, max_size=2), label="arguments")
    given_ = {argument: data.draw(garbage, label=argument) for argument in sorted(wrong)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            call.find(world)(**{**arguments, **given_})
        except OfTheScript:
            pass
        except OSError as error:  # of the file system, which names the file
            assert error.filename
        except PyNNError as error:
            assert_in_words(error)
    assert_alive()


def assert_in_words(error: PyNNError) -> None:
    sentence = str(error)
    assert len(sentence.split()) >= 3 and len(sentence) <= LONGEST, sentence
    assert sentence.rstrip().endswith((".", "!", "?")), sentence


def assert_alive() -> None:
    """The simulator can be set up and used again."""
    sim = backends.sketch
    sim.setup(timestep=0.1, rng_seed=1)
    cells = sim.Population(2, sim.IF_curr_exp())
    sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.1))
    assert sim.run(1.0) == 1.0


@pytest.mark.parametrize("name", CALLS)
def test_what_is_right_is_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a wrong name may become that of a file
    world = World(backends.sketch, tmp_path)
    (tmp_path / "edges.txt").write_text("0 1 0.1 0.5\n")
    CALLS[name].find(world)(**CALLS[name].arguments(world))
