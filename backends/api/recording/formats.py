"""The files that recorded data are written to: which of Neo's formats, or text, belongs to which ending."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from backends.api.errors import InvalidParameterValueError


def get_io(filename: str | os.PathLike[str]) -> Any:
    """The Neo IO that writes a file of this name; its folder is made. InvalidParameterValueError: no such format."""
    path = os.fspath(filename)
    ending = os.path.splitext(path)[1]
    if ending not in _FORMATS:
        raise InvalidParameterValueError(f"{path!r}: files can end in {', '.join(_FORMATS)}, not in {ending!r}.")
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    return _FORMATS[ending](path)


def _of_neo(name: str, path: str, **options: Any) -> Any:
    import neo.io

    return getattr(neo.io, name)(path, **options)


def _nwb(path: str) -> Any:
    """Neo's, which asks every block when its session began."""
    import neo.io

    class NWBIO(neo.io.NWBIO):  # type: ignore[misc]
        def write_block(self, block: Any, **options: Any) -> None:
            # NWB knows no moment without a time zone.
            block.annotations.setdefault("session_start_time", block.rec_datetime.astimezone())
            super().write_block(block, **{"validate": False, **options})

    return NWBIO(path, mode="w")


def _text(path: str) -> Any:
    from backends.api.recording.text import TextIO

    return TextIO(path)


_FORMATS: Mapping[str, Callable[[str], Any]] = {
    ".pkl": partial(_of_neo, "PickleIO"),
    ".pickle": partial(_of_neo, "PickleIO"),
    ".nix": partial(_of_neo, "NixIO", mode="ow"),
    ".h5": partial(_of_neo, "NixIO", mode="ow"),
    ".nwb": _nwb,
    ".mat": partial(_of_neo, "NeoMatlabIO"),
    ".txt": _text,
}
