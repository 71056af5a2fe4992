from __future__ import annotations

import json
import signal
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.image import imread

from app.cli.meter import Meter
from app.cli.named import simulators_in
from app.model import Component, Frozen, Network, Population, Projection, Settings
from app.storage import load, save
from app.worker.frames import Progress, Started
from tests.app.cli.conftest import Command
from tests.app.worker.scripts import FIRST, script

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import neo

ROOT = Path(__file__).resolve().parents[3]


def written(folder: Path, *statements: str) -> Path:
    path = folder / "script.py"
    path.write_text(script(*statements).text)
    return path


def test_a_project_is_run_and_reported(command: Command, project: Path) -> None:
    said = command("run", project, "--on", "nest", "--json")
    assert (said.status, said.err) == (0, "")
    result = json.loads(said.out)
    assert (result["simulator"], result["outcome"], result["biological_time"]) == ("nest", "done", 100.0)
    assert result["version"]
    (population,) = result["populations"]
    assert (population["label"], population["name"], population["size"]) == ("Excitatory", "exc", 10)
    assert population["spike_count"] > 0
    assert population["mean_rate"] == pytest.approx(population["spike_count"] / 10 / 0.1)
    assert set(result["seconds"]) == {"import", "build", "run", "read"}


def test_the_report_for_people(command: Command, project: Path) -> None:
    out = command("run", project).out
    assert out.startswith("Ten on nest ")
    assert "Excitatory" in out


def test_options_change_what_runs(command: Command, project: Path, tmp_path: Path) -> None:
    words = ["--for", 50, "--seed", 7, "--set", "exc.size=4", "--set", "exc.i_offset=0.0", "--out", tmp_path / "out"]
    result = json.loads(command("run", project, "--json", *words).out)
    assert result["biological_time"] == 50.0
    assert [(p["size"], p["spike_count"]) for p in result["populations"]] == [(4, 0)]
    text = (tmp_path / "out" / "network.py").read_text()
    assert "sim.run(50.0)" in text
    assert "rng_seed=7" in text


def test_out_leaves_everything(command: Command, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    result = json.loads(command("run", project, "--out", out, "--json").out)
    assert json.loads((out / "results.json").read_text()) == result
    for name in ("raster", "vm"):
        picture = imread(out / f"{name}.png")
        assert picture.shape[1] == 1840
        assert len(np.unique(picture.reshape(-1, picture.shape[2]), axis=0)) > 10  # something is drawn
        assert (out / f"{name}.svg").read_text().startswith("<?xml")
    with neo.NixIO(str(out / "data.nix"), "ro") as file:
        segment = file.read_block().segments[0]
    (train,), (signal_,) = segment.spiketrains, segment.analogsignals
    assert len(train) == len(train.array_annotations["cell"]) == result["populations"][0]["spike_count"]
    assert set(train.array_annotations["cell"]) == set(range(10))
    assert signal_.shape[1] == 2
    assert signal_.units.dimensionality.string == "mV"
    assert float(signal_.sampling_period) == pytest.approx(0.1)


def test_a_reset_is_another_segment_of_the_data(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "run(0.0, 8.0)", "run(0.0, 5.0)")
    assert command("run", path, "--on", "nest", "--out", tmp_path).status == 0
    with neo.NixIO(str(tmp_path / "data.nix"), "ro") as file:
        segments = file.read_block().segments
    trains = [segment.spiketrains[0] for segment in segments]
    assert [(len(train), float(train.t_stop)) for train in trains] == [(16, 8.0), (10, 5.0)]
    assert [len(segment.analogsignals[0]) for segment in segments] == [80, 50]


def test_out_that_cannot_be_written(command: Command, project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = command("run", project, "--out", tmp_path / "file")
    assert (said.status, said.err) == (1, f"{tmp_path}/file could not be filled: File exists.\n")


def test_a_script_sees_its_arguments_and_prints(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "run(0.0, 5.0)", "print(sys.argv[1:])")
    said = command("run", path, "--plot", "3", "--on", "nest", "x", "--", "--json")
    assert said.status == 0
    assert said.out.splitlines()[0] == "['nest', '--plot', '3', 'x', '--json']"
    said = command("run", path, "--on", "nest", "--json")
    assert json.loads(said.out)["populations"][0]["spike_count"] == 10
    assert said.err == "['nest']\n"


NAMED = "import pyNN.nest as sim\nfrom pyNN.nest import setup\nsetup()\nprint(sim.__name__)\n"


def test_a_script_that_names_its_simulator_needs_no_option(command: Command, tmp_path: Path) -> None:
    (tmp_path / "named.py").write_text(NAMED)
    said = command("run", tmp_path / "named.py")
    assert (said.status, said.err, said.out.splitlines()[0]) == (0, "", "backends.nest")


def test_the_option_decides_whichever_simulator_a_script_names(command: Command, tmp_path: Path) -> None:
    (tmp_path / "named.py").write_text(NAMED)
    said = command("run", tmp_path / "named.py", "--on", "brian2")
    assert (said.status, said.out.splitlines()[0]) == (0, "backends.brian2")
    assert said.err == "named.py names nest; it runs on Brian2, as --on says.\n"


def test_a_script_of_2008_names_its_simulator_as_it_was_called(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "old.py"
    path.write_text("from pyNN.nest2 import *\nsetup()\nprint(Population.__mro__[1].__module__)\n")
    said = command("run", path)
    assert said.status == 0 and "pyNN.nest2 is deprecated; today this is pyNN.nest" in said.err
    path.write_text("import pyNN.pcsim as sim\nsim.setup()\nprint(sim.__name__)\n")
    said = command("run", path, "--on", "nest")
    assert (said.status, said.out.splitlines()[0]) == (0, "backends.nest")
    said = command("run", path)
    assert said.status == 2 and "There is no simulator 'pcsim'" in said.err


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import pyNN.nest as sim, pyNN.neuron", ["nest", "neuron"]),
        ("def f():\n    from pyNN import brian2, space", ["brian2"]),
        ("from pyNN.neuron import *; import pyNN.neuron", ["neuron"]),
        ("import pyNN.space, nest; from .pyNN import nest", []),
        ("from pyNN.nest1 import *; from pyNN.nest2 import *; import pyNN.brian as sim", ["nest", "brian2"]),
        ("from pyNN.pcsim import *", ["pcsim"]),
        ("import pyNN.nest as", []),
        ("\0", []),
    ],
)
def test_the_simulators_that_a_script_names(text: str, names: list[str]) -> None:
    assert simulators_in(text) == names


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("1 / 0", f"Line {FIRST}: ZeroDivisionError: division by zero"),
        ("os.kill(os.getpid(), 9)", f"The simulator ended unexpectedly (signal 9) at line {FIRST}."),
    ],
)
def test_a_failing_script(command: Command, tmp_path: Path, statement: str, sentence: str) -> None:
    said = command("run", written(tmp_path, statement), "--on", "nest", "--json")
    assert said == (1, "", sentence + "\n")


def test_a_failing_project_names_the_element(command: Command, project: Path) -> None:
    network = load(project).network
    save(network, project)
    said = command("run", project, "--set", "exc.tau_refrac=-1")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("Excitatory: tau_refrac = -1 is not ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["script.py", "--on", "nset"], "There is no simulator 'nset'. Did you mean 'nest'?"),
        (["script.py"], "--on SIM is missing: script.py does not say which simulator to use."),
        (["script.py", "--on", "nest", "--for", "3"], "--for is for projects: what script.py simulates is written"),
        (["script.py", "--on", "nest", "--set", "a.b=3"], "--set is for projects"),
        (["script.py", "--on", "nest", "--seed", "0"], "--seed 0: a whole number of at least 1 is expected."),
        (["ten.pine", "--on", "nest", "--plot"], "'--plot' is not understood: a project takes no arguments"),
        (["ten.pine", "--set", "exk.size=3"], "No element is called 'exk'. Did you mean 'exc'?"),
        (["notes.txt", "--on", "nest"], "notes.txt: a .pine project or a PyNN .py script is expected."),
    ],
)
def test_what_makes_no_sense(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    written(project.parent, "pass")
    monkeypatch.chdir(project.parent)
    said = command("run", *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_script_that_is_no_text(command: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_bytes(b"# coding: utf-8\n\xff\xfe")
    said = command("run", tmp_path / "bad.py", "--on", "nest")
    assert said.status == 1
    assert said.err.startswith("bad.py cannot be read: it is not Python text")


@pytest.mark.parametrize("words", [["--for", "-1"], ["--for", "nan"], ["--threads", "0"], ["--seed", "0"]])
def test_settings_out_of_range(command: Command, project: Path, words: list[str]) -> None:
    said = command("run", project, *words)
    assert (said.status, said.out) == (1, "")
    assert words[1].lstrip("-") in said.err


def test_an_interrupt_keeps_what_has_come(tmp_path: Path) -> None:
    path = written(tmp_path, "print('here', flush=True)", "run(0.0, 1e9, 0.001)")
    words = [sys.executable, "main.py", "run", str(path), "--on", "nest", "--out", str(tmp_path / "out")]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert err.startswith("Stopped at ")
    assert "script.py on nest" in out
    result: dict[str, Any] = json.loads((tmp_path / "out" / "results.json").read_text())
    assert result["outcome"] == "stopped"
    assert result["populations"][0]["spike_count"] == 2 * result["biological_time"]


class Terminal:
    """A stream that says it is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def test_the_meter_writes_over_itself_and_leaves_nothing() -> None:
    terminal = Terminal()
    meter = Meter(terminal)  # type: ignore[arg-type]
    for frame in (Started(0.0, 200.0), Progress(50.0, 200.0), Progress(200.0, 200.0)):
        meter.show(frame)
    assert "50 of 200 ms" in terminal.text
    meter.clear()
    assert terminal.text.endswith(" \r")
    assert "\n" not in terminal.text


def test_recorded_weights_are_left_with_the_rest(command: Command, tmp_path: Path) -> None:
    synapse = Component("STDPMechanism", Frozen(weight=0.5, delay=1.0))
    source = Population("source", "Source", Component("SpikeSourcePoisson", Frozen(rate=100.0)), 3)
    target = Population("target", "Target", Component("IF_curr_exp", Frozen(i_offset=1.0)), 2)
    learning = Projection("learning", "Learning", "source", "target", synapse=synapse, watch=10.0)
    path = tmp_path / "learning.pine"
    save(Network([source, target, learning], settings=Settings(duration=100.0)), path)
    (noted,) = json.loads(command("run", path, "--out", tmp_path / "out", "--json").out)["weights"]
    assert (noted["name"], noted["synapses"], noted["mean_at_start"]) == ("learning", 6, 0.5)
    kept = np.load(tmp_path / "out" / "learning-weights.npz")
    assert kept["times"].tolist() == [10.0 * k for k in range(11)] and kept["weights"].shape == (11, 6)
    assert kept["weights"][-1].mean() == pytest.approx(noted["mean_at_end"]) != 0.5
    assert imread(tmp_path / "out" / "weights.png").shape[1] == 1840
