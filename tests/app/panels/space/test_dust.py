"""Very many cells as pixels: where they are, in their colours, the nearer over the farther."""

import numpy as np
import pytest
from PyQt5.QtGui import QColor

from app.look.camera import Camera
from app.look.dust import dust
from app.model import Role
from app.panels.space.drawing import Scene, _mixed
from app.panels.space.view import SpaceView
from app.run.places import Cloud
from tests.app.plots.pixels import grab, like

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_dots_are_where_they_should_be(scale):
    points = np.array([[10.0, 20.0, 0.0], [30.0, 5.0, 0.0], [-5.0, 5.0, 0.0], [500.0, 5.0, 0.0]])
    image = dust([(points, RED), (points[:1], BLUE)], 40, 30, scale, 1.5)
    assert image.width() == 40 * scale and image.devicePixelRatio() == scale
    assert image.pixelColor(round(10 * scale), round(20 * scale)) == BLUE
    assert image.pixelColor(round(30 * scale), round(5 * scale)) == RED
    assert image.pixelColor(round(20 * scale), round(15 * scale)).alpha() == 0


def test_many_cells_are_drawn_where_few_would_be(shown):
    places = np.array([[x, y, 0.0] for x in range(80) for y in range(80)], float)
    view = shown(SpaceView(), 300, 300)
    view.show_scene(Scene((Cloud("a", "A", Role.EXCITATORY, places),)), fit=True)
    view.look(Camera().around(places).looking("z"))
    found = like(grab(view), _mixed(view.scene.clouds[0], 0.7).name(), tolerance=20)
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    corner = view.camera.seen(places, *view.size_now())[:, :2]
    assert [rows[0], columns[0]] == pytest.approx(corner.min(axis=0)[::-1], abs=3)
    assert [rows[-1], columns[-1]] == pytest.approx(corner.max(axis=0)[::-1], abs=3)
