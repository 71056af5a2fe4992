"""Spike trains to compute with: of known statistics, drawn by hypothesis, and as Elephant takes them."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

NOBODY = np.empty(0, np.int32), np.empty(0)
STOP = 1000.0  # ms

instants = st.floats(0.0, STOP - 1.0).map(lambda time: round(time, 1))


def trains(make, cells=50):
    """Spikes in the order of time, of cells whose trains `make(cell)` gives."""
    made = [np.asarray(make(cell), dtype=float) for cell in range(cells)]
    owners = np.repeat(np.arange(cells), [len(times) for times in made])
    times = np.concatenate(made)
    order = np.argsort(times, kind="stable")
    return owners[order].astype(np.int32), times[order]


@st.composite
def spikes(draw, cells=5, most=60):
    """Spikes of a few cells, in the order of time, no two of a cell at once."""
    pairs = sorted(draw(st.sets(st.tuples(instants, st.integers(0, cells - 1)), max_size=most)))
    times, owners = zip(*pairs, strict=True) if pairs else ((), ())
    return np.array(owners, np.int32), np.array(times, float)


train = st.lists(instants, max_size=20, unique=True).map(lambda times: np.array(sorted(times)))


def tables(elements, **options):
    """Tables of counts: a row per cell, a column per window."""
    return arrays(np.int64, st.tuples(st.integers(0, 5), st.integers(0, 12)), elements=elements, **options)


def elephants(times, stop=STOP):
    """A train as Neo's."""
    from neo import SpikeTrain

    return SpikeTrain(times, units="ms", t_stop=stop)
