"""`import pyNN` as this implementation, in processes of their own: the import system is global."""

import subprocess
import sys

import pytest


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
