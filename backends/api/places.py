"""Where simulators are: in a folder of `backends`, or in a package of somebody else, which joins by an entry point."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import backends
from backends.api.classic.simulators import present
from backends.api.classic.wording import notice
from backends.api.errors import NoSuchSimulatorError

GROUP = "pinetum.simulators"


def places() -> Mapping[str, str]:
    """The module that is the public face of each simulator, by the simulator's name. Imports none of them."""
    folders = sorted(path.parent.name for root in backends.__path__ for path in Path(root).glob("*/simulator.py"))
    others = {point.name: point.value for point in entry_points(group=GROUP)}
    return others | {name: f"backends.{name}" for name in folders}


def load(name: str) -> ModuleType:
    """Import a simulator, with a notice where its name is another today.

    NoSuchSimulatorError: it is unknown, or the library it needs is not here.
    """
    known, given = places(), name
    if (name := present(given, known)) != given:
        notice(f"pyNN.{given}", f"pyNN.{name}", level=4)
    if name not in known:
        raise NoSuchSimulatorError(f"{name!r} is not a simulator; there are: {', '.join(known)}.", name=name)
    try:
        return import_module(known[name])
    except ImportError as error:
        raise NoSuchSimulatorError(f"The simulator {name!r} cannot be loaded: {error}.", name=name) from error
