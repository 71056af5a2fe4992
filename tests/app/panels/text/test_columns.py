"""Columns of numbers, whole and broken: numbers, or a sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.panels.text.columns import is_column, numbers_of_file, numbers_of_text
from app.panels.text.refused import Refused


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1\n2\n3\n", [1, 2, 3]),
        ("1.5\r\n-2e3\r\n", [1.5, -2000]),
        ("1, 2, 3", [1, 2, 3]),
        ("1\t2;3", [1, 2, 3]),
        ("# rate\n\n1\n2 # the second\n", [1, 2]),
        ("rate\n1\n2\n", [1, 2]),
        ("1,\n2,\n", [1, 2]),
        ("\ufeff7\n8", [7, 8]),
        ("5", [5]),
    ],
)
def test_a_column_is_read(text, numbers):
    assert numbers_of_text(text).tolist() == numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is nothing in it"),
        ("\n# only a remark\n", "There is nothing in it"),
        ("1\n2\nthree\n", "In line 3, 'three' is not a number"),
        ("1\nnan\n3\n", "In line 2, nan stands instead of a number"),
        ("1\ninf\n-inf\n", r"In line 2 \(and 1 more\), inf stands"),
        ("1,5\n2,5\n", "In line 1, 1,5: a decimal point is expected, as in 1.5"),
        ("1 2\n3 4\n", "In line 1, 2 numbers stand side by side"),
        ("1, x, 3", "In number 2, 'x' is not a number"),
        ("Dear all,\n\nplease find attached", "In line 1"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, words):
    with pytest.raises(Refused, match=words):
        numbers_of_text(text)


@given(st.text())
def test_no_text_does_harm(text):
    try:
        assert np.isfinite(numbers_of_text(text)).all()
    except Refused as refusal:
        assert str(refusal)


def test_files_are_read(tmp_path):
    (tmp_path / "a.csv").write_text("rate\n1\n2\n")
    np.save(tmp_path / "b.npy", np.arange(3.0).reshape(3, 1))
    assert numbers_of_file(tmp_path / "a.csv").tolist() == [1, 2]
    assert numbers_of_file(tmp_path / "b.npy").tolist() == [0, 1, 2]


def test_a_million_rows_are_read(tmp_path):
    path = tmp_path / "many.txt"
    path.write_text("\n".join(map(str, range(1_000_000))))
    assert np.array_equal(numbers_of_file(path), np.arange(1_000_000.0))


def _broken(folder):
    (folder / "empty.txt").touch()
    (folder / "text.txt").write_text("Dear all,\nthe meeting is at 5.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "latin.txt").write_bytes(b"1\n2 \xfcber\n")
    (folder / "broken.npy").write_bytes(b"\x93NUMPY nothing of the sort")
    np.save(folder / "wide.npy", np.zeros((3, 2)))
    np.save(folder / "words.npy", np.array(["a"]))
    np.save(folder / "objects.npy", np.array([{}], object), allow_pickle=True)
    np.save(folder / "hole.npy", np.array([1.0, np.nan]))
    np.save(folder / "none.npy", np.zeros(0))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "cannot be read: there is no such file"),
        (".", "cannot be read"),
        ("empty.txt", "There is nothing in it"),
        ("text.txt", "In line 1"),
        ("picture.png", "This is no text"),
        ("latin.txt", "no text in UTF-8"),
        ("broken.npy", "no array that NumPy wrote"),
        ("wide.npy", r"shape \(3, 2\)"),
        ("words.npy", "Numbers are expected"),
        ("objects.npy", "no array that NumPy wrote"),
        ("hole.npy", "In number 2, nan stands"),
        ("none.npy", "There is nothing in it"),
    ],
)
def test_files_that_are_no_column_are_refused_by_name(tmp_path, name, words):
    _broken(tmp_path)
    with pytest.raises(Refused, match=words) as refused:
        numbers_of_file(tmp_path / name)
    assert str(refused.value).startswith((tmp_path / name).name)


def test_a_column_is_told_from_a_value():
    assert is_column("1\n2") and is_column("1, 2, 3") and is_column("1\t2")
    assert not any(map(is_column, ["1", "250 pF", "normal (1, 2)", "x + 1, 2", ""]))
