"""The life of the child process: one program after the other, until nobody is there any more."""

from __future__ import annotations

import ast
import linecache
import os
import queue
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.preview.excerpt import excerpt
from app.preview.messages import ASKED, Ask, Begun, Done, Named
from app.preview.request import SKETCH
from app.worker import codec, simulation
from app.worker.execute import failure
from backends import registry

_FILENAME = "preview.py"


class Process:
    """Serves one parent over a socket. Simulators live in the main thread: NEST dies in others."""

    def __init__(self, parent: socket.socket) -> None:
        self._parent = parent
        self._asked: queue.SimpleQueue[Ask] = queue.SimpleQueue()

    def serve(self) -> None:
        """Answer whatever is asked."""
        threading.Thread(target=self._listen, daemon=True).start()
        while True:
            self._serve(self._asked.get())

    def _listen(self) -> None:
        try:
            with self._parent.makefile("rb") as stream:
                while (ask := codec.read_of(stream, ASKED)) is not None:
                    self._asked.put(ask)
        except (codec.FrameError, OSError) as error:
            print(error, file=sys.stderr)
        os._exit(1)  # nobody is there any more

    def _serve(self, ask: Ask) -> None:
        simulation.load(ask.simulator)
        simulation.end(ask.simulator)  # an error may have left something there
        self._say(Begun())
        try:
            for name, values in _answered(ask):
                self._say(Named(name, values))
        except BaseException as error:  # a program may raise anything, SystemExit included
            self._say(failure(error, _FILENAME))
        else:
            self._say(Done())

    def _say(self, message: codec.Sendable) -> None:
        self._parent.sendall(codec.encode(message))


def _answered(ask: Ask) -> Iterator[tuple[str, NDArray[Any]]]:
    linecache.cache[_FILENAME] = (len(ask.text), None, ask.text.splitlines(keepends=True), _FILENAME)
    tree = _parsed(ask.text)
    if ask.element:
        tree = excerpt(tree, ask.element)
    if ask.simulator == SKETCH:
        registry.load(SKETCH).session.simulator.limit = ask.limit
    names: dict[str, Any] = {"__name__": "__main__", "__file__": _FILENAME}
    sys.argv = [_FILENAME, ask.simulator]
    exec(compile(tree, _FILENAME, "exec", dont_inherit=True), names)
    exec(ask.tail, names)
    answer = names.get("answer")
    if not isinstance(answer, Mapping):
        raise TypeError("the program binds no dict of arrays to the name answer")
    return ((str(name), _sendable(values)) for name, values in answer.items())


@lru_cache(maxsize=2)
def _parsed(text: str) -> ast.Module:
    """The syntax tree; of the program of a network, which is asked about element by element, it is remembered."""
    return ast.parse(text, _FILENAME)


def _sendable(values: Any) -> NDArray[Any]:
    """Whole numbers in 32 bits, others in 64. ValueError, TypeError: they are no numbers."""
    array = np.asarray(values)
    return array.astype(np.int32) if array.dtype.kind in "iub" else array.astype(np.float64)
