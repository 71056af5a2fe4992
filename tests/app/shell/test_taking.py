"""Charts are taken away as pictures and tables."""

import pytest

from app.plots import ActivityPanel
from app.shell.taking import Taking
from tests.app.plots.figures.runs import random_run


class Dialogs:
    """Answers with a path, and hears of what went wrong."""

    def __init__(self, folder):
        self.folder, self.name, self.suggested, self.told = folder, "chart", None, []

    def picture_path(self, suggestion):
        self.suggested = suggestion
        return self.folder / self.name if self.name else None

    data_path = picture_path

    def tell(self, sentence):
        self.told.append(sentence)


@pytest.fixture
def dialogs(tmp_path):
    return Dialogs(tmp_path)


@pytest.fixture
def panel(qtbot, dialogs, tmp_path):
    panel = ActivityPanel()
    qtbot.addWidget(panel)
    panel.taking = Taking(panel, dialogs, lambda: tmp_path)
    run = random_run()
    panel.set_run(run.results, run.populations, run.duration, run.network)
    panel.refresh(final=True)
    return panel


@pytest.mark.parametrize(
    ("name", "written"), [("a.png", "a.png"), ("a.svg", "a.svg"), ("a.pdf", "a.pdf"), ("a", "a.svg")]
)
def test_a_picture(panel, dialogs, tmp_path, name, written):
    dialogs.name = name
    panel.raster.export_wanted.emit()
    assert (tmp_path / written).stat().st_size > 500 and dialogs.suggested.name == "Raster.svg"


def test_data(panel, dialogs, tmp_path, qtbot):
    with qtbot.waitSignal(panel.taking.told) as told:
        panel.raster.data_wanted.emit()
    lines = (tmp_path / "chart.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Excitatory: cell,Excitatory: time (ms),Inhibitory: cell,Inhibitory: time (ms)"
    assert len(lines) == 401 and told.args == [f"Saved {tmp_path / 'chart.csv'}"]


def test_what_cannot_be_written_is_said(panel, dialogs, tmp_path, qtbot):
    dialogs.name = "a.bmp"
    panel.raster.export_wanted.emit()
    dialogs.folder = tmp_path / "nowhere"
    panel.raster.data_wanted.emit()
    assert dialogs.told == [
        "a.bmp: a picture is saved as .png, .svg or .pdf, not as “.bmp”.",
        "a.bmp could not be written: No such file or directory.",
    ]
    with qtbot.waitSignal(panel.taking.told) as told:
        panel.traces.data_wanted.emit()
    assert told.args == ["Traces shows no data that could be saved."]


def test_who_thinks_better_of_it_writes_nothing(panel, dialogs, tmp_path):
    dialogs.name = ""
    panel.raster.export_wanted.emit()
    panel.raster.data_wanted.emit()
    assert not list(tmp_path.iterdir()) and not dialogs.told
