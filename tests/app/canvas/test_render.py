"""Pictures of the drawing."""

from __future__ import annotations

import pytest
from PyQt5.QtGui import QImage

from tests.app.canvas.conftest import projection, small_network


@pytest.fixture
def canvas(open_canvas):
    network = small_network()
    network.add(projection("wire", "exc", "inh"))
    return open_canvas(network).canvas


@pytest.mark.parametrize(("ending", "begins"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_each_format(canvas, tmp_path, ending, begins):
    path = tmp_path / f"drawing{ending}"
    canvas.render_to(path)
    assert path.read_bytes().startswith(begins)
    assert path.stat().st_size > 2000


def test_svg_has_the_labels(canvas, tmp_path):
    canvas.render_to(tmp_path / "drawing.svg")
    text = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    assert all(label in text for label in ("Exc", "Inh", "Noise"))


def test_marks_are_not_in_the_picture_and_stay_on_the_canvas(canvas, tmp_path):
    canvas.render_to(tmp_path / "plain.png")
    canvas.document.select(["exc"])
    canvas.set_highlight("inh")
    canvas.render_to(tmp_path / "marked.png")
    assert QImage(str(tmp_path / "plain.png")) == QImage(str(tmp_path / "marked.png"))
    assert canvas.scene().nodes["exc"].chosen
    assert canvas.scene().nodes["inh"].lit


def test_another_ending_is_refused_in_words(canvas, tmp_path):
    with pytest.raises(ValueError, match=r"drawing\.bmp: a picture ends in \.svg, \.png, \.pdf, not in \.bmp"):
        canvas.render_to(tmp_path / "drawing.bmp")
    assert not (tmp_path / "drawing.bmp").exists()


def test_a_folder_that_is_not_there(canvas, tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        canvas.render_to(tmp_path / "nowhere" / "drawing.svg")
