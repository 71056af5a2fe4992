"""Brunel's network through Pinetum, through upstream PyNN and as a native script: the same rates.

The ten seeds give a mean and a spread for each population; a run of a peer has to lie within it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.model import Network
from app.script import write
from app.storage import load, save
from tests.bench.programs.brunel_sizes import SIZES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "examples" / "brunel-2500.pine"
DURATION = 1000.0  # ms
SEEDS = range(1, 11)
WITHIN = 4.0  # standard deviations of the difference between a single run and the mean of ten


def with_seed(seed: int) -> Network:
    network = load(EXAMPLE).network
    network.describe(network.title, "", replace(network.settings, seed=seed, duration=DURATION))
    return network


def output(*command: str) -> str:
    return subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def ours(seed: int, folder: Path) -> list[float]:
    path = folder / f"{seed}.pine"
    save(with_seed(seed), path)
    report = json.loads(output("main.py", "run", str(path), "--on", "nest", "--json"))
    rates = {population["label"]: population["mean_rate"] for population in report["populations"]}
    return [rates["Excitatory"], rates["Inhibitory"]]


def upstream(seed: int, folder: Path) -> list[float]:
    path = folder / f"{seed}.py"
    path.write_text(write(with_seed(seed)).text, encoding="utf-8")
    printed = output(str(path), "nest")
    return [float(re.search(rf"^{label}: (\S+) spikes/s$", printed, re.M)[1]) for label in ("Excitatory", "Inhibitory")]


def native(seed: int, folder: Path) -> list[float]:
    size = SIZES["quick"]
    excitatory, inhibitory = json.loads(output("-m", "tests.bench.programs.brunel_native", "quick", str(seed)))[
        "of_each"
    ]
    return [
        excitatory / size.excitatory * 1000.0 / size.duration,
        inhibitory / size.inhibitory * 1000.0 / size.duration,
    ]


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of our rates over the seeds, one number for each population."""
    folder = tmp_path_factory.mktemp("ours")
    with ThreadPoolExecutor(2) as pool:
        rates = np.array(list(pool.map(lambda seed: ours(seed, folder), SEEDS)))
    return rates.mean(axis=0), rates.std(axis=0, ddof=1)


@pytest.mark.parametrize("peer", [upstream, native])
def test_a_peer_fires_as_often_as_we_do(peer, spread, tmp_path):
    mean, deviation = spread
    rates = np.array(peer(11, tmp_path))
    assert (deviation > 0).all()
    assert (np.abs(rates - mean) <= WITHIN * deviation * np.sqrt(1 + 1 / len(SEEDS))).all(), (rates, mean, deviation)
