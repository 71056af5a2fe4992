"""Angles, bounds and files of places: what is read, and what is said of what cannot be."""

import numpy as np
import pytest

from app.model import Table
from app.panels.text.places import AnglesText, BoundsText, PointsText, rows_of_file
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.tables import TableText


@pytest.mark.parametrize(
    ("text", "angles"), [("0, 30, 0", (0, 30, 0)), ("0 -45.5 90°", (0, -45.5, 90)), ("", (0, 0, 0))]
)
def test_angles(text, angles):
    assert AnglesText().parse(text) == angles
    assert AnglesText().parse(AnglesText().format(angles)) == angles


@pytest.mark.parametrize("text", ["1, 2", "1, 2, 3, 4", "a, b, c", "1; ; ,"])
def test_what_are_no_angles(text):
    with pytest.raises(Refused):
        AnglesText().parse(text)


@pytest.mark.parametrize(
    ("text", "bounds"), [("0 … 1000", (0, 1000)), ("-1 mm ... 1 mm", (-1000, 1000)), ("0 to 5", (0, 5)), ("", None)]
)
def test_bounds(text, bounds):
    assert BoundsText().parse(text) == bounds
    assert BoundsText().parse(BoundsText().format(bounds)) == bounds


@pytest.mark.parametrize("text", ["5", "5 …", "5 … 1", "0 … x", "0 … 1 … 2"])
def test_what_are_no_bounds(text):
    with pytest.raises(Refused):
        BoundsText().parse(text)


def test_places_of_a_file(tmp_path):
    rows = np.arange(12.0).reshape(4, 3)
    np.savetxt(tmp_path / "a.csv", rows, delimiter=",", header="x,y,z", comments="")
    np.savetxt(tmp_path / "b.txt", rows[:, :2])
    np.save(tmp_path / "c.npy", rows)
    assert rows_of_file(tmp_path / "a.csv") == rows_of_file(tmp_path / "c.npy") == Table(rows)
    assert rows_of_file(tmp_path / "b.txt") == Table(rows[:, :2])
    assert PointsText(4).parse(str(tmp_path / "a.csv")) == Table(rows)
    with pytest.raises(Refused, match=r"a.csv has 4 rows, where there are 5 cells\."):
        PointsText(5).parse(str(tmp_path / "a.csv"))
    assert PointsText(4).parse(" ") is None
    with pytest.raises(Unfinished, match="There is no file 'nowhere.csv'"):
        PointsText(4).parse("nowhere.csv")


@pytest.mark.parametrize("text", ["~nobody-of-this-name", "~nobody/x.csv", "a\0b.csv", "a" * 5000 + ".csv"])
@pytest.mark.parametrize("reader", [PointsText(4), TableText()], ids=["points", "table"])
def test_what_can_be_no_file_is_said_in_words(reader, text):
    with pytest.raises(Refused):
        reader.parse(text)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"1,2,3\n4,5\n", "line 2 is '4,5', where a row like the others"),
        ("a.csv", b"1,2,3\n4,x,5\n", "line 2 is '4,x,5'"),
        ("a.txt", b"1 2 nan\n", "in row 1, something stands that is not a finite number"),
        ("a.txt", b"1\n2\n", r"the shape \(2, 1\)"),
        ("a.txt", b"", r"the shape \(0,"),
        ("a.txt", b"\xff\xfe\x00", "no text in UTF-8"),
        ("a.npy", b"rubbish", "no array of numbers"),
        ("a.exe", b"1 2 3", "are expected"),
    ],
)
def test_a_file_that_has_no_places(tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        rows_of_file(tmp_path / name)
