"""Every kind of chart that can be put on the board."""

from __future__ import annotations

from functools import partial

from app.plots.board.kind import Kind
from app.plots.board.more_traces import MoreTraces
from app.plots.figures.activity_map import ActivityMap
from app.plots.figures.curves import Curves
from app.plots.figures.measures import MEASURES
from app.plots.figures.phase import PhasePlane
from app.plots.figures.planes import variables
from app.plots.figures.scatter import Scatter
from app.plots.figures.weight_matrix import WeightMatrix
from app.plots.previous import Run
from app.plots.rates import Rates
from app.plots.weight_density import WeightDensity
from app.run.preview import Preview

TIME, SPREAD, PLANE, SPACE, WEIGHTS = "Over time", "Statistics", "One against another", "In space", "Weights"


def kinds(preview: Preview | None = None) -> tuple[Kind, ...]:
    """All of them, in the order in which they are offered; `preview` tells some of them where cells are."""
    return (
        Kind("rates", "Rates", TIME, Rates, _fires),
        Kind("traces", "Further traces", TIME, MoreTraces, lambda run: bool(run.sources()[1])),
        *(Kind(each.key, each.title, SPREAD, partial(Curves, each), _fires) for each in MEASURES),
        Kind("scatter", "Excitation against inhibition", PLANE, Scatter, _several_fire),
        Kind("phase", "Phase plane", PLANE, PhasePlane, lambda run: bool(variables(run))),
        Kind("map", "Activity map", SPACE, partial(ActivityMap, preview), _fires, "Ctrl+Shift+M"),
        Kind("matrix", "Weight matrix", WEIGHTS, partial(WeightMatrix, preview), _connects),
        Kind("density", "Distribution of weights", WEIGHTS, WeightDensity, lambda run: bool(run.results.weights)),
    )


def _fires(run: Run) -> bool:
    return bool(run.sources()[0])


def _several_fire(run: Run) -> bool:
    return len(run.sources()[0]) > 1


def _connects(run: Run) -> bool:
    return run.network is not None and bool(run.network.projections)
