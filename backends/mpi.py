"""MPI, by which several processes simulate together: which is here, what starts them, how many were started.

Nothing of it is loaded here: each simulator brings its own binding. All processes execute the same script.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

LIBRARY = "libmpi.so"  # what whoever loads MPI at run time asks for
CHOICE = "PINETUM_MPI"  # environment: the name of the MPI to take, where several are here
_LDCONFIG = ("ldconfig", "/sbin/ldconfig", "/usr/sbin/ldconfig")


@dataclass(frozen=True)
class Flavour:
    """An implementation of MPI.

    `commands` start processes, with `options`, and for root with `as_root` besides; the plain `mpiexec` does when it
    says `mark` of itself. `libraries`: the names by which programs are linked to it, one of which must be there. `size`
    and `rank`: where in the environment a process finds how many there are, and which it is; `descriptor`: where it
    finds an open file that it needs. `settings`: what the environment is to say besides.
    """

    name: str
    title: str
    package: str
    commands: tuple[str, ...]
    mark: str
    libraries: tuple[str, ...]
    size: str
    rank: str
    descriptor: str = ""
    options: tuple[str, ...] = ()
    as_root: tuple[str, ...] = ()
    settings: Mapping[str, str] | None = None

    @property
    def command(self) -> str | None:
        """The command that starts processes, or None."""
        plain = shutil.which("mpiexec")
        ours = plain if plain and self.mark in _said(plain, "--version") else None
        return next((found for name in self.commands if (found := shutil.which(name))), ours)

    @property
    def library(self) -> Path | None:
        """The library: one that the loader knows, or one that came with the command. None: there is none."""
        ldconfig = next((name for name in _LDCONFIG if shutil.which(name)), "")
        known = dict(re.findall(r"^\s*(\S+) \(.*\) => (\S+)$", _said(ldconfig, "-p"), re.MULTILINE))
        beside = Path(self.command).parent.parent / "lib" if self.command else Path("/nowhere")
        places = (Path(known.get(name, beside / name)) for name in self.libraries)
        return next((place for place in places if place.exists()), None)

    def words(self, processes: int, command: Sequence[str]) -> list[str]:
        """The words that run a command in so many processes on this machine."""
        root = self.as_root if os.geteuid() == 0 else ()
        return [str(self.command), *self.options, *root, "-n", str(processes), *command]

    def environment(self) -> Mapping[str, str]:
        """Changes to the environment by which whoever loads `libmpi.so` gets this one. OSError: the disk refuses."""
        library = self.library
        folders = [str(_linked(library, self))] if library else []
        paths = [*folders, *filter(None, [os.environ.get("LD_LIBRARY_PATH")])]
        return {**(self.settings or {}), **({"LD_LIBRARY_PATH": os.pathsep.join(paths)} if paths else {})}


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
        options=("--quiet", "--oversubscribe"),
        as_root=("--allow-run-as-root",),
        settings={"OMPI_MCA_btl_vader_single_copy_mechanism": "none"},  # containers forbid it, and it complains
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
        descriptor="PMI_FD",
        settings={"MPI4PY_MPIABI": "mpich"},  # which mpi4py finds out by itself only where there is no other MPI
    ),
)


@dataclass(frozen=True)
class World:
    """The processes that were started together with this one: how many, which of them this is, and by what."""

    size: int = 1
    rank: int = 0
    flavour: Flavour | None = None

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The open files that a child has to be given, to take this process's place."""
        number = os.environ.get(self.flavour.descriptor, "") if self.flavour else ""
        return (int(number),) if number.isdecimal() else ()

    def environment(self) -> Mapping[str, str]:
        """Changes to the environment for such a child. OSError."""
        return self.flavour.environment() if self.flavour else {}


def world() -> World:
    """What the environment says, where MPI started this process; otherwise it is alone."""
    for flavour in FLAVOURS:
        size, rank = os.environ.get(flavour.size, ""), os.environ.get(flavour.rank, "")
        if size.isdecimal() and rank.isdecimal() and int(size) > 1:
            return World(int(size), int(rank), flavour)
    return World()


def end_together() -> None:
    """From now on, an error that nobody catches ends this process at once.

    MPI then ends the others, which may be waiting for it, where otherwise it would wait for them.
    """

    def end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(1)

    sys.excepthook = end


def found(usable: Iterable[Flavour]) -> Flavour | None:
    """The first of some that is here; where the environment names one, only that."""
    wanted = os.environ.get(CHOICE)
    return next((one for one in usable if wanted in (None, "", one.name) and one.command and one.library), None)


def linked(files: Iterable[Path]) -> tuple[Flavour, ...]:
    """Those to which one of these libraries was linked."""
    contents = [file.read_bytes() for file in files]
    return tuple(
        flavour
        for flavour in FLAVOURS
        if any(name.encode() + b"\0" in content for name in flavour.libraries for content in contents)
    )


def _linked(library: Path, flavour: Flavour) -> Path:
    """A folder in the user's cache where the library has all names that it may be asked for by."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "pinetum" / "mpi" / flavour.name
    folder.mkdir(parents=True, exist_ok=True)
    for name in (LIBRARY, *flavour.libraries):
        link, fresh = folder / name, folder / f"{name}.{os.getpid()}"
        if link.resolve() != library.resolve():
            fresh.symlink_to(library)
            fresh.replace(link)  # at once: others may be looking
    return folder


def _said(command: str, word: str) -> str:
    """What a command prints, "" when it cannot be run."""
    try:
        return subprocess.run([command, word], capture_output=True, text=True, check=False, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
