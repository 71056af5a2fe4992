"""The data of a run on disk: its frames, one behind the other, as the worker has sent them.

A file that ends too early, since the machine or the program did, is read up to its last whole frame.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from app.worker import frames
from app.worker.codec import FrameError, encode, read

KEPT = (
    frames.Recording,
    frames.Spikes,
    frames.Samples,
    frames.Weights,
    frames.Started,
    frames.Progress,
    frames.Altered,
)


def append(path: Path, arrived: Iterable[frames.Frame]) -> None:
    """Add those frames that carry data. OSError when the disk refuses: then none is added, and what was there stays."""
    size = path.stat().st_size if path.exists() else 0
    try:
        with path.open("ab") as stream:
            for frame in arrived:
                if isinstance(frame, KEPT):
                    stream.write(encode(frame))
    except OSError:
        with suppress(OSError):
            os.truncate(path, size)
        raise


def replay(path: Path) -> Iterator[frames.Frame]:
    """The frames in their order, as far as they are whole; none where there is no file."""
    if not path.exists():
        return
    with path.open("rb") as stream:
        while (frame := _next(stream)) is not None:
            yield frame


def _next(stream: BinaryIO) -> frames.Frame | None:
    try:
        frame = read(stream)
    except FrameError:
        return None
    return frame if isinstance(frame, KEPT) else None
