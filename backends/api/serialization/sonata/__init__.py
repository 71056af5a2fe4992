"""SONATA: networks, what is to be simulated with them, and what came of it, as HDF5, CSV and JSON.

Source: K. Dai et al. (2020), PLoS Comput. Biol. 16:e1007696, and the format's developer guide. A population of cells is
a population of nodes; nodes are numbered from 0 in each. Names of models are those of PyNN ("pynn:IF_curr_exp").
"""

from backends.api.serialization.sonata.layout import MAGIC, asciify, load_config
from backends.api.serialization.sonata.plan import SimulationPlan, load_sonata_simulation_plan
from backends.api.serialization.sonata.reading import import_from_sonata
from backends.api.serialization.sonata.results import SonataIO
from backends.api.serialization.sonata.writing import export_to_sonata

__all__ = [
    "MAGIC",
    "SimulationPlan",
    "SonataIO",
    "asciify",
    "export_to_sonata",
    "import_from_sonata",
    "load_config",
    "load_sonata_simulation_plan",
]
