"""A virtual screen of its own for each test process, so that journeys neither need nor disturb a real one."""

from __future__ import annotations

import os
import sys

SIZE = "1600x1000x24"


def start() -> None:
    """Start Xvfb on a free display and make this process use it; on macOS, where there is no X, do nothing.

    It ends with this process: any earlier, it would take a Qt that still shows something on it with it.
    """
    if sys.platform != "linux":
        return
    reader, writer = os.pipe()
    os.set_inheritable(writer, True)
    server = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    silence = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    os.posix_spawnp("setpriv", ["setpriv", "--pdeathsig", "KILL", *server], os.environ, file_actions=silence)
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start; journeys need it (Debian: apt-get install xvfb).")
    os.environ["DISPLAY"] = f":{number}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.pop("WAYLAND_DISPLAY", None)
