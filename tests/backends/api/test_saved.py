"""Populations kept in files, and who is told that a simulation has finished."""

import numpy as np
import pytest

from backends.api.errors import InvalidParameterValueError
from backends.api.utility import load_population, notification, notify, save_population, sort_by_column
from tests.backends.api.firing import fire


def test_what_a_population_fired_can_be_played_again(sim, monkeypatch, tmp_path) -> None:
    cells = sim.Population(3, sim.IF_curr_exp(), structure=sim.Line(dx=5.0), label="P")
    cells.note = [1, "two"]
    fire(sim, monkeypatch, (1.0, 2), (1.5, 2), (0.5, 0))
    cells.record("spikes")
    sim.run(2.0)
    save_population(cells, tmp_path / "saved", variables=["note"])
    again = load_population(tmp_path / "saved", sim)
    assert [train.value.tolist() for train in again.get("spike_times")] == [[0.5], [], [1.0, 1.5]]
    assert again.label == "P" and again.note == [1, "two"]
    np.testing.assert_array_equal(again.positions, cells.positions)
    cells.note = print
    with pytest.raises(InvalidParameterValueError, match="note is .*; only numbers, texts and lists are kept"):
        save_population(cells, tmp_path / "saved", variables=["note"])
    (tmp_path / "other").write_text("words")
    with pytest.raises(InvalidParameterValueError, match="holds no population"):
        load_population(tmp_path / "other", sim)


def test_rows_in_the_order_of_a_column() -> None:
    assert sort_by_column(np.array([[3, 1], [1, 2], [2, 0]]), 0)[:, 1].tolist() == [2, 0, 1]


def test_a_message_is_printed_or_sent(monkeypatch, capsys) -> None:
    notify("Done.")
    assert capsys.readouterr().out.startswith("Done.\nTimestamp: ")
    sent = []

    class Server:
        def __init__(self, host):
            self.host = host

        def __enter__(self):
            return self

        def __exit__(self, *_):
            sent.append("closed")

        def send_message(self, mail):
            sent.append((self.host, mail["To"], mail["Subject"], mail.get_content().splitlines()[0]))

    monkeypatch.setattr(notification.smtplib, "SMTP", Server)
    notify("Done.", "Run 5", smtphost="mail.example.org", address="me@example.org")
    assert sent == [("mail.example.org", "me@example.org", "Run 5", "Done."), "closed"]
