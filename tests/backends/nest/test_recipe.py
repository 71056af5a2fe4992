"""The recipe of a NEST with MPI builds what the adapter speaks of."""

import re
from pathlib import Path

from backends.nest.kernel import nest

ROOT = Path(__file__).resolve().parents[3]


def test_every_model_that_the_adapter_names_is_built() -> None:
    folder = (path.read_text() for path in (ROOT / "backends" / "nest").glob("*.py"))
    named = set(re.findall(r'"([a-z0-9_]+)"', " ".join(folder)))
    built = (ROOT / "packaging" / "nest-mpi.sh").read_text()
    models = re.search(r'models="([^"]+)"', built)
    assert models
    assert named & {*nest.node_models, *nest.synapse_models} <= set(models[1].split())
