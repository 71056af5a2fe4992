"""The simulator as a whole: set up again after anything, errors as sentences, quiet, compiled or not."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from backends.brian2 import library
from backends.simulator import SimulatorError
from backends.standard import CellModel, SynapseModel
from tests.backends.brian2.conftest import Bench


def test_unknown_models_are_refused(bench: Bench) -> None:
    with pytest.raises(SimulatorError, match=r"^Squid has no translation to Brian2\.$"):
        bench.simulator.create(CellModel("Squid", "Squid", "A cell that Brian2 has not got"), 1, {})
    assert bench.simulator.refusal(SynapseModel("Ribbon", "", "")) == "Ribbon has no translation to Brian2."
    assert bench.simulator.refusal(SynapseModel("StaticSynapse", "", "")) is None


def test_setup_forgets_everything(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", i_offset=0.9)
    bench.record(cells)
    bench.run(50.0)
    assert bench.simulator.now == 50.0
    bench.begin(timestep=0.05)
    assert bench.simulator.now == 0.0
    assert bench.simulator.smallest_slice == 0.05
    bench.run(1.0)
    assert bench.simulator.version.startswith("2.")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda bench: bench.begin(extra={"codegen": "fortran"}),
        lambda bench: bench.cells("IF_curr_exp", tau_m=0.0),
        lambda bench: bench.cells("IF_curr_exp", 3, cm=np.ones(2)),
        lambda bench: bench.cells("SpikeSourceArray", spike_times=np.array([0.0])),
        lambda bench: bench.one_to_one(bench.cells("SpikeSourceArray"), bench.cells("IF_curr_exp"), 1.0, 0.001),
        lambda bench: bench.connect(bench.cells("IF_curr_exp"), bench.cells("IF_curr_exp"), [0], [7], 1.0),
        lambda bench: bench.record(bench.cells("IF_curr_exp"), "w"),
        lambda bench: bench.record(bench.cells("SpikeSourceArray"), "v"),
        lambda bench: bench.simulator.initialize(bench.cells("IF_curr_exp"), None, {"w": 1.0}),
        lambda bench: bench.simulator.initialize(bench.cells("SpikeSourceArray"), None, {"v": 1.0}),
    ],
)
def test_after_any_error_one_can_set_up_again(bench: Bench, wrong: object, capfd: pytest.CaptureFixture) -> None:
    with pytest.raises(SimulatorError) as caught:
        wrong(bench)
    assert str(caught.value).endswith(".")
    assert "Brian2" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")
    bench.begin()
    cells = bench.cells("IF_curr_exp", i_offset=0.9, tau_refrac=2.0)
    bench.record(cells)
    bench.run(40.0)
    np.testing.assert_array_equal(bench.spikes(cells).times, [35.9])


def test_changed_parameters_and_what_follows_from_them(bench: Bench) -> None:
    cells = bench.cells("IF_cond_exp", 3, i_offset=0.1, cm=np.array([0.5, 1.0, 1.0]))
    bench.simulator.set(cells, np.array([1]), {"cm": 2.0})
    bench.simulator.initialize(cells, np.array([2]), {"v": -60.0})
    bench.record(cells, "v")
    bench.run(5.0)
    bench.simulator.set(cells, np.array([2, 1]), {"i_offset": np.array([0.0, -0.1])})
    bench.run(5.0)
    values = bench.values(cells)
    decay = np.exp(-5.0 / 20.0)
    resistance = 20.0 / np.array([0.5, 2.0, 1.0])  # tau_m / cm in MΩ
    first = -65.0 + resistance * 0.1 + (np.array([-65.0, -65.0, -60.0]) + 65.0 - resistance * 0.1) * decay
    second = -65.0 + resistance * [0.1, -0.1, 0.0] + (first + 65.0 - resistance * [0.1, -0.1, 0.0]) * decay
    np.testing.assert_allclose(values[50], first, rtol=1e-12)
    np.testing.assert_allclose(values[100], second, rtol=1e-12)


def test_synaptic_states_may_begin_anywhere(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 2, tau_syn_E=5.0)
    bench.simulator.initialize(cells, np.array([1]), {"isyn_exc": 1.0})
    bench.record(cells, "v")
    bench.run(10.0)
    moved = 20.0 * 5.0 / 15.0 * (np.exp(-10.0 / 20.0) - np.exp(-10.0 / 5.0))
    np.testing.assert_allclose(bench.values(cells)[-1], [-65.0, -65.0 + moved], rtol=1e-12)


def test_compiled_code_is_asked_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.begin(extra={"codegen": "cython"})
    assert library.brian2.prefs.codegen.target == "cython"
    bench.begin(extra={"codegen": "auto"})
    assert library.brian2.prefs.codegen.target == "numpy"
    monkeypatch.setattr(library, "which", lambda name: None)
    with pytest.raises(SimulatorError, match="needs a C\\+\\+ compiler"):
        bench.begin(extra={"codegen": "cython"})


def test_threads_that_are_not_used_are_told_of(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.begin(threads=1)
    assert not caplog.messages
    bench.begin(threads=4)
    assert caplog.messages == ["Brian2 runs in one thread: threads=4 of setup() makes no difference."]


def test_nothing_is_printed_and_all_is_left_as_it_was(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import logging, signal, sys, warnings\n"
        "before = sys.excepthook, signal.getsignal(signal.SIGINT), list(sys.argv), warnings.showwarning\n"
        "from backends.brian2.simulator import Brian2Simulator\n"
        "from backends.simulator import Settings\n"
        "from backends.standard import CELLS\n"
        "simulator = Brian2Simulator(); simulator.setup(Settings())\n"
        "cells = simulator.create(CELLS['IF_cond_exp'], 2, CELLS['IF_cond_exp'].defaults)\n"
        "simulator.run(1.0)\n"
        "assert before == (sys.excepthook, signal.getsignal(signal.SIGINT), sys.argv, warnings.showwarning)\n",
        encoding="utf-8",
    )
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": os.getcwd()}
    command = [sys.executable, "-W", "default", str(program), "--help", "x"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert (result.stdout, result.stderr) == ("", "")
    assert list(scratch.iterdir()) == []


def test_the_log_is_silent() -> None:
    logger = library.brian2.BrianLogger
    for name in ("brian2", "py.warnings"):
        assert not {logger.console_handler, logger.file_handler} & set(logging.getLogger(name).handlers)
    assert str(library.brian2.prefs.codegen.runtime.cython.cache_dir).endswith("pinetum/brian2")
