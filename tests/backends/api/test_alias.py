"""`import pyNN` as this implementation, in processes of their own: the import system is global."""

import subprocess
import sys

import pytest

from backends.api.classic.simulators import present


def run(program: str) -> str:
    whole = "from backends.api import alias\nalias.install()\n" + program
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_same_modules_under_both_names() -> None:
    run("""
import sys
import pyNN, pyNN.sketch as sim, pyNN.random, pyNN.utility, pyNN.standardmodels.cells
import backends.sketch, backends.api, backends.api.random, backends.api.utility, backends.api.standardmodels.cells
from pyNN.space import Space
from pyNN.random import NumpyRNG, RandomDistribution
import backends.api.space, backends.sketch.simulator
import pyNN.sketch.simulator
assert pyNN is backends.api
assert sim is backends.sketch is pyNN.sketch
assert pyNN.random is backends.api.random and NumpyRNG is backends.api.random.NumpyRNG is sim.NumpyRNG
assert Space is backends.api.space.Space
assert pyNN.standardmodels.cells.IF_curr_exp is sim.IF_curr_exp
assert pyNN.sketch.simulator is backends.sketch.simulator
assert pyNN.random.__spec__.name == "backends.api.random"
assert "neo" not in sys.modules and "networkx" not in sys.modules
""")


def test_all_names_of_a_simulator_can_be_imported() -> None:
    run("""
from pyNN.sketch import *
setup(timestep=0.1)
cells = Population(3, IF_curr_exp())
Projection(cells, cells, AllToAllConnector(), StaticSynapse())
run(1.0)
assert set([1]) == {1}
end()
""")


def test_it_wins_over_an_installed_pynn_and_goes_away_again() -> None:
    run("""
import backends.api
alias.uninstall()
import pyNN.random as theirs
assert "site-packages" in theirs.__file__
alias.install(); alias.install()
import pyNN.random as ours
assert ours is not theirs and ours.__name__ == "backends.api.random"
alias.uninstall(); alias.uninstall()
import pyNN.random as again
assert "site-packages" in again.__file__
""")


def test_without_it_nothing_changes() -> None:
    program = "import backends.sketch, pyNN.random; assert 'site-packages' in pyNN.random.__file__"
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0


@pytest.mark.parametrize("statement", ["import pyNN.foo", "import pyNN.nothing as sim"])
def test_what_is_not_there_is_told(statement: str) -> None:
    said = run(f"try: {statement}\nexcept ImportError as error: print(error)")
    assert "There is no module 'pyNN." in said and "pyNN.random" in said and "pyNN.nest" in said


def test_a_simulator_whose_library_is_missing_is_told() -> None:
    said = run("""
import sys
sys.modules["nest"] = None
try: import pyNN.nest
except ImportError as error: print(type(error).__name__, error)
""")
    assert said.startswith("NoSuchSimulatorError The simulator 'nest' cannot be loaded:")


def test_names_of_2008_lead_to_the_simulators_of_today_with_a_notice() -> None:
    run("""
import warnings, pytest, backends.sketch
from backends.api.classic import simulators
simulators._RENAMED = {"paper": "sketch"}
with pytest.warns(DeprecationWarning, match="pyNN.paper is deprecated; today this is pyNN.sketch") as told:
    import pyNN.paper as sim
assert told[0].filename == "<string>"
assert sim is backends.sketch
import pyNN.paper.simulator
import backends.sketch.simulator
assert pyNN.paper.simulator is backends.sketch.simulator
""")


@pytest.mark.parametrize(("name", "today"), [("nest1", "nest"), ("nest2", "nest"), ("brian", "brian2")])
def test_which_simulators_had_other_names(name, today) -> None:
    assert present(name, ["nest", "brian2"]) == today
    assert present(name, ["nest", "brian2", name]) == name  # of somebody else


def test_simulators_of_2008_that_are_not_here_are_told() -> None:
    said = run("""
for name in ("pcsim", "moose"):
    try: __import__(f"pyNN.{name}")
    except ImportError as error: print(type(error).__name__, error)
""")
    assert "NoSuchSimulatorError 'pcsim': PCSIM, which PyNN could use in 2008, is not here; there are: brian2" in said
    assert "'moose': MOOSE" in said
