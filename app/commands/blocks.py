"""What can be put on the canvas: the blocks of the palette, derived from the declarations."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from app.model import Array, Component, Current, Frozen, Node, Note, Place, Population, Recording, Role, Value
from app.model.naming import label_from, name_from
from app.model.sign import Sign
from backends.standard import CELLS, CURRENTS

BLOCK_MIME = "application/x-pinetum-block"  # what a drag of a block carries: its key, in UTF-8

Make = Callable[[str, str, Place], Node]  # of a name, a label and a place


@dataclass(frozen=True)
class Block:
    """A kind of node to add: `title` and `hint` are what the palette shows, `group` its heading there.

    `model` is the declared model that it is made of, "" for none; it `receives` when projections may end at it.
    """

    key: str
    title: str
    hint: str
    group: str
    sign: Sign
    make: Make
    model: str = ""
    doc: str = ""
    receives: bool = False

    def node(self, labels: Container[str], names: Container[str], place: Place) -> Node:
        """A new node of this kind, with a label and a name that are not taken."""
        label = label_from(self.title, labels)
        return self.make(name_from(label, names), label, place)


_WATCHED = (Recording("spikes"), Recording("v", 5))
_START: dict[str, Frozen[Value]] = {  # a source that is silent teaches nothing: 20 Hz
    "SpikeSourcePoisson": Frozen(rate=20.0),
    "SpikeSourcePoissonRefractory": Frozen(rate=20.0, tau_refrac=5.0),
    "SpikeSourceGamma": Frozen(alpha=3.0, beta=60.0),
    "SpikeSourceInhGamma": Frozen(a=Array((3.0,)), b=Array((1 / 60,))),
    "SpikeSourceArray": Frozen(spike_times=Array((50.0, 100.0, 150.0, 160.0))),
}
# Currents that the default cells answer to within the first second.
_FLOW: dict[str, Frozen[Value]] = {
    "DCSource": Frozen(amplitude=1.2, start=100.0, stop=900.0),
    "ACSource": Frozen(amplitude=0.6, offset=0.8, frequency=5.0, start=100.0, stop=900.0),
    "StepCurrentSource": Frozen(amplitudes=Array((0.6, 1.2, 0.0)), times=Array((100.0, 400.0, 800.0))),
    "NoisyCurrentSource": Frozen(mean=0.8, stdev=0.6, dt=1.0, start=100.0, stop=900.0),
}


def _cells(cell: Component, size: int, role: Role, records: tuple[Recording, ...]) -> Make:
    def make(name: str, label: str, place: Place) -> Population:
        return Population(name, label, cell, size, records=records, role=role, place=place)

    return make


def _signed(title: str, role: Role, size: int) -> Block:
    model = CELLS["IF_cond_exp"]
    make = _cells(Component(model.name), size, role, _WATCHED)
    return Block(role.value, title, model.name, "Populations", Sign(role.value), make, model.name, model.doc, True)


def _plain(name: str) -> Block:
    model = CELLS[name]
    role, group = (Role.STIMULUS, "Stimuli") if model.is_source else (Role.GENERIC, "Cells")
    records = () if model.is_source else _WATCHED  # recording a strong drive costs more than simulating its targets
    title = model.title.removesuffix(" spikes") if model.is_source else model.name
    hint = "" if model.is_source else model.weight_unit
    make = _cells(Component(name, _START.get(name, Frozen())), 100, role, records)
    return Block(name, title, hint, group, Sign(role.value), make, name, model.doc, not model.is_source)


def _current(name: str) -> Block:
    model, source = CURRENTS[name], Component(name, _FLOW.get(name, Frozen()))

    def make(called: str, label: str, place: Place) -> Current:
        return Current(called, label, source, place)

    return Block(name, model.title, "nA", "Currents", Sign.CURRENT, make, name, model.doc)


def _note(name: str, label: str, place: Place) -> Note:
    return Note(name, label, "", place)


BLOCKS: tuple[Block, ...] = (
    _signed("Excitatory", Role.EXCITATORY, 400),
    _signed("Inhibitory", Role.INHIBITORY, 100),
    *(_plain(name) for name in CELLS),
    *(_current(name) for name in CURRENTS),
    Block("note", "Note", "", "Words", Sign.NOTE, _note, doc="Words on the canvas, written into the program as well."),
)
