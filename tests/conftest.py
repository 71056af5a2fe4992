"""What all tests share."""

import os
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings

# A busy machine is no failure, and shrinking a failure must not take longer than the tests.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("house")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # journeys take a virtual screen of their own
os.environ.setdefault("XDG_RUNTIME_DIR", mkdtemp(prefix="pinetum-"))
