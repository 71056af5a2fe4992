"""Makes the pictures of the README: the window with Brunel's network running, light and dark, at 100 % and 200 %.

Opens a real window on a virtual screen (Xvfb) for each picture, runs the demo on NEST, and takes the picture while the
run goes on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "resources" / "screenshots"
PICTURES = (("window-light", "light", 1), ("window-light-2x", "light", 2), ("window-dark", "dark", 1))
SHOWN_AT = 0.62  # how far the run is when the picture is taken
WAIT_MS = 120_000


def main() -> int:
    """Take all pictures, each in a process of its own, since the scale is fixed when Qt starts."""
    if len(sys.argv) == 4:
        return take(sys.argv[1], sys.argv[2])
    OUT.mkdir(parents=True, exist_ok=True)
    return max(_on_virtual_screen(*picture) for picture in PICTURES)


def take(name: str, look: str) -> int:
    """Take one picture; 1 when the run does not get far enough in time."""
    sys.path.insert(0, str(HERE))
    from PyQt5.QtCore import QTimer

    from app.look import DARK, LIGHT, theme
    from app.shell.main import make_application, make_window

    application = make_application([name])
    theme().apply(DARK if look == "dark" else LIGHT)
    window = make_window()
    window.resize(1440, 900)
    window.show()
    window.open_example("brunel-demo")
    window.document.select(["excitatory"])

    def look_again() -> None:
        if window.top.progress.fraction >= SHOWN_AT:
            window.grab().save(str(OUT / f"{name}.png"))
            window.session.shutdown()
            application.exit(0)

    timer = QTimer(interval=10)
    timer.timeout.connect(look_again)
    QTimer.singleShot(1500, window.runner.run)
    QTimer.singleShot(2000, timer.start)
    QTimer.singleShot(WAIT_MS, lambda: application.exit(1))
    return int(application.exec_())


def _on_virtual_screen(name: str, look: str, scale: int) -> int:
    environment = {**os.environ, "QT_SCALE_FACTOR": str(scale), "XDG_CONFIG_HOME": "/nonexistent"}
    screen = f"-screen 0 {1440 * scale}x{900 * scale}x24"
    command = ["xvfb-run", "-a", "-s", screen, sys.executable, __file__, name, look, str(scale)]
    status = subprocess.run(command, env=environment, check=False).returncode
    print(f"{OUT / name}.png" if status == 0 else f"{name}: the run did not get far enough")
    return status


if __name__ == "__main__":
    sys.exit(main())
