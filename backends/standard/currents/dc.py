"""A constant current."""

from backends.standard.declaration import CurrentModel, Parameter
from backends.standard.parameters import END, ONSET

DC_SOURCE = CurrentModel(
    name="DCSource",
    title="Constant current",
    doc="A current of constant amplitude from start to stop.",
    parameters=(Parameter("amplitude", 1.0, "nA", "Amplitude", random=False), ONSET, END),
    order=1,
)
