"""How often populations fired lately."""

import numpy as np
import pytest

from app.run.lately import Lately
from app.worker import Results, frames


def results_of(populations, now=100.0):
    results = Results({line: f"p{line}" for line in range(populations)})
    for key in range(populations):
        results.take([frames.Recording(key, f"p{key}", key, 10, "spikes", "", np.arange(10, dtype=np.int32))])
    results.take([frames.Progress(now, 1000.0)])
    return results


def fire(results, key, times):
    results.take([frames.Spikes(key, np.zeros(len(times), np.int32), np.array(times, float))])


def test_only_the_last_moments_count():
    results = results_of(2)
    fire(results, 1, [10.0, 49.0, 51.0, 99.0, 100.0])
    assert Lately(results).rates() == {"p0": 0.0, "p1": pytest.approx(3 / 10 / 0.05)}


def test_at_the_beginning_it_is_what_there_was():
    results = results_of(1, now=10.0)
    fire(results, 0, [5.0])
    assert Lately(results).rates() == {"p0": pytest.approx(10.0)}
    assert Lately(results_of(1, now=0.0)).rates() == {"p0": 0.0}


def test_of_thousands_each_has_its_turn():
    lately = Lately(results_of(1000))
    rounds = [[name for _ in range(4) for name in lately.rates(most=300)] for _ in range(2)]
    assert rounds[0] == rounds[1] and len(set(rounds[0])) == 1000 == len(rounds[0])
    assert Lately(Results()).rates() == {}
