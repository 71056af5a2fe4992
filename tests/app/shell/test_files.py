import os
from pathlib import Path

import pytest

from app.commands import Remove
from app.document import Document
from app.model import Network
from app.shell.files import Files
from app.shell.recovery import Recovery, Rescued
from app.storage import load, save
from tests.app.networks import balanced


class Answers:
    """A user who has made up his mind, and remembers what he was told."""

    def __init__(self, path: Path | None = None, keep: bool | None = True, restore: bool = True) -> None:
        self.path, self.keep, self.wants = path, keep, restore
        self.told: list[str] = []

    def tell(self, sentence: str, detail: str = "") -> None:
        self.told.append(sentence)

    def keep_changes(self, title: str) -> bool | None:
        return self.keep

    def restore(self, title: str) -> bool:
        return self.wants

    def open_path(self, folder: Path) -> Path | None:
        return self.path

    save_path = export_path = open_path


@pytest.fixture
def desk(tmp_path, qapp):
    def make(network: Network, path: Path | None = None, **answers: object) -> tuple[Document, Files, Answers]:
        document, user = Document(network, path), Answers(**answers)
        return document, Files(document, user, Recovery(tmp_path / "recovery")), user

    return make


def test_saving_asks_where_only_once(desk, tmp_path):
    document, files, user = desk(balanced(), path=None)
    user.path = tmp_path / "a.pine"
    assert files.save()
    user.path = None
    document.submit(Remove(("one",)))
    assert files.save()
    assert load(tmp_path / "a.pine").network == document.network
    assert not document.edited


def test_a_refused_save_keeps_the_document_edited(desk, tmp_path, monkeypatch):
    document, files, user = desk(balanced(), tmp_path / "a.pine")
    document.submit(Remove(("one",)))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not files.save()
    assert document.edited
    assert "a.pine could not be saved: no space left on device" in user.told[0]


@pytest.mark.parametrize(("keep", "closes", "saved"), [(True, True, True), (False, True, False), (None, False, False)])
def test_closing_an_edited_document(desk, tmp_path, keep, closes, saved):
    path = tmp_path / "a.pine"
    document, files, _ = desk(balanced(), path, keep=keep)
    document.submit(Remove(("one",)))
    assert files.may_close() is closes
    assert path.exists() is saved


def test_a_file_that_cannot_be_opened_leaves_what_is_open(desk, tmp_path):
    document, files, user = desk(balanced())
    (tmp_path / "x.pine").write_text("nothing", encoding="utf-8")
    files.open_path(tmp_path / "x.pine")
    assert document.network == balanced()
    assert user.told == ["x.pine cannot be opened: it is not JSON, see line 1, column 1."]


def test_an_example_is_opened_as_a_copy(desk, tmp_path):
    save(balanced(), tmp_path / "x.pine")
    document, files, _ = desk(Network())
    files.open_path(tmp_path / "x.pine", as_copy=True)
    assert document.path is None
    assert document.network == balanced()


def test_exporting_writes_the_program_that_is_shown(desk, tmp_path):
    document, files, _ = desk(balanced(), path=tmp_path / "a.pine")
    files._dialogs.path = tmp_path / "a.py"
    files.export()
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == document.program.text


def test_exporting_to_nowhere_is_said(desk, tmp_path):
    _, files, user = desk(balanced())
    user.path = tmp_path / "nowhere" / "a.py"
    files.export()
    assert "could not be written to a.py" in user.told[0]


def test_a_rescued_network_is_opened_as_edited(desk, tmp_path, monkeypatch):
    document, files, _ = desk(Network())
    rescued = [Rescued(balanced(), tmp_path / "a.pine", tmp_path / f"{n}.pine") for n in (1, 2)]
    for each in rescued:
        save(each.network, each.copy)
    monkeypatch.setattr(Recovery, "rescued", lambda self: iter(rescued))
    files.rescue()
    assert document.edited
    assert document.path == tmp_path / "a.pine"
    assert [each.copy.exists() for each in rescued] == [False, True]
