"""Sweeps on real simulators: results, failures, cancelling, resuming, and that nothing is left behind."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from app.model import Component, Current, Frozen, Injection, Network, Population, Recording, Settings
from app.sweep.plan import Axis, Plan
from app.sweep.session import sweep
from app.sweep.table import summary, write_csv
from app.sweep.values import SweepError
from app.sweep.where import Where

RATE = "Cell: rate (Hz)"
TWO = Where(workers=2)


def cell(simulator: str = "nest", amplitude: float = 0.3, **parameters: float) -> Network:
    """A cell with a constant current: tau_m 20 ms, 1 nF, 15 mV to the threshold, so 0.75 nA make it fire."""
    model = Component("IF_curr_exp", Frozen(tau_refrac=2.0, **parameters))
    one = Population("cell", "Cell", model, 1, records=(Recording("spikes"), Recording("v")))
    current = Current("step", "Step", Component("DCSource", Frozen(amplitude=amplitude)))
    settings = Settings(simulator=simulator, duration=200.0)
    return Network([one, current, Injection("into", "Into", "step", "cell")], settings=settings)


def last(plan: Plan, folder: Path, **more: object):
    *_, progress = sweep(plan, TWO, folder, **more)
    return progress


def children() -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, rest = status.read_text().split(" (", 1)
            state, parent = rest.rsplit(") ", 1)[1].split()[:2]
            if int(parent) == os.getpid() and state != "Z":
                found.add(int(number))
    return found


@pytest.mark.parametrize("simulator", ["nest", "neuron", "brian2"])
def test_the_rate_rises_with_the_current(tmp_path, simulator):
    plan = Plan(cell(simulator), (Axis("step.amplitude", "0:2:0.5"),), simulator)
    progress = last(plan, tmp_path)
    rates = summary(progress, RATE).mean
    # T = tau_refrac - tau_m ln(1 - 15 mV / (I · 20 MOhm)); no spikes up to 0.75 nA
    with np.errstate(invalid="ignore", divide="ignore"):
        amplitudes = np.array([0.0, 0.5, 1.0, 1.5, 2.0])
        period = 2.0 - 20.0 * np.log(1 - 15.0 / (amplitudes * 20.0))
    expected = np.where(amplitudes * 20.0 > 15.0, 1000.0 / period, 0.0)
    assert rates == pytest.approx(expected, abs=5.0)
    assert progress.measures == (RATE, "Cell: CV", "Cell: mean v (mV)") or progress.measures[0] == RATE
    write_csv(progress, tmp_path / "points.csv")
    assert (tmp_path / "points.csv").read_text().splitlines()[0].startswith("step.amplitude,Cell: rate (Hz)")


def test_failures_are_listed_and_not_fatal(tmp_path):
    plan = Plan(cell(), (Axis("cell.tau_m", "10,-5,20"),), "nest")
    progress = last(plan, tmp_path)
    assert progress.done == 3
    (failure,) = progress.failures
    assert failure.values == (-5,) and "tau_m" in failure.failure


def test_it_goes_on_where_it_was(tmp_path):
    plan = Plan(cell(), (Axis("step.amplitude", "0:2:0.5"),), "nest")
    stop: list[int] = []
    for progress in sweep(plan, Where(workers=1), tmp_path, cancelled=lambda: bool(stop)):
        if progress.done == 2:
            stop.append(1)
    kept = (tmp_path / "points.jsonl").read_text()
    assert 2 <= len(kept.splitlines()) < 5
    with (tmp_path / "points.jsonl").open("a") as file:
        file.write('{"number": 4, "val')  # cut off in the midst of a line
    first, *_, end = sweep(plan, TWO, tmp_path, resume=True)
    assert first.plan is plan
    assert end.done == 5 and end.known == len(kept.splitlines()) and not end.failures


def test_another_plan_is_not_resumed(tmp_path):
    last(Plan(cell(), (Axis("step.amplitude", "0,1"),), "nest"), tmp_path)
    with pytest.raises(SweepError, match="holds another sweep"):
        last(Plan(cell(), (Axis("step.amplitude", "0,2"),), "nest"), tmp_path, resume=True)


def test_called_off_nothing_is_left(tmp_path):
    before = children()
    plan = Plan(cell(), (Axis("seed", "1..50"),), "nest")
    stop: list[int] = []
    for progress in sweep(plan, TWO, tmp_path, cancelled=lambda: bool(stop)):
        if progress.done == 1:
            stop.append(1)
    assert progress.done < 50
    for _ in range(100):
        if children() <= before:
            break
        sleep(0.1)
    assert children() <= before


def test_means_over_seeds(tmp_path):
    network = cell()
    noise = Current(
        "step", "Noise", Component("NoisyCurrentSource", Frozen(mean=1.0, stdev=2.0, start=0.0, stop=200.0))
    )
    network.replace("step", noise)
    plan = Plan(network, (Axis("step.mean", "0.5,1.0"), Axis("seed", "1..4")), "nest")
    table = summary(last(plan, tmp_path), RATE)
    assert table.axes == ("step.mean",) and table.repeats == 4
    assert table.mean.shape == (2,) and table.mean[1] > table.mean[0]
    points = [json.loads(line) for line in (tmp_path / "points.jsonl").read_text().splitlines()]
    rates = [p["measures"][RATE] for p in points if p["values"][0] == 1.0]
    assert table.mean[1] == pytest.approx(np.mean(rates))
    assert table.deviation[1] == pytest.approx(np.std(rates, ddof=1))


def test_a_disk_that_refuses_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SweepError, match="cannot be written to"):
        last(Plan(cell(), (Axis("seed", "1"),), "nest"), tmp_path / "file" / "deeper")


def test_a_scheduler_that_is_not_there_is_said(tmp_path):
    plan = Plan(cell(), (Axis("seed", "1"),), "nest")
    with pytest.raises(SweepError, match="No scheduler answers"):
        list(sweep(plan, Where(address="tcp://127.0.0.1:1"), tmp_path))
