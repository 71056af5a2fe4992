"""Charts that people take away: as a picture, or as a table of their data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from PyQt5.QtCore import QObject, pyqtSignal

from app.plots import ActivityPanel, data_file
from app.shell.dialogs import Dialogs

NOTHING = "{0} shows no data that could be saved."


class Chart(Protocol):
    """What can be taken away."""

    title: str

    def save(self, path: Path) -> None:
        """Write a picture. ValueError for an ending that is none of a picture, OSError."""

    def table(self) -> Mapping[str, Any]:
        """What is drawn, as columns."""


class Taking(QObject):
    """Asks where to, writes, and says what came of it: `told`."""

    told = pyqtSignal(str)

    def __init__(self, activity: ActivityPanel, dialogs: Dialogs, folder: Callable[[], Path]) -> None:
        super().__init__(activity)
        self._dialogs, self._folder = dialogs, folder
        activity.page.export_wanted.connect(self.take_picture)
        activity.page.data_wanted.connect(self.take_data)

    def offer(self, chart: Any) -> None:
        """A chart that stands elsewhere can be taken away as well."""
        chart.export_wanted.connect(lambda: self.take_picture(chart))
        chart.data_wanted.connect(lambda: self.take_data(chart))

    def take_picture(self, chart: Chart) -> None:
        """Save what the chart shows."""
        path = self._dialogs.picture_path(self._folder() / f"{chart.title}.svg")
        if path is not None:
            self._write(path if path.suffix else path.with_suffix(".svg"), chart.save)

    def take_data(self, chart: Chart) -> None:
        """Save the numbers behind it."""
        table = chart.table()
        if not table:
            self.told.emit(NOTHING.format(chart.title))
            return
        path = self._dialogs.data_path(self._folder() / f"{chart.title}.csv")
        if path is not None:
            named = path if path.suffix else path.with_suffix(".csv")
            self._write(named, lambda to: data_file.save(table, to))

    def _write(self, path: Path, write: Callable[[Path], None]) -> None:
        try:
            write(path)
        except OSError as error:
            self._dialogs.tell(f"{path.name} could not be written: {error.strerror or error}.")
        except ValueError as error:
            self._dialogs.tell(str(error))
        else:
            self.told.emit(f"Saved {path}")
