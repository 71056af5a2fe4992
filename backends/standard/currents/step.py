"""A current that changes at given times."""

from backends.standard.declaration import CurrentModel, Kind, Parameter

STEP_CURRENT_SOURCE = CurrentModel(
    name="StepCurrentSource",
    title="Steps of current",
    doc="A current that takes the next of its amplitudes at each of its times, and keeps the last.",
    parameters=(
        Parameter("amplitudes", (), "nA", "Amplitudes", kind=Kind.SEQUENCE),
        Parameter("times", (), "ms", "Times of the changes, rising", low=0.0, kind=Kind.SEQUENCE, rising=True),
    ),
    order=3,
)
