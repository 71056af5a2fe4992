"""What recorded data say: rates, intervals, correlations, spectra, distances. Arrays in, arrays out. No Qt.

Spikes are two arrays of equal length, `cells` (indices) and `times` (ms). Where a function needs them in the order of
time it says so; recordings come in that order. What cannot be known from the data given is NaN, never an error:
the variation of a single interval, the spectrum of silence, the correlation with a cell that did nothing.
"""
