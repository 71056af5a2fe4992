"""The PyNN API, written once for all simulators. Its modules are named as those of PyNN."""
