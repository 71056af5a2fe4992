"""Upstream's PyNN with what it wants compiled for NEURON: in a copy, so that nothing installed is touched."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def compiled() -> Iterator[Mapping[str, str]]:
    """The environment in which `import pyNN` finds the copy."""
    found = find_spec("pyNN")
    assert found and found.submodule_search_locations
    with TemporaryDirectory(prefix="upstream-") as folder:
        copy = Path(folder) / "pyNN"
        shutil.copytree(found.submodule_search_locations[0], copy)
        tool = Path(sys.executable).parent / "nrnivmodl"
        said = subprocess.run([tool], cwd=copy / "neuron" / "nmodl", capture_output=True, text=True, check=False)
        if said.returncode:
            raise SystemExit(f"nrnivmodl failed in upstream's folder:\n{said.stdout[-2000:]}{said.stderr[-2000:]}")
        yield {"PYTHONPATH": folder}
