"""Starts the application with a window."""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PyQt5.QtCore import QCoreApplication, QSettings, QStandardPaths, Qt, QTimer
from PyQt5.QtGui import QIcon, QPalette
from PyQt5.QtWidgets import QApplication

from app.look import DARK, LIGHT, Look, theme
from app.shell.examples import RESOURCES
from app.shell.recovery import Recovery
from app.shell.window import Window

# Python looks through everything that lives for what can go. A large network is a million things that stay, so it
# looks less often than it would by itself, which would hold up a frame now and then.
COLLECTOR = (20_000, 20, 100)


def run(file: str | None = None) -> int:
    """Show the window, with a project open where one is named, until it is closed. Returns the exit status."""
    gc.set_threshold(*COLLECTOR)
    application = make_application(sys.argv)
    window = make_window()
    sys.excepthook = _Reporter(window)
    window.show()
    QTimer.singleShot(0, lambda: _begin(window, file))
    # Python only sees Ctrl+C when it runs now and then.
    signal.signal(signal.SIGINT, lambda *_: window.close())
    ticker = QTimer()
    ticker.start(200)
    ticker.timeout.connect(lambda: None)
    return int(application.exec_())


def make_application(arguments: list[str]) -> QApplication:
    """The one application, dressed."""
    QCoreApplication.setAttribute(Qt.AA_EnableHighDpiScaling)
    QCoreApplication.setAttribute(Qt.AA_UseHighDpiPixmaps)
    QCoreApplication.setOrganizationName("Pinetum")
    QCoreApplication.setApplicationName("Pinetum")
    application = QApplication.instance() or QApplication(arguments)
    assert isinstance(application, QApplication)
    desktop = application.palette()
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "pine.svg")))
    theme().apply({"light": LIGHT, "dark": DARK}.get(str(QSettings().value("look", "")), desktop_look(desktop)))
    return application


def desktop_look(palette: QPalette) -> Look:
    """Dark where the desktop is dark, until somebody chooses."""
    return DARK if palette.color(QPalette.Window).lightness() < 128 else LIGHT


def make_window() -> Window:
    """A window with the user's settings, and a place for its safety copy."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.AppLocalDataLocation))
    return Window(QSettings(), Recovery(folder / "recovery"))


def _begin(window: Window, file: str | None) -> None:
    window.files.rescue()
    if file and not window.document.edited:
        window.files.open_path(Path(file))


class _Reporter:
    """Says in words that something went wrong inside, keeps the network safe, and lets the window live."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        if isinstance(error, Exception):
            self._window.keep()
            self._window.toast.say(f"Something went wrong inside Pinetum ({error}). Your network is safe.")
