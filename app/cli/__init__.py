"""The command line: open the window, run, export, check, list the simulators. No Qt but for the window."""

from app.cli.command_line import main

__all__ = ["main"]
