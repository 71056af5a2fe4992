"""Makes the pictures of the README, light and dark, at 100 % and 200 %, on a virtual screen (Xvfb).

Brunel's network while it runs on NEST, the column of Potjans and Diesmann, and cells in space with synapses that learn.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "resources" / "screenshots"
PICTURES = (
    ("window-light", "light", 1, "running"),
    ("window-light-2x", "light", 2, "running"),
    ("window-dark", "dark", 1, "running"),
    ("column-light", "light", 1, "column"),
    ("column-dark", "dark", 1, "column"),
    ("space-light", "light", 1, "space"),
    ("space-dark", "dark", 1, "space"),
    ("connector-light", "light", 1, "connector"),
    ("connector-dark", "dark", 1, "connector"),
    ("gallery-light", "light", 1, "gallery"),
    ("gallery-dark", "dark", 1, "gallery"),
    ("compare-light", "light", 1, "compare"),
)
SHOWN_AT = 0.62  # how far the run is when the picture is taken
WAIT_MS = 120_000
Ready = Callable[[], bool]


def main() -> int:
    """Take all pictures, each in a process of its own, since the scale is fixed when Qt starts."""
    if len(sys.argv) == 5:
        return take(sys.argv[1], sys.argv[2], sys.argv[4])
    OUT.mkdir(parents=True, exist_ok=True)
    return max(_on_virtual_screen(*picture) for picture in PICTURES)


def take(name: str, look: str, scene: str) -> int:
    """Take one picture; 1 when what it shows does not come about in time."""
    sys.path.insert(0, str(HERE))
    from PyQt5.QtCore import QTimer

    from app.look import DARK, LIGHT, theme
    from app.shell.main import make_application, make_window

    application = make_application([name])
    theme().apply(DARK if look == "dark" else LIGHT)
    window = make_window()
    window.resize(1440, 900)
    window.show()
    ready = SCENES[scene](window)

    def look_again() -> None:
        if ready():
            timer.stop()
            window.grab().save(str(OUT / f"{name}.png"))
            for part in (window.session, window.preview, window.comparison.comparing):
                part.shutdown()
            application.exit(0)

    timer = QTimer(interval=10)
    timer.timeout.connect(look_again)
    QTimer.singleShot(2500, timer.start)
    QTimer.singleShot(WAIT_MS, lambda: application.exit(1))
    return int(application.exec_())


def _running(window: Any) -> Ready:
    """Brunel's network in the midst of a run."""
    from PyQt5.QtCore import QTimer

    window.open_example("brunel-demo")
    window.document.select(["excitatory"])
    QTimer.singleShot(1500, window.runner.run)
    return lambda: window.top.progress.fraction >= SHOWN_AT


def _column(window: Any) -> Ready:
    """The column of Potjans and Diesmann, the canvas alone, with its legend."""
    from PyQt5.QtCore import QTimer

    window.open_example("potjans-diesmann")
    window.outlook.toggle_full()
    window.canvas.set_legend(True)
    QTimer.singleShot(800, window.canvas.fit_all)
    return lambda: True


def _space(window: Any) -> Ready:
    """Two populations in space, one connected with itself by distance, with synapses that learn."""
    from app.model import Component, Frozen, Network, Place, Population, Projection, Recording, Role

    cell, seen = Component("IF_cond_exp"), (Recording("spikes"),)
    grid = Component("Grid3D", Frozen(dx=12.0, dy=12.0, dz=12.0))
    ball = Component("RandomStructure", Frozen(boundary=Component("Sphere", Frozen(radius=60.0))))
    near = Component("DistanceDependentProbabilityConnector", Frozen(d_expression="exp(-d**2 / (2 * 25**2))"))
    plastic = Component("STDPMechanism", Frozen(weight=0.004, delay=1.5))
    excitatory = Population("exc", "Excitatory", cell, 1000, grid, records=seen, role=Role.EXCITATORY)
    inhibitory = Population("inh", "Inhibitory", cell, 250, ball, role=Role.INHIBITORY, place=Place(320.0, 0.0))
    loop = Projection("loop", "Excitatory → Excitatory", "exc", "exc", near, plastic)
    window.document.open(Network([excitatory, inhibitory, loop], "Cells in space"))
    window.tabs.setCurrentWidget(window.space)
    window.document.select(["loop"])
    return lambda: len(window.space.places.clouds) == 2


def _connector(window: Any) -> Ready:
    """What a projection by distance makes, before any run: the matrix, and the targets of one cell in space."""
    from PyQt5.QtCore import QTimer

    ready = _space(window)
    card = window.inspector.connectivity
    card.fold.click()
    card.choose("Matrix")
    QTimer.singleShot(2000, lambda: card.matrix.choose(555))
    links = window.space.links
    return lambda: ready() and card.matrix.chosen == 555 and len(links.lines(window.space.places.clouds)) > 0


def _gallery(window: Any) -> Ready:
    """What an empty canvas offers."""
    return lambda: True


def _compare(window: Any) -> Ready:
    """Brunel's network on all simulators, for 300 ms."""
    from dataclasses import replace

    from app.commands import Describe

    window.open_example("brunel-demo")
    window.document.submit(Describe(settings=replace(window.document.network.settings, duration=300.0)))
    window.middle.setSizes([300, 560])
    window.compare()
    return lambda: window.comparison.overlay.isVisible() and not window.comparison.comparing.going


SCENES: Mapping[str, Callable[[Any], Ready]] = {
    "running": _running,
    "column": _column,
    "space": _space,
    "connector": _connector,
    "gallery": _gallery,
    "compare": _compare,
}


def _on_virtual_screen(name: str, look: str, scale: int, scene: str) -> int:
    environment = {**os.environ, "QT_SCALE_FACTOR": str(scale), "XDG_CONFIG_HOME": "/nonexistent"}
    screen = f"-screen 0 {1440 * scale}x{900 * scale}x24"
    command = ["xvfb-run", "-a", "-s", screen, sys.executable, __file__, name, look, str(scale), scene]
    status = subprocess.run(command, env=environment, check=False).returncode
    print(f"{OUT / name}.png" if status == 0 else f"{name}: it did not come about in time")
    return status


if __name__ == "__main__":
    sys.exit(main())
