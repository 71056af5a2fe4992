"""Pickles that may hold numbers, texts, lists and arrays alone: nothing in them is executed."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

_HARMLESS = {  # what pickled arrays are made of
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    *((module, "_reconstruct") for module in ("numpy.core.multiarray", "numpy._core.multiarray")),
    *((module, "scalar") for module in ("numpy.core.multiarray", "numpy._core.multiarray")),
    *((module, "_frombuffer") for module in ("numpy.core.numeric", "numpy._core.numeric")),
    ("_codecs", "encode"),
}


class _Careful(pickle.Unpickler):
    """Makes arrays and what Python's literals are made of, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that is needed for arrays. UnpicklingError: it asks for another."""
        if (module, name) not in _HARMLESS:
            raise pickle.UnpicklingError(f"it holds {module}.{name}, and only arrays, numbers and texts are read")
        return super().find_class(module, name)


def unpickled(file: IO[Any]) -> Any:
    """What a pickle holds. ValueError: something else than arrays, numbers and texts, or no pickle at all."""
    try:
        return _Careful(file).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError) as error:
        raise ValueError(str(error)) from error


def objects(content: BytesIO) -> NDArray[Any]:
    """NumPy's file of an array of objects: behind its header it is a pickle."""
    layout: Any = np.lib.format  # which has no types
    content.seek(0)
    version = layout.read_magic(content)
    shape, _, _ = (layout.read_array_header_1_0 if version == (1, 0) else layout.read_array_header_2_0)(content)
    return np.asarray(unpickled(content), object).reshape(shape)
