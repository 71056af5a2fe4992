"""The child process: `python -m app.preview DOOR SINCE`; the door is the descriptor of its end of a socket."""

import os
import socket
import sys

from app.preview.process import Process
from app.worker.process import leave_no_orphan

_NICE = 5  # the window and the run go first

if __name__ == "__main__":
    leave_no_orphan()
    os.nice(_NICE)
    with socket.socket(fileno=int(sys.argv[1])) as parent:
        Process(parent).serve()
