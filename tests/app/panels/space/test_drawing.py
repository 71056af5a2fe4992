"""What a scene of cells looks like: the targets of a picked cell stand out from all others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtGui import QColor, QImage, QPainter

from app.look import DARK, LIGHT, theme
from app.look.camera import Camera
from app.model import Role
from app.panels.space.cloud import Cell
from app.panels.space.drawing import Drawing, Scene
from app.run.places import Cloud

PLACES = np.array([[x * 20.0, y * 20.0, 0.0] for x in range(5) for y in range(5)])
CLOUD = Cloud("exc", "Excitatory", Role.EXCITATORY, PLACES)
SIZE = 300


def drawn(scene: Scene) -> tuple[np.ndarray, Camera]:
    camera = Camera().around(PLACES)
    image = QImage(SIZE, SIZE, QImage.Format_RGB32)
    image.fill(theme().color("panel"))
    painter = QPainter(image)
    Drawing(painter, scene, camera, SIZE, SIZE).draw()
    painter.end()
    pixels = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8).reshape(SIZE, SIZE, 4)
    return pixels[:, :, 2::-1].astype(int), camera


def near(pixels: np.ndarray, color: QColor) -> int:
    wanted = np.array([color.red(), color.green(), color.blue()])
    return int((np.abs(pixels - wanted).sum(axis=2) < 12).sum())


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_targets_of_a_picked_cell_stand_out(qapp, look):
    theme().apply(look)
    plain = Scene((CLOUD,))
    targets = PLACES[[1, 7, 23]]
    links = np.stack([np.broadcast_to(PLACES[12], targets.shape), targets], axis=1)
    picked = replace(plain, picked=Cell("exc", 12), links=links)
    before, camera = drawn(plain)
    after, _camera = drawn(picked)
    own, accent = QColor(look.hue(Role.EXCITATORY).line), theme().color("accent")
    assert near(before, own) > 3 * near(after, own)
    for x, y, _depth in camera.seen(targets, SIZE, SIZE):
        there = after[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2]
        assert near(there, accent) > 0
    theme().apply(LIGHT)
