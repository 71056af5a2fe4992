"""The PyNN API, written once for all simulators. Module names mirror those of PyNN, so that they can stand in for it."""
