"""The project file: a `.pine` is JSON that a person can read. Parse → upgrade → build, with problems collected. No Qt."""

from app.storage.errors import NotAProject, NotSaved, StorageError
from app.storage.file import EXTENSION, Opened, load, loads, save
from app.storage.write import dumps

__all__ = ["EXTENSION", "NotAProject", "NotSaved", "Opened", "StorageError", "dumps", "load", "loads", "save"]
