"""Makes resources/examples/microcircuit.pine: the column of Potjans and Diesmann at a twentieth of its size.

Cells and inputs are both scaled by S = 0.05; weights grow by 1 / sqrt(S), so that the variance of the input stays what
it was, and a constant current brings the mean that is missing (van Albada SJ, Helias M, Diesmann M (2015) PLoS Comput.
Biol. 11:e1004490): I = tau_syn · (1 - sqrt(S)) · sum over all sources of w · K · rate, those from outside included.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from potjans_diesmann import INPUTS, NAMES, PROBABILITY, RATE, SIZES, WEIGHT, G, column, synapses  # noqa: E402

from app.model import (  # noqa: E402
    Component,
    Distribution,
    Element,
    Frozen,
    Network,
    Population,
    Projection,
    Recording,
    Settings,
)
from app.storage import save  # noqa: E402

S = 0.05
TAU_SYN = 0.5  # ms
RATES = (0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829)  # spikes/s of the whole column
NOTES = """The column of Potjans and Diesmann with 3,860 cells instead of 77,169, and a twentieth of the inputs.

Weights are larger by 1 / sqrt(0.05), and a constant current stands for the mean that is missing, so that rates stay \
near those of the whole column.

Source: Potjans TC, Diesmann M (2014) Cereb. Cortex 24:785-806; van Albada SJ, Helias M, Diesmann M (2015) PLoS \
Comput. Biol. 11:e1004490."""


def network() -> Network:
    """The network."""
    full = column()
    elements = [_scaled(element) for element in full if element.name != "thalamus" and not _thalamic(element)]
    settings = Settings(duration=1000.0, timestep=0.1, seed=55)
    return Network(elements, "Cortical column, a twentieth", NOTES, settings)


def _thalamic(element: Element) -> bool:
    return isinstance(element, Projection) and element.pre == "thalamus"


def _scaled(element: Element) -> Element:
    if isinstance(element, Population):
        return _population(element)
    return _projection(element) if isinstance(element, Projection) else element


def _population(population: Population) -> Population:
    name = population.name.removeprefix("drive_")
    size = round(S * SIZES[NAMES.index(name)])
    if population.name.startswith("drive_"):
        rate = S * INPUTS[NAMES.index(name)] * RATE
        return replace(population, size=size, cell=Component("SpikeSourcePoisson", Frozen(rate=rate)))
    cell = Component(population.cell.model, population.cell.parameters.with_("i_offset", _missing(name)))
    return replace(population, size=size, cell=cell, records=(Recording("spikes"),))


def _missing(name: str) -> float:
    """The mean current (nA) that the smaller number of inputs does not bring."""
    outside = WEIGHT * INPUTS[NAMES.index(name)] * RATE
    inside = sum(weight * inputs * rate for weight, inputs, rate in _inputs(name))
    return float(f"{TAU_SYN / 1000 * (1 - S**0.5) * (outside + inside):.6g}")


def _inputs(name: str) -> Iterator[tuple[float, float, float]]:
    """Of each source: its weight (nA), how many inputs it gives to a cell of the whole column, and its rate."""
    post = SIZES[NAMES.index(name)]
    for source, probability, size, rate in zip(NAMES, PROBABILITY[NAMES.index(name)], SIZES, RATES, strict=True):
        strength = 2.0 if (source, name) == ("l4e", "l23e") else 1.0
        weight = WEIGHT * strength * (-G if source.endswith("i") else 1.0)
        yield weight, synapses(probability, size, post) / post, rate


def _projection(projection: Projection) -> Projection:
    larger = S**-0.5
    weight = projection.synapse.parameters["weight"]
    if isinstance(weight, Distribution):
        numbers = Frozen({name: float(f"{value * larger:.6g}") for name, value in weight.parameters.items()})
        weight = Distribution(weight.name, numbers)
    elif isinstance(weight, float):
        weight = float(f"{weight * larger:.6g}")
    synapse = Component("StaticSynapse", projection.synapse.parameters.with_("weight", weight))
    connector = projection.connector
    if "n" in connector.parameters:
        number = round(S * S * int(str(connector.parameters["n"])))
        connector = Component(connector.model, connector.parameters.with_("n", number))
    return replace(projection, synapse=synapse, connector=connector)


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "microcircuit.pine")
