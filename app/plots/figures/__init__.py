"""Charts whose axes are not the time of the run: distributions, spectra, planes, matrices, maps."""
