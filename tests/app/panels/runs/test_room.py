"""How much room runs may take: shown, entered, and not announced twice."""

from __future__ import annotations

from app.panels.runs.room import Room


def test_gigabytes(qtbot):
    room, heard = Room(), list[float]()
    qtbot.addWidget(room)
    room.wanted.connect(heard.append)
    room.show_bytes(5 << 30)
    assert room.edit.text() == "5"
    room.edit.setText("2.5")
    room.edit.editingFinished.emit()
    room.edit.editingFinished.emit()
    assert heard == [2.5 * (1 << 30)]
