"""Plasticity that balances inhibition with excitation."""

from backends.standard.declaration import Parameter, TimingModel
from backends.standard.learning import Change
from backends.standard.units import factor

VOGELS2011_RULE = TimingModel(
    name="Vogels2011Rule",
    title="Balance by inhibition",
    doc="The weight grows by each pair of spikes, in whatever order, and shrinks by each presynaptic spike.",
    parameters=(
        Parameter("tau", 20.0, "ms", "Time constant of potentiation", low=0.0, open_low=True),
        Parameter("eta", 1e-10, "", "Size of potentiation, in the unit of the weight", low=0.0),
        Parameter("rho", 3.0, "Hz", "Rate at which the postsynaptic cell is kept", low=0.0),
    ),
    traces=("tau", "tau"),
    changes=(
        Change(("eta",)),
        Change(("eta", "rho", "tau"), -2.0 * factor("ms", "s"), paired=False),
        Change(("eta",), post=True),
    ),
    relative=False,
    source="Vogels, Sprekeler, Zenke, Clopath and Gerstner (2011), Science 334:1569-1573",
    order=2,
)
