"""Which MPI is here, how it starts processes, and what processes learn from it; no process is started here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backends import mpi, registry
from backends.mpi import FLAVOURS, Flavour, World

OPENMPI, MPICH = FLAVOURS


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (mpi.CHOICE, *(variable for one in FLAVOURS for variable in (one.size, one.rank))):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it but what a test puts into bin and lib."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "lib").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(mpi, "_LDCONFIG", ("ldconfig",))
    return tmp_path


def put(machine: Path, program: str, says: str = "", *libraries: str) -> None:
    command = machine / "bin" / program
    command.write_text(f"#!/bin/sh\necho {says!r}\n")
    command.chmod(0o755)
    for library in libraries:
        (machine / "lib" / library).write_bytes(b"")


def test_a_process_is_alone_unless_its_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mpi.world() == World(1, 0, None)
    monkeypatch.setenv("PMI_SIZE", "1")
    monkeypatch.setenv("PMI_RANK", "0")
    assert mpi.world() == World(1, 0, None)


@pytest.mark.parametrize("flavour", FLAVOURS, ids=lambda one: one.name)
def test_a_process_knows_its_place(flavour: Flavour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(flavour.size, "3")
    monkeypatch.setenv(flavour.rank, "2")
    assert mpi.world() == World(3, 2, flavour)


def test_a_child_is_given_what_it_needs_to_take_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMI_FD", "7")
    assert World(2, 0, MPICH).descriptors == (7,)
    assert World(2, 0, OPENMPI).descriptors == ()
    assert World().environment() == {}


@pytest.mark.parametrize(("program", "says"), [("mpiexec.openmpi", ""), ("mpiexec", "mpiexec (OpenRTE) 4.1.4")])
def test_an_mpi_is_found_by_its_command_and_its_library(machine: Path, program: str, says: str) -> None:
    put(machine, program, says)
    assert mpi.found(FLAVOURS) is None  # it takes both
    put(machine, program, says, "libmpi.so.40")
    assert mpi.found(FLAVOURS) is OPENMPI
    assert mpi.found([MPICH]) is None
    assert OPENMPI.words(3, ["run"])[-3:] == ["-n", "3", "run"]


def test_the_environment_chooses(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine, "mpiexec.openmpi", "", "libmpi.so.40")
    put(machine, "mpiexec.hydra", "", "libmpich.so.12")
    assert mpi.found(FLAVOURS) is OPENMPI
    monkeypatch.setenv(mpi.CHOICE, "mpich")
    assert mpi.found(FLAVOURS) is MPICH


def test_only_root_needs_leave(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine, "mpiexec.openmpi")
    for user, allowed in ((0, True), (1000, False)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        assert ("--allow-run-as-root" in OPENMPI.words(2, ["run"])) is allowed


def test_the_library_has_the_name_by_which_it_is_asked_for(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine, "mpiexec.hydra", "", "libmpich.so.12")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/mine")
    for _ in range(2):  # the first time it is linked, then it is there
        folder, mine = MPICH.environment()["LD_LIBRARY_PATH"].split(os.pathsep)
        for name in (mpi.LIBRARY, *MPICH.libraries):
            assert (Path(folder) / name).resolve() == (machine / "lib" / "libmpich.so.12").resolve()
        assert mine == "/mine"
    assert OPENMPI.environment()["LD_LIBRARY_PATH"] == "/mine"  # there is none


def test_what_a_library_is_linked_to(tmp_path: Path) -> None:
    for name, content in {"a.so": b"\0libmpich.so.12\0", "b.so": b"\0libm.so.6\0", "c.so": b"libmpi.so.40\0"}.items():
        (tmp_path / name).write_bytes(b"\x7fELF" + content)
    assert mpi.linked([tmp_path / "a.so", tmp_path / "b.so"]) == (MPICH,)
    assert mpi.linked([tmp_path / "b.so"]) == ()
    assert mpi.linked(tmp_path.glob("*.so")) == FLAVOURS


def test_who_cannot_have_several_processes_says_why() -> None:
    with pytest.raises(registry.SetupError, match="Brian2 simulates in one process"):
        registry.launcher("brian2")


def test_a_library_that_is_linked_to_no_mpi_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "some" / "__init__.py"
    module.parent.mkdir()
    module.write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    needs = registry.Needs("some", "Some", "some", "some", linked="*.so", without="It has none.")
    (module.parent / "kernel.so").write_bytes(b"\0libm.so.6\0")
    with pytest.raises(registry.SetupError, match="It has none"):
        needs.flavours()
    (module.parent / "kernel.so").write_bytes(b"\0libmpich.so.12\0")
    assert needs.flavours() == (MPICH,)


def test_what_to_install_is_said(machine: Path) -> None:
    with pytest.raises(registry.SetupError, match=r"NEURON .* install OpenMPI or MPICH .*openmpi-bin or mpich"):
        registry.launcher("neuron")
