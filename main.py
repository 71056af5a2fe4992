"""Pinetum: draw a spiking neural network, run it, watch it, and take it away as a program."""

import sys

from app.cli import main


def window(file: str | None) -> int:
    """Open the window. Qt is imported here and not before: the commands do without it."""
    from app.shell.main import run

    return run(file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], window))
