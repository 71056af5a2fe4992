import pytest

from tests.app.preview.asking import PATIENCE, Asking


@pytest.fixture(scope="module")
def shared():
    """One engine for several tests: its child stays."""
    one = Asking()
    yield one
    one.engine.close(PATIENCE)


@pytest.fixture
def asking():
    one = Asking()
    yield one
    one.engine.close(PATIENCE)
