"""Makes resources/examples/*.png, the pictures of the gallery, by running each example on NEST: make examples.

A picture is what the first chart shows, without its axes, in the light and in the dark look. Examples that are too
large for a laptop have none.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt5.QtCore import QRect  # noqa: E402
from PyQt5.QtGui import QImage  # noqa: E402
from PyQt5.QtWidgets import QApplication  # noqa: E402

from app.look import DARK, LIGHT, theme  # noqa: E402
from app.plots.chart import Chart  # noqa: E402
from app.plots.previous import Run  # noqa: E402
from app.plots.raster import Raster  # noqa: E402
from app.plots.spread import density  # noqa: E402
from app.plots.traces import Traces  # noqa: E402
from app.plots.weight_density import WeightDensity  # noqa: E402
from app.script import write  # noqa: E402
from app.shell.examples import EXAMPLES  # noqa: E402
from app.storage import load  # noqa: E402
from app.worker import Task  # noqa: E402
from app.worker.batch import run  # noqa: E402

TOO_LARGE = ("potjans-diesmann",)
SIZE = (320, 180)  # px of the picture, for cards of half that on screens of twice the resolution
AROUND = (140, 80)  # px that the chart needs for its words


def chart_of(ran: Run) -> Chart:
    """The chart that says most: weights that learn, else spikes of several cells, else traces."""
    spikes, traces = ran.sources()
    if ran.results.weights:
        density_chart = WeightDensity()
        density_chart.show_run(ran)
        (weights,) = ran.results.weights.values()
        density_chart.density = density(weights.times, weights.rows)
        return density_chart
    if max((len(source.cells) for source in spikes), default=0) > 1:
        raster = Raster()
        raster.set_sources(spikes)
        return raster
    lines = Traces()
    lines.set_sources(traces, spikes)
    return lines


def picture(chart: Chart, duration: float) -> QImage:
    """The plot of a chart, without what is around it, in as few colours as make a small file."""
    chart.resize(SIZE[0] + AROUND[0], SIZE[1] + AROUND[1])
    chart.set_duration(duration)
    chart.show()
    QApplication.processEvents()
    plot = chart.view.geometry().toRect()
    grabbed = chart.grab(QRect(plot.topLeft(), plot.size())).scaled(*SIZE)
    return grabbed.toImage().convertToFormat(QImage.Format_Indexed8)


def main() -> None:
    """Run and draw them all, or those whose keys are given."""
    application = QApplication([])
    wanted = sys.argv[1:] or [example.key for example in EXAMPLES if example.key not in TOO_LARGE]
    for example in (each for each in EXAMPLES if each.key in wanted):
        network = load(example.path).network
        results, outcome = run(write(network), Task("nest"))
        print(f"{example.title}: {outcome.sentence}")
        ran = Run(results, network.populations, network.settings.duration, network)
        for look in (LIGHT, DARK):
            theme().apply(look)
            picture(chart_of(ran), ran.duration).save(str(example.picture(look.name)), "PNG")
    application.quit()


if __name__ == "__main__":
    main()
