"""MPI, by which several processes simulate together: how many there are, what starts them, where the library is.

Nothing is imported from it here: each simulator brings its own binding. All processes execute the same script.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHOICE = "PINETUM_MPI"  # environment: the MPI to start processes with, where several are here
LIBRARY = "libmpi.so"  # what whoever loads MPI at run time asks for
_LDCONFIG = ("/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig")


@dataclass(frozen=True)
class Flavour:
    """An implementation of MPI.

    `commands` start processes, with `options`, and with `as_root` besides; `mark` is what the plain `mpiexec` says of
    itself; `libraries`: what it is called in programs that are linked to it; `size` and `rank`: the variables of the
    environment in which a process finds how many there are, and which it is; `environment`: what it is to be told.
    """

    name: str
    title: str
    package: str
    commands: tuple[str, ...]
    mark: str
    libraries: tuple[str, ...]
    size: str
    rank: str
    options: tuple[str, ...] = ()
    as_root: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()

    @property
    def command(self) -> str | None:
        """The command that starts processes, or None."""
        for name in self.commands:
            if found := shutil.which(name):
                return found
        plain = shutil.which("mpiexec")
        return plain if plain and self.mark in _said(plain, "--version") else None

    @property
    def library(self) -> Path | None:
        """The shared library, or None."""
        known = dict(re.findall(r"^\s*(\S+) \(.*\) => (\S+)$", _said(_ldconfig(), "-p"), re.MULTILINE))
        beside = Path(self.command or "/").resolve().parents[-1 if self.command is None else 1] / "lib"
        places = [
            *(Path(known[name]) for name in self.libraries if name in known),
            *(beside / n for n in self.libraries),
        ]
        return next((place for place in places if place.exists()), None)

    def start(self, processes: int, command: Sequence[str]) -> list[str]:
        """The words that run a command in so many processes on this machine."""
        root = self.as_root if os.geteuid() == 0 else ()
        return [str(self.command), *self.options, *root, "-n", str(processes), *command]

    def settings(self) -> Mapping[str, str]:
        """Changes to the environment with which whoever loads `libmpi.so` loads this one. OSError: the disk refuses."""
        library = self.library
        if library is None:
            return dict(self.environment)
        folder = str(_linked(library, self.name))
        paths = os.pathsep.join(filter(None, [folder, os.environ.get("LD_LIBRARY_PATH")]))
        return {**dict(self.environment), "LD_LIBRARY_PATH": paths}


FLAVOURS = (
    Flavour(
        "openmpi",
        "OpenMPI",
        "openmpi-bin",
        commands=("mpiexec.openmpi", "mpirun.openmpi"),
        mark="Open",
        libraries=("libmpi.so.40",),
        size="OMPI_COMM_WORLD_SIZE",
        rank="OMPI_COMM_WORLD_RANK",
        options=("--oversubscribe", "--quiet"),
        as_root=("--allow-run-as-root",),
        environment=(("OMPI_MCA_btl_vader_single_copy_mechanism", "none"),),  # containers forbid it, noisily
    ),
    Flavour(
        "mpich",
        "MPICH",
        "mpich",
        commands=("mpiexec.mpich", "mpiexec.hydra"),
        mark="HYDRA",
        libraries=("libmpich.so.12", "libmpi.so.12"),
        size="PMI_SIZE",
        rank="PMI_RANK",
    ),
)


@dataclass(frozen=True)
class World:
    """The processes that were started together with this one: how many, and which of them this is."""

    size: int = 1
    rank: int = 0
    flavour: Flavour | None = None


def world() -> World:
    """What the environment says, into which MPI starts processes: alone where it says nothing."""
    for flavour in FLAVOURS:
        size, rank = os.environ.get(flavour.size, ""), os.environ.get(flavour.rank, "")
        if size.isdecimal() and rank.isdecimal() and int(size) > 1:
            return World(int(size), int(rank), flavour)
    return World()


def found(usable: Iterable[Flavour] = FLAVOURS) -> Flavour | None:
    """The MPI to start processes with, out of some: the one chosen in the environment, or the first there is."""
    wanted = os.environ.get(CHOICE)
    return next((one for one in usable if wanted in (None, one.name) and one.command and one.library), None)


def linked(binary: Path) -> tuple[Flavour, ...]:
    """Those that a program or library was linked to."""
    content = binary.read_bytes()
    return tuple(flavour for flavour in FLAVOURS if any(name.encode() in content for name in flavour.libraries))


def _linked(library: Path, name: str) -> Path:
    """A folder in the user's cache where the library has the name under which it is loaded."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "pinetum" / "mpi" / name
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / LIBRARY
    if not link.exists() or link.resolve() != library.resolve():
        fresh = folder / f"{LIBRARY}.{os.getpid()}"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(library)
        fresh.replace(link)
    return folder


def _ldconfig() -> str:
    return next((name for name in _LDCONFIG if shutil.which(name)), "")


def _said(command: str, *words: str) -> str:
    """What a command prints, "" when it cannot be run."""
    try:
        return subprocess.run([command, *words], capture_output=True, text=True, check=False, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
