"""The project file, JSON that a person can read: parse → upgrade → build, with problems collected. No Qt."""

from app.storage.errors import NotAProject, NotElements, NotSaved, StorageError
from app.storage.file import EXTENSION, Opened, load, loads, save
from app.storage.part import Part, dumps_part, loads_part
from app.storage.write import dumps

__all__ = [
    "EXTENSION",
    "NotAProject",
    "NotElements",
    "NotSaved",
    "Opened",
    "Part",
    "StorageError",
    "dumps",
    "dumps_part",
    "load",
    "loads",
    "loads_part",
    "save",
]
