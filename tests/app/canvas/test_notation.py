"""Two notations and the legend that explains them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtCore import Qt

from app.canvas.legend import entries
from app.canvas.notation import NORDLIE, NOTATIONS, SENK
from app.canvas.portrait import portrait
from app.canvas.shapes import SHAPES
from app.commands import Replace
from app.model import Component, Frozen
from app.model.sign import Sign
from tests.app.canvas.conftest import Hands
from tests.app.networks import balanced
from tests.app.plots.pixels import grab


def test_senk_says_by_shape_what_a_population_does():
    network = balanced()
    shapes = {p.name: portrait(p, network, SENK).shape for p in network.populations}
    assert shapes == {
        "exc": SHAPES[Sign.EXCITATORY],
        "inh": SHAPES[Sign.INHIBITORY],
        "thalamus": SHAPES[Sign.STIMULUS],
    }


def test_nordlie_says_by_shape_whether_cells_have_places_and_by_a_mark_what_they_do():
    network = balanced()
    exc, inh = (portrait(network.population(name), network, NORDLIE) for name in ("exc", "inh"))
    assert len(exc.shape.corners) == 4 and exc.inside == "+ 80"  # it has a grid
    assert not inh.shape.corners and inh.inside == "− 20"


def test_in_nordlie_a_stronger_projection_is_a_wider_line():
    wires = [
        replace(balanced().projections[0], synapse=Component("StaticSynapse", Frozen(weight=weight)))
        for weight in (0.0, 0.001, -0.1, 50.0)
    ]
    widths = [NORDLIE.width(wire) for wire in wires]
    assert widths == sorted(widths) and widths[0] < widths[-1] <= 5.0
    assert {SENK.width(wire) for wire in wires} == {2.0}


@pytest.mark.parametrize("key", NOTATIONS)
def test_the_canvas_changes_its_notation_and_keeps_what_is_selected(hands: Hands, key):
    hands.canvas.document.select(["exc"])
    hands.canvas.set_notation(key)
    scene = hands.canvas.scene()
    assert scene.cast.notation is NOTATIONS[key] and scene.nodes["exc"].chosen
    assert scene.nodes["exc"].shown == NOTATIONS[key].shape(hands.canvas.document.network.population("exc"))


def test_the_legend_explains_what_occurs_and_follows(hands: Hands):
    canvas = hands.canvas
    canvas.set_legend(True)
    assert canvas.legend.isVisible()
    assert "source of spikes" in canvas.legend.accessibleDescription()
    assert "inhibits" not in canvas.legend.accessibleDescription()
    canvas.document.select(["inh", "exc"])
    hands.press(Qt.Key_C)
    (wire,) = canvas.document.network.projections
    canvas.document.submit(Replace(replace(wire, connector=Component("FixedNumberPreConnector", Frozen(n=3)))))
    said = canvas.legend.accessibleDescription()
    assert "inhibits, by chance" in said and "multapses prohibited" in said
    assert grab(canvas.legend).std() > 5
    canvas.set_legend(False)
    assert not canvas.legend.isVisible()


def test_a_picture_holds_the_legend_where_it_is_shown(hands: Hands, tmp_path):
    hands.canvas.render_to(tmp_path / "plain.svg")
    hands.canvas.set_legend(True)
    hands.canvas.render_to(tmp_path / "explained.svg")
    assert "source of spikes" in (tmp_path / "explained.svg").read_text()
    assert "source of spikes" not in (tmp_path / "plain.svg").read_text()
    assert len(entries(hands.canvas.scene().cast.survey, SENK)) == 4
