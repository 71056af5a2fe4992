"""Pictures of recorded data: what is drawn, read back from matplotlib."""

from __future__ import annotations

import matplotlib.pyplot as plt
import neo
import numpy as np
import pytest
import quantities as pq

from backends.api.errors import InvalidParameterValueError, NothingToWriteError
from backends.api.utility import plotting
from backends.api.utility.plotting import DataTable, Figure, Histogram, Panel
from tests.backends.api.firing import fire

plt.switch_backend("Agg")


@pytest.fixture
def segment(sim, monkeypatch):
    cells = sim.Population(4, sim.IF_cond_exp(), label="P", initial_values={"v": [-60, -61, -62, -63]})
    cells.record("spikes")
    cells[[2, 1]].record("v")
    fire(sim, monkeypatch, (1.0, 2), (1.5, 2), (0.5, 0))
    sim.run(2.0)
    return cells.get_data().segments[0]


def drawn(*data, **options):
    """The axes of a figure with one panel."""
    return Figure(Panel(*data, **options)).fig.axes[0]


def test_signals_are_curves(segment) -> None:
    axes = drawn(segment.analogsignals[0], ylabel="auto", xlabel="t", xlim=(0, 1), ylim=(-70, 0), data_labels=["a"])
    assert [line.get_label() for line in axes.lines] == ["a (Neuron 1)", "a (Neuron 2)"]
    np.testing.assert_array_equal(axes.lines[1].get_ydata(), [-62] * 21)
    assert (axes.get_ylabel(), axes.get_xlabel(), axes.get_xlim(), axes.get_ylim()) == ("v (mV)", "t", (0, 1), (-70, 0))
    assert axes.get_legend() is not None
    apart = drawn(segment.analogsignals[0], y_offset=10.0, legend=False, color="red")
    assert [line.get_ydata()[0] for line in apart.lines] == [-61, -52] and apart.get_legend() is None
    assert apart.lines[0].get_color() == "red"
    one = plt.Figure().subplots()
    plotting.plot_signal(one, segment.analogsignals[0], index=1, label="b")
    assert [line.get_label() for line in one.lines] == ["b (Neuron 2)"]


def test_numbers_at_the_axes_are_shown_where_they_are_wanted(segment) -> None:
    for wanted in (True, False):
        axes = drawn(segment.spiketrains, xticks=wanted, yticks=wanted)
        assert axes.xaxis.get_tick_params()["labelbottom"] == axes.yaxis.get_tick_params()["labelleft"] == wanted


@pytest.mark.parametrize("kind", [lambda trains: trains, list])
def test_spikes_are_dots(segment, kind) -> None:
    axes = drawn(kind(segment.spiketrains), markersize=7, data_labels=["mine"])
    points = sorted(zip(*(values.tolist() for values in axes.lines[0].get_data()), strict=True))
    assert points == [(0.5, 0), (1.0, 2), (1.5, 2)]
    assert axes.get_xlim() == (0, 2) and axes.get_ylim() == (-0.5, 3.5) and axes.get_ylabel() == "Neuron index"
    assert axes.lines[0].get_markersize() == 7 and axes.texts[0].get_text() == "mine"
    assert not drawn(neo.Segment().spiketrains).lines


def test_matrices_points_and_counts() -> None:
    matrix = np.arange(6.0).reshape(2, 3)
    figure = Figure(Panel(matrix), Panel(matrix, legend=False)).fig
    assert len(figure.axes) == 3  # one of them is the scale
    np.testing.assert_array_equal(figure.axes[0].collections[0].get_array().reshape(2, 3), matrix)
    table = DataTable(np.array([3.0, 1.0, 2.0]), np.array([7.0, 3.0, 5.0]))
    with pytest.raises(InvalidParameterValueError, match="no curve was fitted"):
        _ = table.y_fit
    found, _ = table.fit_curve(lambda x, a, b: a * x + b, (1.0, 0.0))
    np.testing.assert_allclose(found, [2.0, 1.0], rtol=1e-6)
    axes = drawn(table, show_fit=True)
    np.testing.assert_allclose(axes.lines[0].get_data(), [[1, 2, 3], [3, 5, 7]], rtol=1e-6)
    assert axes.collections[0].get_offsets().tolist() == [[3, 7], [1, 3], [2, 5]]
    histogram = Histogram([1.0, 1.0, 2.0, 5.0])
    assert list(histogram) == [(1.0, 3), (3.0, 1)] and histogram.bin_width == 2.0
    assert [bar.get_height() for bar in drawn(histogram).patches] == [3, 1]
    with pytest.raises(NothingToWriteError, match="no data has no bins"):
        list(Histogram([]))


def test_intervals_and_names(segment) -> None:
    assert plotting.isi_histogram(segment).data.tolist() == [0.5]
    assert plotting.variable_names(segment) == {"v"}


def test_connections_as_text(sim) -> None:
    pre, post = sim.Population(2, sim.IF_curr_exp()), sim.Population(3, sim.IF_curr_exp())
    projection = sim.Projection(
        pre, post, sim.FromListConnector([(0, 0, 0.5, 1.0), (0, 2, 0.0, 1.0), (1, 1, 1.0, 1.0)])
    )
    assert plotting.connection_plot(projection) == "O .\n O "
    assert plotting.connection_plot(projection, "x", "0", "-", spacer="|") == "x|-|0\n-|x|-"


def test_segments_are_compared(segment) -> None:
    volts = segment.analogsignals[0].rescale("V")
    volts.name, volts.array_annotations["channel_index"] = "v", np.array([1, 2])
    other = neo.Segment()
    other.analogsignals.append(volts)
    figure = plotting.comparison_plot([segment, other], ["ours", "theirs"], title="both", annotations="note").fig
    first, second, spikes = figure.axes
    assert [line.get_label() for line in first.lines] == ["ours (Neuron 1)", "theirs (Neuron 1)"]
    np.testing.assert_allclose(first.lines[1].get_ydata(), -61.0)
    assert first.lines[0].get_linewidth() == 3 and first.lines[1].get_linewidth() == 1
    assert second.get_ylabel() == "v (mV)" and spikes.get_xlabel() == "Time (ms)"
    assert figure.get_suptitle() == "both" and figure.get_supxlabel() == "note"
    assert len(plotting.comparison_plot([segment], ["a"], with_spikes=False).fig.axes) == 2


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_figures_are_written(segment, tmp_path, ending: str) -> None:
    before = dict(plt.rcParams)
    Figure(Panel(segment.spiketrains), settings={"font.size": 5}).save(tmp_path / "new" / f"a.{ending}")
    assert (tmp_path / "new" / f"a.{ending}").stat().st_size > 1000
    assert dict(plt.rcParams) == before  # settings are of the figure alone


def test_figures_are_shown(segment, monkeypatch) -> None:
    shown = []
    monkeypatch.setattr(plt, "show", lambda: shown.append(len(plt.gcf().axes)))
    Figure(Panel(segment.spiketrains), Panel(segment.analogsignals[0])).show()
    plt.close("all")
    assert shown == [2]


@pytest.mark.parametrize("datum", [3, "a", np.ones(3), [1, 2], None, 3 * pq.ms])
def test_what_cannot_be_drawn_is_told(datum) -> None:
    with pytest.raises(InvalidParameterValueError, match="Panel: .* cannot be drawn; expected signals"):
        drawn(datum)
