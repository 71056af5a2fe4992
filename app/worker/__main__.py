"""The child process: `python -m app.worker FD SINCE`, its end of the socket and when it was started (monotonic)."""

import socket
import sys

from app.worker.process import Process, leave_no_orphan

if __name__ == "__main__":
    leave_no_orphan()
    with socket.socket(fileno=int(sys.argv[1])) as parent:
        Process(parent, float(sys.argv[2])).serve()
