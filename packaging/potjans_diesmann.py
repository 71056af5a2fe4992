"""Writes resources/examples/potjans-diesmann.pine: the cortical column of Potjans and Diesmann (2014), at full size.

All numbers are those of the tables of Potjans TC, Diesmann M (2014) The cell-type specific cortical microcircuit:
relating structure and activity in a full-scale spiking network model. Cereb. Cortex 24:785-806.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from math import log
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402  # the checkout has to be found first
    Component,
    Distribution,
    Element,
    Frozen,
    Group,
    GroupKind,
    Network,
    Place,
    Population,
    Projection,
    Recording,
    Role,
    Settings,
)
from app.storage import save  # noqa: E402

OUT = HERE / "resources" / "examples" / "potjans-diesmann.pine"
LAYERS = ("L2/3", "L4", "L5", "L6")
NAMES = ("l23e", "l23i", "l4e", "l4i", "l5e", "l5i", "l6e", "l6i")
SIZES = (20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948)
INPUTS = (1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100)  # of each cell, from outside the column
THALAMIC, THALAMUS = (0.0, 0.0, 0.0983, 0.0619, 0.0, 0.0, 0.0512, 0.0196), 902
PROBABILITY = (  # a row for each target, a column for each source, both in the order of NAMES
    (0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0000, 0.0076, 0.0000),
    (0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0000, 0.0042, 0.0000),
    (0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0.0000),
    (0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0000, 0.1057, 0.0000),
    (0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0000),
    (0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0.0000),
    (0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252),
    (0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443),
)
WEIGHT, SPREAD, G = 0.0878, 0.1, 4.0  # nA (0.15 mV at rest); standard deviation per mean; inhibition per excitation
DELAYS, RATE = {"e": (1.5, 0.75), "i": (0.8, 0.4)}, 8.0  # ms, mean and standard deviation; spikes/s from outside
CELL = Component(
    "IF_curr_exp",
    Frozen(
        cm=0.25,
        tau_m=10.0,
        tau_refrac=2.0,
        tau_syn_E=0.5,
        tau_syn_I=0.5,
        v_rest=-65.0,
        v_reset=-65.0,
        v_thresh=-50.0,
    ),
)
NOTES = (
    "Potjans and Diesmann's model of the circuit below a square millimetre of early sensory cortex: four layers with "
    "an excitatory and an inhibitory population each, about 77,000 cells and 300 million synapses, which need some "
    "tens of gigabytes of memory. A pulse of the thalamus comes at 700 ms.\n\n"
    "Pairs of cells are chosen with replacement. Their number follows from the probability C that two cells are "
    "connected at all: N_syn = ln(1 - C) / ln(1 - 1 / (N_pre N_post)). The nine projections whose C is 0 are drawn, "
    "and muted. The synapses from L4e to L2/3e are twice as strong as all others. Cells receive as many spikes as "
    "their inputs from outside would bring at 8 spikes/s each, as one Poisson train.\n\n"
    "Source: Potjans TC, Diesmann M (2014) The cell-type specific cortical microcircuit: relating structure and "
    "activity in a full-scale spiking network model. Cereb. Cortex 24:785-806, tables 4 and 5. Initial potentials as "
    "in the authors' program."
)
ACROSS, DOWN, OUTSIDE = 560.0, 380.0, 400.0  # px between the columns, the layers, and a population and its drive


def column() -> Network:
    """The network."""
    elements = (*_groups(), *_populations(), *_drives(), _thalamus(), *_recurrent(), *_thalamic())
    settings = Settings(duration=1000.0, timestep=0.1, seed=55)
    return Network(elements, "Cortical column of Potjans and Diesmann (2014)", NOTES, settings)


def synapses(probability: float, pre: int, post: int) -> int:
    """The number of synapses with which two cells are connected with this probability."""
    return round(log(1 - probability) / log(1 - 1 / (pre * post)))


def _groups() -> Iterator[Element]:
    yield Group("column", "Cortical column", GroupKind.COLUMN)
    yield from (Group(_layer(name), label, GroupKind.LAYER, parent="column") for name, label in _layers())


def _layers() -> Iterator[tuple[str, str]]:
    return zip(NAMES[::2], LAYERS, strict=True)


def _layer(population: str) -> str:
    return f"layer_{population[1:-1]}"


def _label(name: str) -> str:
    return f"{LAYERS[NAMES.index(name) // 2]}{name[-1]}"


def _place(name: str, outwards: float = 0.0) -> Place:
    side = -1 if name.endswith("e") else 1
    return Place(side * (ACROSS + outwards), NAMES.index(name) // 2 * DOWN)


def _populations() -> Iterator[Element]:
    start = Frozen(v=Distribution("normal", Frozen(mu=-58.0, sigma=10.0)))
    watched = (Recording("spikes", 500),)
    for name, size in zip(NAMES, SIZES, strict=True):
        role = Role.EXCITATORY if name.endswith("e") else Role.INHIBITORY
        place, parent = _place(name), _layer(name)
        yield Population(name, _label(name), CELL, size, None, start, watched, role, place, parent=parent)


def _drives() -> Iterator[Element]:
    for name, size, inputs in zip(NAMES, SIZES, INPUTS, strict=True):
        source, parent = Component("SpikeSourcePoisson", Frozen(rate=inputs * RATE)), _layer(name)
        drive, label = f"drive_{name}", f"Outside → {_label(name)}"
        yield Population(drive, label, source, size, role=Role.STIMULUS, place=_place(name, OUTSIDE), parent=parent)
    for name in NAMES:
        synapse = Component("StaticSynapse", Frozen(weight=WEIGHT, delay=DELAYS["e"][0]))
        drive, label = f"drive_{name}", f"Outside → {_label(name)} 1:1"
        yield Projection(f"{drive}_to_{name}", label, drive, name, Component("OneToOneConnector"), synapse)


def _thalamus() -> Element:
    pulse = Component("SpikeSourcePoisson", Frozen(rate=120.0, start=700.0, duration=10.0))
    place = Place(0.0, 4 * DOWN - 100)
    return Population("thalamus", "Thalamus", pulse, THALAMUS, role=Role.STIMULUS, place=place)


def _recurrent() -> Iterator[Element]:
    for target, row in zip(NAMES, PROBABILITY, strict=True):
        for source, probability in zip(NAMES, row, strict=True):
            strength = 2.0 if (source, target) == ("l4e", "l23e") else 1.0
            yield _projection(source, SIZES[NAMES.index(source)], target, probability, strength)


def _thalamic() -> Iterator[Element]:
    for target, probability in zip(NAMES, THALAMIC, strict=True):
        if probability:
            yield _projection("thalamus", THALAMUS, target, probability)


def _projection(source: str, size: int, target: str, probability: float, strength: float = 1.0) -> Projection:
    kind = "i" if source.endswith("i") else "e"
    number = synapses(probability, size, SIZES[NAMES.index(target)])
    label = f"{_label(source) if source in NAMES else 'Thalamus'} → {_label(target)}"
    return Projection(
        f"{source}_to_{target}",
        label,
        source,
        target,
        Component("FixedTotalNumberConnector", Frozen(n=number, with_replacement=True)),
        Component("StaticSynapse", Frozen(weight=_weight(kind, strength), delay=_delay(kind))),
        "inhibitory" if kind == "i" else "excitatory",
        muted=probability == 0.0,
    )


def _weight(kind: str, strength: float) -> Distribution:
    size = WEIGHT * strength * (G if kind == "i" else 1.0)
    low, high = (0.0, 2 * size) if kind == "e" else (-2 * size, 0.0)
    mean = size if kind == "e" else -size
    numbers = Frozen(mu=_short(mean), sigma=_short(size * SPREAD), low=_short(low), high=_short(high))
    return Distribution("normal_clipped", numbers)


def _delay(kind: str) -> Distribution:
    mean, spread = DELAYS[kind]
    return Distribution("normal_clipped", Frozen(mu=mean, sigma=spread, low=0.1, high=10.0))


def _short(number: float) -> float:
    return float(f"{number:.6g}")


if __name__ == "__main__":
    save(column(), OUT)
