"""Why a command could not be carried out.

CommandError     exit status 1
└── UsageError   exit status 2: the command itself makes no sense
"""

from __future__ import annotations


class CommandError(Exception):
    """The text is a sentence, or several, one a line, for standard error. `detail` is for those who debug."""

    status = 1

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class UsageError(CommandError):
    """What was asked for cannot be asked for."""

    status = 2
