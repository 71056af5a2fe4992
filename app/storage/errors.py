"""Why a project could not be read or written.

StorageError
├── NotAProject   the file cannot be read as a network at all
├── NotSaved      the file could not be written; what was on disk is unharmed
└── NotElements   a text, such as that of the clipboard, holds no elements
"""

from __future__ import annotations


class StorageError(Exception):
    """The text is a sentence for the user that names the file."""


class NotAProject(StorageError):
    """Not a Pinetum project, or one that this version cannot read."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be opened: {why}.")


class NotElements(StorageError):
    """A text that holds no elements of a network; says what it is instead."""


class NotSaved(StorageError):
    """The disk refused."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} could not be saved: {why}. The file on disk is as it was before.")
