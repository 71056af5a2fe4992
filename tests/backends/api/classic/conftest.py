"""Old words are used on purpose here; that they give notice is tested where pytest.warns stands."""

import pytest


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "classic" in item.nodeid:
            item.add_marker(pytest.mark.filterwarnings("ignore:.* is deprecated; today this is:DeprecationWarning"))
