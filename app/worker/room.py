"""Room for an array that grows: in memory while it is small, then in a file that the system may put aside.

So a long run takes little more memory than what somebody looks at. The file has no name: it is gone with the process,
however that ends. Its blocks are reserved before they are written to, so a full disk is an error here, and no signal
later; then memory has to do.
"""

from __future__ import annotations

import mmap
import os
import weakref
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGE = 256 << 20  # bytes of an array from which on it lies in a file
_FOLDER = Path("/var/tmp")  # on a disk, where /tmp may be memory


class Room:
    """The buffers of one array, each larger than the one before and with the same rows at its beginning."""

    def __init__(self) -> None:
        self._file: int | None = None  # its descriptor

    def more(self, buffer: NDArray[Any], rows: int) -> NDArray[Any]:
        """A buffer for so many rows that begins with those of this one, which stays valid."""
        shape = rows, *buffer.shape[1:]
        size = buffer.dtype.itemsize * int(np.prod(shape, dtype=np.int64))
        if size >= LARGE and hasattr(os, "posix_fallocate"):
            try:
                return self._mapped(buffer, shape, size)
            except OSError:  # no disk, or no room on it
                self._file = None
        return _begun(np.empty(shape, buffer.dtype), buffer)

    def _mapped(self, buffer: NDArray[Any], shape: tuple[int, ...], size: int) -> NDArray[Any]:
        fresh = self._file is None
        if self._file is None:
            self._file, name = mkstemp(dir=_FOLDER if os.access(_FOLDER, os.W_OK) else None)
            weakref.finalize(self, os.close, self._file)
            os.unlink(name)
        os.posix_fallocate(self._file, 0, size)
        larger = np.frombuffer(mmap.mmap(self._file, size), buffer.dtype).reshape(shape)
        return _begun(larger, buffer) if fresh else larger  # otherwise both are the same pages


def _begun(larger: NDArray[Any], buffer: NDArray[Any]) -> NDArray[Any]:
    larger[: len(buffer)] = buffer
    return larger
