"""The public face of a simulator."""

import inspect

import pytest

from backends.api.face import face
from backends.sketch.simulator import SketchSimulator
from backends.standard import CELLS, CONNECTORS, STRUCTURES, SYNAPSES

FUNCTIONS = (
    *("setup", "end", "run", "run_for", "run_until", "reset", "initialize", "get_current_time", "get_time_step"),
    *("get_min_delay", "get_max_delay", "num_processes", "rank", "list_standard_models"),
)


def test_everything_public_is_there(sim) -> None:
    for name in (*FUNCTIONS, *CELLS, *CONNECTORS, *STRUCTURES, *SYNAPSES, "Population", "Assembly", "NumpyRNG"):
        assert name in sim.__all__ and getattr(sim, name).__doc__, name


@pytest.mark.parametrize(
    "name",
    ["Population", "PopulationView", "Projection", "AllToAllConnector", "FixedNumberPreConnector", "NumpyRNG", "Space"],
)
def test_arguments_have_the_names_and_the_order_of_upstream(sim, name: str) -> None:
    import pyNN.mock

    theirs = getattr(pyNN.mock, name)
    # What every connector takes (safe, callback, …) is passed on, and so is not listed by ours.
    common = {"self", "location_selector", "safe", "callback", "rng"}
    expected = [argument for argument in inspect.signature(theirs).parameters if argument not in common]
    assert [a for a in inspect.signature(getattr(sim, name)).parameters if a not in {*common, "common"}] == expected


def test_two_faces_do_not_disturb_each_other() -> None:
    first, second = face(SketchSimulator), face(SketchSimulator)
    first["setup"](timestep=0.5)
    second["setup"](timestep=0.1)
    first["Population"](3, first["IF_curr_exp"]())
    assert len(first["session"].populations) == 1 and not second["session"].populations
    assert first["get_time_step"]() == 0.5
    assert first["IF_curr_exp"] is second["IF_curr_exp"] and first["Population"] is not second["Population"]


def test_a_model_that_a_simulator_refuses_is_told_before_it_is_made() -> None:
    from backends.api.errors import NoModelAvailableError

    class Poor(SketchSimulator):
        def refusal(self, model):
            return f"{model.name} cannot be drawn."

    poor = face(Poor)
    poor["setup"]()
    with pytest.raises(NoModelAvailableError, match="IF_curr_exp cannot be drawn"):
        poor["Population"](3, poor["IF_curr_exp"]())
    assert poor["list_standard_models"]() == []
