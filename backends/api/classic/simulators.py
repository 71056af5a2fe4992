"""Simulators by the names that they had in 2008."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping

from backends.api.errors import NoSuchSimulatorError

_RENAMED: Mapping[str, str] = {"nest1": "nest", "nest2": "nest", "brian": "brian2"}
_GONE: Mapping[str, str] = {"pcsim": "PCSIM", "moose": "MOOSE"}


def is_simulator(name: str, known: Container[str]) -> bool:
    """Whether this is, or was in 2008, the name of a simulator."""
    return name in known or name in _RENAMED or name in _GONE


def renamed(name: str, known: Container[str]) -> str:
    """The name of a simulator today; those that are gone keep theirs."""
    return name if name in known else _RENAMED.get(name, name)


def present(name: str, known: Collection[str]) -> str:
    """The name of a simulator today. NoSuchSimulatorError: it is gone."""
    if name in _GONE and name not in known:
        raise NoSuchSimulatorError(
            f"{name!r}: {_GONE[name]}, which PyNN could use in 2008, is not here; there are: {', '.join(known)}.",
            name=name,
        )
    return renamed(name, known)
