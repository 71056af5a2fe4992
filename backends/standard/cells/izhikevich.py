"""Izhikevich's simple model of a spiking cell."""

from backends.standard.declaration import CellModel, Parameter, Variable
from backends.standard.parameters import I_OFFSET, SPIKES

POTENTIAL = Variable("v", "mV", "Membrane potential", initial=-70.0)
RECOVERY = Variable("u", "mV/ms", "Recovery", initial=-14.0)

IZHIKEVICH = CellModel(
    name="Izhikevich",
    title="Izhikevich's simple model",
    doc="A quadratic membrane with a recovery variable; each input spike moves the membrane potential by its weight.",
    parameters=(
        Parameter("a", 0.02, "/ms", "How fast u recovers"),
        Parameter("b", 0.2, "/ms", "How much u depends on v"),
        Parameter("c", -65.0, "mV", "Membrane potential after a spike"),
        Parameter("d", 2.0, "mV/ms", "What a spike adds to u"),
        I_OFFSET,
    ),
    states=(POTENTIAL, RECOVERY),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, POTENTIAL, RECOVERY),
    weight_unit="mV",
    equations=(
        "dv/dt = 0.04 v^2 + 5 v + 140 - u + i_offset/(1 pF)\ndu/dt = a (b v - u)\n"
        "v -> c and u -> u + d when v reaches 30 mV"
    ),
    source="Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572",
    order=8,
)
