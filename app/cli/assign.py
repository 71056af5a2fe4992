"""`--set ELEMENT.PARAMETER=VALUE`."""

from __future__ import annotations

from app.cli.errors import UsageError
from app.commands import Command, assign
from app.model import Network


def assignment(network: Network, text: str) -> Command:
    """The command that an assignment asks for. UsageError with a sentence when it makes no sense."""
    try:
        return assign.assignment(network, text)
    except assign.AssignmentError as error:
        raise UsageError(f"--set {text}: {error}") from error
