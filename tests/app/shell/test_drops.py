"""Files and text dropped on the window: opened, or refused in words; never half of something."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt5.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt5.QtGui import QDropEvent

from app.model import Network
from app.shell.drops import dropped
from app.shell.window import Window
from app.storage import dumps_part, save
from tests.app.networks import balanced
from tests.app.shell.test_accessibility import window  # noqa: F401  # a fixture


def drop(on: Window, mime: QMimeData) -> None:
    on.dropEvent(QDropEvent(QPointF(400, 300), Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_of_ten_files_the_first_project_is_opened(window, tmp_path):  # noqa: F811
    paths = [tmp_path / f"{number}.txt" for number in range(9)]
    for path in paths:
        path.write_text("no network")
    save(balanced(), tmp_path / "mine.pine")
    drop(window, files(*paths, tmp_path / "mine.pine"))
    assert window.document.network == balanced()
    assert window.toast.text() == "One network fits in a window: opened mine.pine of 10 files."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "folder is a folder; drop a .pine project."),
        ("script.py", "script.py is a Python program: run it with `python main.py run script.py --on nest`"),
        ("photo.PNG", "photo.PNG is a picture, which holds no network"),
        ("notes.txt", "notes.txt is no .pine project"),
    ],
)
def test_what_is_no_project_is_named(window, tmp_path, name, words):  # noqa: F811
    path = tmp_path / name
    path.mkdir() if name == "folder" else path.write_bytes(b"x")
    drop(window, files(path))
    assert words in window.toast.text()
    assert window.document.network == Network()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": "pinetum network", "version": 99}', "it was written by a newer Pinetum"),
        ("{", "it ends too early"),
        ("\x00\xff", "it is not"),
    ],
)
def test_a_project_that_cannot_be_read_is_refused_with_the_reason(window, tmp_path, text, words):  # noqa: F811
    told: list[str] = []
    window.dialogs.tell = lambda sentence, detail="": told.append(sentence)
    path = tmp_path / "future.pine"
    path.write_bytes(text.encode("latin-1"))
    drop(window, files(path))
    assert words in " ".join([*told, window.toast.text()])
    assert window.document.network == Network()


def test_elements_that_are_dropped_as_text_come_in_and_other_text_is_refused(window):  # noqa: F811
    mime = QMimeData()
    mime.setText(dumps_part(balanced()))
    drop(window, mime)
    assert len(window.document.network) == len(balanced())
    mime = QMimeData()
    mime.setText("Dear all")
    drop(window, mime)
    assert window.toast.text().startswith("The clipboard holds “Dear all”")
    assert len(window.document.network) == len(balanced())


def test_nothing_is_said_of_a_single_project(tmp_path):
    assert dropped([tmp_path / "a.pine"]) == dropped([]) == ""
