"""What recorded data say: rates, intervals, correlations, spectra, distances. Arrays in, arrays out. No Qt."""
