"""What setup() takes where a script says nothing."""

DEFAULT_TIMESTEP = 0.1  # ms
DEFAULT_MIN_DELAY = "auto"
DEFAULT_MAX_DELAY = "auto"
