"""Brian2, the library: imported without noise, and its errors told as sentences.

On import Brian2 opens a log file, copies the program into another, takes over the hooks for uncaught errors, warnings
and Ctrl+C, and imports all of matplotlib. None of this suits a worker process; here it is undone or not done.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import numpy as np
from pyparsing.warnings import PyparsingDeprecationWarning

from backends.simulator import SimulatorError

TARGETS = ("auto", "numpy", "cython")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Whatever happens inside, hooks, handlers and the program's arguments are afterwards what they were."""
    arguments, hook, interrupt = sys.argv, sys.excepthook, signal.getsignal(signal.SIGINT)
    sys.argv = [""]  # Brian2 would keep a copy of the program's file
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PyparsingDeprecationWarning)
            yield
    finally:
        sys.argv, sys.excepthook = arguments, hook
        logging.captureWarnings(False)
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, interrupt)


with _undisturbed():
    import brian2 as brian2  # for the other modules of this folder: whoever comes first must come through here
    from brian2.codegen.runtime.numpy_rt import NumpyCodeObject as NumpyCodeObject


def _silence() -> None:
    """No log on the console and none in a file; Cython's cache among the other caches of the user."""
    brian2.BrianLogger.exception_occured = True  # so that nothing is to be tidied up at exit
    for name in ("brian2", "py.warnings"):
        for handler in logging.getLogger(name).handlers[:]:
            if handler in (brian2.BrianLogger.console_handler, brian2.BrianLogger.file_handler):
                logging.getLogger(name).removeHandler(handler)
    brian2.BrianLogger.file_handler.close()
    Path(brian2.BrianLogger.tmp_log).unlink(missing_ok=True)
    logging.getLogger("brian2").setLevel(logging.CRITICAL)
    brian2.prefs.logging.std_redirection_to_file = False
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    brian2.prefs.codegen.runtime.cython.cache_dir = str(caches / "pinetum" / "brian2")


def _hasten() -> None:
    """Functions for which Brian2 has nothing of NumPy's, and looks for units in each number."""
    for name, function in (("expm1", np.expm1), ("exprel", _exprel)):
        brian2.core.functions.DEFAULT_FUNCTIONS[name].implementations.add_implementation("numpy", code=function)


def _exprel(x: Any) -> Any:
    """(exp(x) - 1)/x, which is 1 at 0."""
    safe = np.where(x == 0.0, 1.0, x)
    return np.where(x == 0.0, 1.0, np.expm1(safe) / safe)


_silence()
_hasten()


def function(law: Any, arguments: int) -> Any:
    """A function of numbers, for Brian2's code: whoever calls it is not compiled."""
    return brian2.Function(law, arg_units=[1] * arguments, return_unit=1, stateless=False)


def choose_target(codegen: object) -> None:
    """What Brian2 makes of its code. "auto" is numpy. SimulatorError: no such target, or no compiler."""
    if codegen not in TARGETS:
        raise SimulatorError(f"Brian2: codegen of setup(): {codegen!r} is not one of {', '.join(TARGETS)}.")
    if codegen == "cython" and which(os.environ.get("CXX", "c++")) is None:
        raise SimulatorError("Brian2: codegen='cython' needs a C++ compiler, and none is here; expected 'numpy'.")
    brian2.prefs.codegen.target = "cython" if codegen == "cython" else "numpy"


_ERRORS = (
    brian2.BrianObjectException,
    brian2.DimensionMismatchError,
    brian2.equations.equations.EquationError,
    ArithmeticError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@contextmanager
def told(doing: str) -> Iterator[None]:
    """Whatever Brian2 complains of inside becomes a SimulatorError that says what Brian2 was doing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PyparsingDeprecationWarning)
            yield
    except _ERRORS as error:
        reason = str(error.__cause__ or error).strip().splitlines()[-1:] or [type(error).__name__]
        raise SimulatorError(f"Brian2, {doing}: {reason[0].rstrip('.')}.") from error
