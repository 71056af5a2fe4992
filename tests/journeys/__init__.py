"""The application used as a person uses it, on real simulators."""
