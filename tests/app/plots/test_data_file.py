"""Tables in files."""

import numpy as np

from app.plots import data_file


def test_columns_of_different_lengths_and_what_is_no_number(tmp_path):
    path = tmp_path / "x.csv"
    data_file.save({"a (ms)": np.array([1.0, 2.5, 1e-12]), 'b, "quoted"': np.array([np.nan])}, path)
    assert path.read_text(encoding="utf-8").splitlines() == ['a (ms),"b, ""quoted"""', "1,", "2.5,", "1e-12,"]


def test_no_rows(tmp_path):
    data_file.save({"a": np.empty(0)}, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == "a\n"
