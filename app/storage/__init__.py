"""The project file, JSON that a person can read: parse → upgrade → build, with problems collected. No Qt."""

from app.storage.errors import NotAProject, NotSaved, StorageError
from app.storage.file import EXTENSION, Opened, load, loads, save
from app.storage.write import dumps

__all__ = ["EXTENSION", "NotAProject", "NotSaved", "Opened", "StorageError", "dumps", "load", "loads", "save"]
