"""The plots of a run: rasters and traces that fill while it goes on."""

from app.plots.activity import ActivityPanel
from app.plots.chart import Chart

__all__ = ["ActivityPanel", "Chart"]
