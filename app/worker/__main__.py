"""The child process: `python -m app.worker DOOR SINCE`, and when it was started (monotonic).

DOOR is the descriptor of its end of a socket, or the path of one that is shared by several such processes.
"""

import socket
import sys

from app.worker.process import Process, leave_no_orphan
from backends.mpi import world


def entered(door: str) -> socket.socket:
    """The way to the parent."""
    if door.isdecimal():
        return socket.socket(fileno=int(door))
    end = socket.socket(socket.AF_UNIX)
    end.connect(door)
    end.sendall(f"{world().rank}\n".encode())
    return end


if __name__ == "__main__":
    leave_no_orphan()
    with entered(sys.argv[1]) as parent:
        Process(parent, float(sys.argv[2])).serve()
