"""`import pyNN` as this implementation: a finder that yields the very same modules under PyNN's names.

`pyNN` is `backends.api`, `pyNN.nest` is `backends.nest`, and `pyNN.space` is `backends.api.space`. Where one
simulator was chosen for the script (see overrides), the name of any other means it too.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

import backends.api as api
from backends.api import overrides
from backends.api.classic.simulators import is_simulator, present
from backends.api.places import load, places

ALIAS = "pyNN"


class _Loader(Loader):
    """Yields a module that exists under another name."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._spec: ModuleSpec | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module itself; its own specification is kept, since the import system overwrites it."""
        given = spec.name.partition(".")[2]
        is_face = self._target in places().values()
        module = load(overrides.simulator or given) if is_face else import_module(self._target)
        self._spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """It was executed under its own name."""
        module.__spec__ = self._spec


class _Finder(MetaPathFinder):
    """Finds `pyNN` and all that begins with `pyNN.`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A specification that leads to our module. ModuleNotFoundError: there is none, and what there is."""
        if fullname.partition(".")[0] != ALIAS:
            return None
        name = _target(fullname)
        if name not in sys.modules and not _exists(name):
            known = ", ".join(f"{ALIAS}.{module}" for module in modules())
            raise ModuleNotFoundError(f"There is no module {fullname!r}; there are: {known}.", name=fullname)
        return ModuleSpec(fullname, _Loader(name))


_FINDER = _Finder()


def install() -> None:
    """From now on `import pyNN…` means this implementation, whatever else is installed under that name."""
    if _FINDER not in sys.meta_path:
        _forget()
        sys.meta_path.insert(0, _FINDER)


def uninstall() -> None:
    """`import pyNN…` means again what it meant before."""
    if _FINDER in sys.meta_path:
        sys.meta_path.remove(_FINDER)
        _forget()


def modules() -> list[str]:
    """The modules that there are under `pyNN`."""
    return sorted({*places(), *(module.name for module in iter_modules(api.__path__))})


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == ALIAS]:
        del sys.modules[name]


def _target(fullname: str) -> str:
    """Our name of a module of PyNN."""
    first, _, rest = fullname.partition(".")[2].partition(".")
    base = places().get(_chosen(first), ".".join(filter(None, [api.__name__, first])))
    return ".".join(filter(None, [base, rest]))


def _chosen(name: str) -> str:
    """The simulator that was chosen for all scripts, in the place of any other; without one, by its present name."""
    known = places()
    return overrides.simulator if overrides.simulator and is_simulator(name, known) else present(name, known)


def _exists(name: str) -> bool:
    """Whether there is a module of this name, which is not imported for that (but what it lies in is)."""
    return find_spec(name) is not None
