"""Charts are tested in the light look, and closed after every test."""

import pytest

from app.look import LIGHT, theme


@pytest.fixture(autouse=True)
def light(qapp):
    theme().apply(LIGHT)


@pytest.fixture
def shown(qtbot):
    """Shows a widget at a size."""

    def show(widget, width=520, height=260):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show
