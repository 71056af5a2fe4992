"""Where the log goes: setup(debug=…)."""

from __future__ import annotations

import logging
import os
from typing import Any

from backends.api.errors import InvalidParameterValueError

log = logging.getLogger("PyNN")

_FORM = logging.Formatter("%(asctime)s %(levelname)-8s %(message)s")
_NAME = "setup(debug)"


def log_to(debug: Any) -> None:
    """Log everything to the standard error (True) or to a file of this name; False: nothing any more.

    InvalidParameterValueError: it is neither, or no such file can be written.
    """
    for handler in [handler for handler in log.handlers if handler.get_name() == _NAME]:
        log.removeHandler(handler)
        log.setLevel(logging.NOTSET)
        handler.close()
    if debug is None or debug is False:
        return
    handler = _handler(debug)
    handler.set_name(_NAME)
    handler.setFormatter(_FORM)
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)


def _handler(debug: Any) -> logging.Handler:
    if debug is True:
        return logging.StreamHandler()
    if not isinstance(debug, (str, os.PathLike)):
        raise InvalidParameterValueError(
            f"debug of setup(): {debug!r} is neither true nor false nor the name of a file."
        )
    try:
        return logging.FileHandler(debug, "w", "utf-8")
    except OSError as error:
        raise InvalidParameterValueError(f"debug of setup(): {error}.") from error
