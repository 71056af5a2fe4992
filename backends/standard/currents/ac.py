"""A sinusoidal current."""

from backends.standard.declaration import CurrentModel, Parameter
from backends.standard.parameters import END, ONSET

AC_SOURCE = CurrentModel(
    name="ACSource",
    title="Sinusoidal current",
    doc="A current that is a sine around an offset from start to stop.",
    parameters=(
        Parameter("amplitude", 1.0, "nA", "Amplitude of the sine", random=False),
        ONSET,
        END,
        Parameter("frequency", 10.0, "Hz", "Frequency", low=0.0, random=False),
        Parameter("offset", 0.0, "nA", "Current around which the sine swings", random=False),
        Parameter("phase", 0.0, "", "Phase at the start, in degrees", random=False),
    ),
    order=2,
)
