"""What is compiled on first use: kept under what it was made from, made whole or not at all, or refused in words."""

import stat
import sys
from pathlib import Path

import pytest

from backends.compiled import NEURON as LIBRARY
from backends.registry import Needs
from backends.simulator import SimulatorError


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and a folder that is all of PATH; this Python's own commands are hidden."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("CXX", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    return tmp_path / "bin"


def tool(folder: Path, name: str, *lines: str) -> None:
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines]))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


COMPILES = "/bin/mkdir x86_64 && /bin/cat *.mod *.inc > x86_64/libnrnmech.so"


def test_compiled_once_and_kept(tools: Path, capfd: pytest.CaptureFixture) -> None:
    for name in ("make", "g++"):
        tool(tools, name)
    tool(tools, "nrnivmodl", COMPILES)
    assert LIBRARY.missing() is None
    path = LIBRARY.ready()
    assert "IFCurrExp" in path.read_text()
    assert path.is_relative_to(tools.parent / "cache" / "pinetum" / "neuron")
    assert [entry.name for entry in path.parent.iterdir()] == ["libnrnmech.so"]
    assert "Compiling cell models for NEURON" in capfd.readouterr().err
    tool(tools, "nrnivmodl", "exit 1")
    assert LIBRARY.ready() == path
    assert capfd.readouterr() == ("", "")
    for entry in tools.iterdir():
        entry.unlink()
    assert LIBRARY.missing() is None


def test_another_process_may_have_been_quicker(tools: Path) -> None:
    for name in ("make", "g++"):
        tool(tools, name)
    tool(tools, "nrnivmodl", COMPILES, f'echo other > "{LIBRARY.path}"')
    assert "IFCurrExp" in LIBRARY.ready().read_text()


def test_without_a_compiler(tools: Path) -> None:
    tool(tools, "nrnivmodl", "exit 1")
    tool(tools, "make")
    sentence = LIBRARY.missing()
    assert sentence is not None
    assert sentence.startswith("g++ is not found")
    assert "build-essential" in sentence
    with pytest.raises(SimulatorError, match=r"^NEURON cannot compile its cell models: g\+\+ is not found"):
        LIBRARY.ready()
    (tools / "make").unlink()
    assert str(LIBRARY.missing()).startswith("make and g++ are not found")
    presence = Needs("neuron", "NEURON", "neuron", "neuron", LIBRARY).presence()
    assert (presence.version, presence.reason) == (None, LIBRARY.missing())


def test_without_the_command(tools: Path) -> None:
    assert str(LIBRARY.missing()).startswith("nrnivmodl, which comes with Python's package neuron, is not found")


def test_a_compiler_that_fails_is_quoted_and_nothing_remains(tools: Path) -> None:
    for name in ("make", "g++"):
        tool(tools, name)
    tool(tools, "nrnivmodl", "echo syntax error in line 3", "exit 1")
    with pytest.raises(SimulatorError, match=r"(?s)cannot compile .*syntax error in line 3"):
        LIBRARY.ready()
    assert not LIBRARY.path.exists()
    assert list(LIBRARY.path.parent.iterdir()) == []


def test_a_cache_that_cannot_be_written(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("make", "g++", "nrnivmodl"):
        tool(tools, name)
    (tools.parent / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tools.parent / "file"))
    with pytest.raises(SimulatorError, match="cannot be kept: "):
        LIBRARY.ready()


def test_without_pythons_shared_library(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nrnivmodl", "make", "g++"):
        tool(tools, name)
    monkeypatch.setattr("find_libpython.find_libpython", lambda: None)
    monkeypatch.delenv("NMODL_PYLIB", raising=False)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    sentence = str(LIBRARY.missing())
    assert sentence.startswith(f"the shared library of Python {version}, which nrnivmodl needs")
    assert f"libpython{version}" in sentence
    monkeypatch.setenv("NMODL_PYLIB", "/somewhere/libpython.so")
    assert LIBRARY.missing() is None
