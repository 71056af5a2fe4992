"""Which simulators are here, in which version, and why another is not. Asking who is here imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from backends import compiled, mpi
from backends.api import places
from backends.api.errors import NoSuchSimulatorError as NoSuchSimulatorError  # what load() raises
from backends.api.errors import SetupError as SetupError  # what launcher() raises
from backends.compiled import Library
from backends.mpi import Flavour


@dataclass(frozen=True)
class Presence:
    """A simulator: `version` when it is here, otherwise the `reason` why it is not, as a sentence."""

    name: str
    title: str
    version: str | None
    reason: str | None = None


@dataclass(frozen=True)
class Needs:
    """What a simulator of ours needs: a module to import, the distribution that it comes in, perhaps a compiler.

    Several processes: `alone` says why it never has them; `linked` are those of its files, in the folder of the module,
    that are linked to MPI where it can have them (none: it loads whichever is there), otherwise `without` says why not.
    """

    name: str
    title: str
    module: str
    distribution: str
    library: Library | None = None  # what is compiled on first use
    alone: str = ""
    linked: str = ""
    without: str = ""

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

    def flavours(self) -> tuple[Flavour, ...]:
        """The kinds of MPI that it can have several processes by. SetupError, with the reason: none."""
        if self.alone:
            raise SetupError(self.alone)
        spec = find_spec(self.module)
        if not self.linked or spec is None or spec.origin is None:
            return mpi.FLAVOURS
        if usable := mpi.linked(Path(spec.origin).parent.glob(self.linked)):
            return usable
        raise SetupError(self.without)


OURS = (
    Needs(
        "nest",
        "NEST",
        "nest",
        "nest-simulator",
        linked="*.so",
        without="This NEST was built without MPI, like all that pip installs, and simulates in one process; "
        "packaging/nest-mpi.sh builds another.",
    ),
    Needs("neuron", "NEURON", "neuron", "neuron", compiled.NEURON),
    Needs("brian2", "Brian2", "brian2", "Brian2", alone="Brian2 simulates in one process."),
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


def flavours(name: str) -> tuple[Flavour, ...]:
    """The kinds of MPI by which a simulator can have several processes. SetupError, with the reason: none."""
    needs = next((needs for needs in OURS if needs.name == name), None)
    return needs.flavours() if needs else mpi.FLAVOURS


def launcher(name: str) -> Flavour:
    """What starts several processes for a simulator. SetupError, with a sentence that says why, or what to install."""
    usable = flavours(name)
    if flavour := mpi.found(usable):
        return flavour
    titles, packages = " or ".join(one.title for one in usable), " or ".join(one.package for one in usable)
    title = next((needs.title for needs in OURS if needs.name == name), name)
    raise SetupError(
        f"{title} simulates in several processes by MPI, and neither its command nor its "
        f"library is found: install {titles} (Debian and Ubuntu: {packages})."
    )


def alone(name: str) -> str | None:
    """Why a simulator cannot have several processes here, as a sentence, or None."""
    try:
        launcher(name)
    except SetupError as error:
        return str(error)
    return None
