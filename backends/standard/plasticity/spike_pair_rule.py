"""Each pair of a presynaptic and a postsynaptic spike changes the weight."""

from backends.standard.declaration import Parameter, TimingModel
from backends.standard.learning import Change

SPIKE_PAIR_RULE = TimingModel(
    name="SpikePairRule",
    title="Pairs of spikes",
    doc="The weight grows by each pair in which the presynaptic spike is first, and shrinks by the others.",
    parameters=(
        Parameter("tau_plus", 20.0, "ms", "Time constant of potentiation", low=0.0, open_low=True),
        Parameter("tau_minus", 20.0, "ms", "Time constant of depression", low=0.0, open_low=True),
        Parameter("A_plus", 0.01, "", "Size of potentiation", low=0.0),
        Parameter("A_minus", 0.01, "", "Size of depression", low=0.0),
    ),
    traces=("tau_plus", "tau_minus"),
    changes=(Change(("A_minus",), -1.0), Change(("A_plus",), post=True)),
    source="Song, Miller and Abbott (2000), Nat. Neurosci. 3:919-926",
    order=1,
)
