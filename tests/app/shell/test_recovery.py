import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import Remove
from app.document import Document
from app.model import Network
from app.shell.recovery import Recovery
from app.storage import StorageError
from tests.app.networks import balanced


def edited() -> Document:
    document = Document(balanced(), Path("/somewhere/balanced.pine"))
    document.submit(Remove(("one",)))
    return document


def gone() -> int:
    """The number of a process that runs no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_dead_program_was_editing_can_be_rescued(tmp_path, monkeypatch):
    document, pid = edited(), gone()
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: pid)
        Recovery(tmp_path).keep(document)
    (rescued,) = Recovery(tmp_path).rescued()
    assert rescued.network == document.network
    assert rescued.path == Path("/somewhere/balanced.pine")
    Recovery.forget(rescued)
    assert list(tmp_path.iterdir()) == []


def test_what_a_living_program_is_editing_is_left_alone(tmp_path):
    recovery = Recovery(tmp_path)
    recovery.keep(edited())
    assert list(recovery.rescued()) == []
    (tmp_path / f"{os.getppid()}.pine").write_bytes((tmp_path / f"{os.getpid()}.pine").read_bytes())
    assert list(recovery.rescued()) == []


def test_nothing_is_kept_when_nothing_would_be_lost(tmp_path):
    recovery, document = Recovery(tmp_path), edited()
    recovery.keep(document)
    assert len(list(tmp_path.iterdir())) == 2
    document.undo()
    recovery.keep(document)
    assert list(tmp_path.iterdir()) == []
    assert list(Recovery(tmp_path / "nowhere").rescued()) == []


def test_a_damaged_copy_is_passed_over(tmp_path):
    (tmp_path / f"{gone()}.pine").write_text("{", encoding="utf-8")
    assert list(Recovery(tmp_path).rescued()) == []


def test_a_full_disk_is_said(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="no space left on device"):
        Recovery(tmp_path).keep(edited())


def test_an_unsaved_network_has_no_path(tmp_path, monkeypatch):
    document, pid = Document(Network()), gone()
    document.open_edited(balanced())
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: pid)
        Recovery(tmp_path).keep(document)
    (rescued,) = Recovery(tmp_path).rescued()
    assert rescued.path is None
