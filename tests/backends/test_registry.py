"""Which simulators there are."""

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

import backends.sketch
from backends import registry
from backends.api import places
from backends.api.errors import NoSuchSimulatorError


def test_asking_imports_no_simulator() -> None:
    program = (
        "from backends import registry; import sys; there = registry.simulators(); "
        "assert 'nest' in [s.name for s in there] and 'sketch' not in [s.name for s in there]; "
        "assert not {'nest', 'backends.nest', 'neo'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0


def test_every_folder_that_people_run_is_listed() -> None:
    assert {there.name for there in registry.simulators()} == set(places.places()) - {"sketch"}


def test_a_version_or_a_reason(monkeypatch) -> None:
    (nest,) = [there for there in registry.simulators() if there.name == "nest"]
    assert nest.title == "NEST" and nest.version and nest.reason is None
    missing = registry.Needs("x", "X", "no_such_module", "no-such-package").presence()
    assert missing == registry.Presence("x", "X", None, "Python's package no-such-package is not installed.")
    assert registry.Needs("x", "X", "json", "no-such-package").presence().version == "unknown"


def test_loading() -> None:
    assert registry.load("sketch") is backends.sketch
    with pytest.raises(NoSuchSimulatorError, match="'genesis' is not a simulator; there are: .*nest"):
        registry.load("genesis")


def test_others_join_by_an_entry_point(monkeypatch) -> None:
    points = [
        EntryPoint("paper", "backends.sketch", places.GROUP),
        EntryPoint("broken", "no.such.module", places.GROUP),
    ]
    monkeypatch.setattr(places, "entry_points", lambda group: points)
    monkeypatch.setattr(registry, "entry_points", lambda group: points)
    assert registry.load("paper") is backends.sketch
    assert "paper" in [there.name for there in registry.simulators()]
    with pytest.raises(NoSuchSimulatorError, match="The simulator 'broken' cannot be loaded: No module named 'no'"):
        registry.load("broken")
