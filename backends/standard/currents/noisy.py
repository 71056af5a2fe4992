"""A noisy current."""

from backends.standard.declaration import CurrentModel, Parameter
from backends.standard.parameters import END, ONSET

NOISY_CURRENT_SOURCE = CurrentModel(
    name="NoisyCurrentSource",
    title="Noisy current",
    doc="A current that takes a new amplitude from a normal distribution every dt, from start to stop.",
    parameters=(
        Parameter("mean", 0.0, "nA", "Mean", random=False),
        Parameter("stdev", 1.0, "nA", "Standard deviation", low=0.0, random=False),
        ONSET,
        END,
        Parameter("dt", 0.1, "ms", "Time from change to change, in whole time steps", 0.0, open_low=True, random=False),
    ),
    order=4,
)
