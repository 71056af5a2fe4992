"""What has to be compiled before a simulator can run: once, on first use, into the user's cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from platform import machine
from tempfile import TemporaryDirectory

import backends
from backends.simulator import SimulatorError

_SOURCES = (".mod", ".inc")
_TAIL = 12  # lines of what a compiler said that are shown


@dataclass(frozen=True)
class Library:
    """The shared library that `command` makes of the sources in `mod`, in the folder of `simulator`.

    It is kept under the version of `distribution` and a hash of the sources, so no other's is ever taken for it.
    """

    simulator: str
    title: str
    distribution: str
    command: str
    product: str

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files that it is compiled from."""
        folder = Path(backends.__path__[0]) / self.simulator / "mod"
        return tuple(sorted(path for path in folder.iterdir() if path.suffix in _SOURCES))

    @property
    def path(self) -> Path:
        """Where it is kept."""
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return cache / "pinetum" / self.simulator / f"{self._version()}-{self._hash()}" / self.product

    def missing(self) -> str | None:
        """Why it can neither be found nor compiled, as a sentence that says what to install, or None."""
        if self.path.exists():
            return None
        if self._command() is None:
            return f"{self.command}, which comes with Python's package {self.distribution}, is not found."
        lacking = [tool for tool in ("make", os.environ.get("CXX") or "g++") if not shutil.which(tool.split()[0])]
        if lacking:
            return (
                f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not found, which compile the cell "
                "models on first use: install a C++ compiler and make (Debian and Ubuntu: build-essential)."
            )
        if not _has_shared_python():
            version = ".".join(map(str, sys.version_info[:2]))
            return (
                f"the shared library of Python {version}, which {self.command} needs on first use, is not found: "
                f"install it (Debian and Ubuntu: libpython{version})."
            )
        return None

    def ready(self) -> Path:
        """Its place, once it is there. SimulatorError: it cannot be compiled."""
        if not self.path.exists():
            if reason := self.missing():
                raise SimulatorError(f"{self.title} cannot compile its cell models: {reason}")
            print(f"Compiling cell models for {self.title} (once, half a minute) …", file=sys.stderr, flush=True)
            self._compile()
        return self.path

    def _compile(self) -> None:
        """In a folder of its own; moved at once, so that processes that compile at the same time do no harm."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self.path.parent, prefix="compiling-") as folder:
                for source in self.sources:
                    shutil.copy(source, folder)
                said = self._run(folder)
                made = sorted(Path(folder).glob(f"*/{self.product}"))
                if not made:
                    raise SimulatorError(f"{self.title} cannot compile its cell models: {self.command} says\n{said}")
                os.replace(made[0], self.path)
        except OSError as error:
            raise SimulatorError(f"{self.title}'s compiled cell models cannot be kept: {error}.") from error

    def _run(self, folder: str) -> str:
        """Compile; returns what was said of errors, or else the end of what was said."""
        # Otherwise nrnivmodl takes the compiler that Python was built with, wherever that was.
        environment = {"CC": shutil.which("gcc") or "cc", "CXX": "g++", **os.environ}
        result = subprocess.run(
            [str(self._command())], cwd=folder, env=environment, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        lines = result.stdout.splitlines()
        return "\n".join(([line for line in lines if "error" in line.lower()] or lines)[-_TAIL:])

    def _command(self) -> str | None:
        """The command that belongs to this Python, or else one that is found."""
        own = Path(sys.executable).parent / self.command
        return str(own) if own.exists() else shutil.which(self.command)

    def _version(self) -> str:
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return "unknown"

    def _hash(self) -> str:
        digest = sha256(machine().encode())
        for source in self.sources:
            digest.update(source.name.encode() + b"\0" + source.read_bytes())
        return digest.hexdigest()[:16]


def _has_shared_python() -> bool:
    """Whether what translates the sources will find Python's shared library, by the way it looks for it itself."""
    if find_spec("find_libpython") is None:
        return True
    return bool(os.environ.get("NMODL_PYLIB") or import_module("find_libpython").find_libpython())


NEURON = Library("neuron", "NEURON", "neuron", "nrnivmodl", "libnrnmech.so")
