"""What scripts need besides the simulation."""

import logging
import re
import sys

import pytest

import backends.sketch
from backends.api import utility
from backends.api.errors import InvalidParameterValueError, NoSuchSimulatorError, PyNNError


def test_get_simulator(monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["script.py", "sketch", "12", "--save", "there", "--fast"])
    sim, options = utility.get_simulator(
        ("n", "how many", {"type": int}),
        ("--save", "where", {"default": None}),
        ("--fast", "soon", {"action": "store_true"}),
        ("--name", "what"),
    )
    assert sim is backends.sketch
    assert (options.simulator, options.n, options.save, options.fast, options.name) == (
        "sketch",
        12,
        "there",
        True,
        None,
    )


def test_a_wrong_command_line_ends_the_program(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["script.py"])
    with pytest.raises(SystemExit):
        utility.get_simulator()
    assert "simulator" in capsys.readouterr().err


def test_an_unknown_simulator_is_told(monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["script.py", "genesis"])
    with pytest.raises(NoSuchSimulatorError, match="'genesis' is not a simulator; there are: .*nest"):
        utility.get_simulator()


def test_get_script_args(monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["script.py", "a", "b"])
    assert utility.get_script_args(2) == ["a", "b"]
    with pytest.raises(PyNNError, match="needs 3 arguments; it was given 2"):
        utility.get_script_args(3)
    with pytest.raises(PyNNError, match="how to call it"):
        utility.get_script_args(1, usage="how to call it")


def test_normalized_filename() -> None:
    name = utility.normalized_filename("Results", "base", "pkl", "nest")
    assert re.fullmatch(r"Results/\d{8}/base_nest_\d{8}-\d{6}\.pkl", name)
    name = utility.normalized_filename("R", "b", "nix", "nest", 2, use_iso8601=True)
    assert re.fullmatch(r"R/\d{4}-\d\d-\d\d/b_nest_np2_\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.nix", name)


@pytest.mark.parametrize(("several", "name"), [(1, "log"), (2, "log.1")])
def test_init_logging(tmp_path, several: int, name: str) -> None:
    root = logging.getLogger()
    handlers, root.handlers, level = root.handlers, [], root.level
    try:
        logger = utility.init_logging(str(tmp_path / "log"), debug=True, num_processes=several, rank=1)
        logger.debug("hello")
        assert root.level == logging.DEBUG
        root.handlers[0].close()
    finally:
        root.handlers, root.level = handlers, level
    said = (tmp_path / name).read_text()
    assert "hello" in said and ("Rank 1 of 2" in said) == (several == 2)


def test_timer() -> None:
    timer = utility.Timer()
    assert 0 <= timer.diff() <= timer.elapsed_time()
    timer.mark("here")
    assert timer.marks[0][0] == "here" and timer.marks[0][1] >= 0
    assert "second" in timer.elapsed_time(format="long")
    timer.reset()
    assert timer.marks == []
    assert timer.time_in_words(3661) == "1 hour, 1 minute, 1 second"
    assert timer.time_in_words(0) == "0 seconds"
    assert timer.time_in_words(172800) == "2 days"


def test_progress_bars(capsys) -> None:
    bar = utility.ProgressBar(10)
    bar.set_level(0.5)
    assert capsys.readouterr().out == "\r[#####     ]  50%"
    utility.ProgressBar(10, char="-", mode="dynamic").set_level(2.0)
    assert capsys.readouterr().out == "\r----------"
    progress = utility.SimulationProgressBar(10.0, 100.0)
    assert progress(20.0) == 30.0
    assert capsys.readouterr().out == "\r[##        ]  20%"
    with pytest.raises(InvalidParameterValueError, match="'round' is not one of fixed, dynamic"):
        utility.ProgressBar(mode="round")
    with pytest.raises(InvalidParameterValueError, match="above 0 ms"):
        utility.SimulationProgressBar(0, 100)
