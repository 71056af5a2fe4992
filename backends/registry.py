"""Which simulators are here, in which version, and why another is not. Asking who is here imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from types import ModuleType

from backends import compiled
from backends.api import places
from backends.api.errors import NoSuchSimulatorError as NoSuchSimulatorError  # what load() raises
from backends.compiled import Library


@dataclass(frozen=True)
class Presence:
    """A simulator: `version` when it is here, otherwise the `reason` why it is not, as a sentence."""

    name: str
    title: str
    version: str | None
    reason: str | None = None


@dataclass(frozen=True)
class Needs:
    """What a simulator of ours needs: a module to import, the distribution that it comes in, perhaps a compiler."""

    name: str
    title: str
    module: str
    distribution: str
    library: Library | None = None  # what is compiled on first use

    def presence(self) -> Presence:
        """Whether it is here."""
        if find_spec(self.module) is None:
            return Presence(self.name, self.title, None, f"Python's package {self.distribution} is not installed.")
        if self.library and (reason := self.library.missing()):
            return Presence(self.name, self.title, None, reason)
        try:
            return Presence(self.name, self.title, version(self.distribution))
        except PackageNotFoundError:  # built from source, say, and known to Python alone
            return Presence(self.name, self.title, "unknown")


OURS = (
    Needs("nest", "NEST", "nest", "nest-simulator"),
    Needs("neuron", "NEURON", "neuron", "neuron", compiled.NEURON),
    Needs("brian2", "Brian2", "brian2", "Brian2"),
)


def simulators() -> tuple[Presence, ...]:
    """All simulators that people can run: ours, and those that joined by an entry point."""
    ours = tuple(needs.presence() for needs in OURS)
    names = {there.name for there in ours}
    return ours + tuple(
        Presence(point.name, point.name, point.dist.version if point.dist else "unknown")
        for point in entry_points(group=places.GROUP)
        if point.name not in names
    )


def load(name: str) -> ModuleType:
    """The public face of a simulator, imported. NoSuchSimulatorError: it is unknown, or not here."""
    return places.load(name)


def refusals(name: str) -> dict[str, str]:
    """The standard models that a simulator cannot express, each with the reason. Imports it; NoSuchSimulatorError."""
    refused: dict[str, str] = load(name).session.refusals()
    return refused
