"""What can be put on the canvas: the blocks of the palette, derived from the declared cells."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from app.model import Array, Component, Frozen, Place, Population, Recording, Role, Value
from app.model.naming import label_from, name_from
from backends.standard import CELLS

BLOCK_MIME = "application/x-pinetum-block"  # what a drag of a block carries: its key, in UTF-8


@dataclass(frozen=True)
class Block:
    """A kind of node to add: `title` and `hint` are what the palette shows, `group` its heading there."""

    key: str
    title: str
    hint: str
    group: str
    role: Role
    cell: Component
    size: int
    records: tuple[Recording, ...] = ()
    doc: str = ""

    def population(self, labels: Container[str], names: Container[str], place: Place) -> Population:
        """A new population of this kind, with a label and a name that are not taken."""
        label = label_from(self.title, labels)
        return Population(
            name_from(label, names), label, self.cell, self.size, records=self.records, role=self.role, place=place
        )


_WATCHED = (Recording("spikes"), Recording("v", 5))
_START: dict[str, Frozen[Value]] = {  # a source that is silent teaches nothing: 20 Hz
    "SpikeSourcePoisson": Frozen(rate=20.0),
    "SpikeSourcePoissonRefractory": Frozen(rate=20.0, tau_refrac=5.0),
    "SpikeSourceGamma": Frozen(alpha=3.0, beta=60.0),
    "SpikeSourceInhGamma": Frozen(a=Array((3.0,)), b=Array((1 / 60,))),
}


def _signed(title: str, role: Role, size: int) -> Block:
    model = CELLS["IF_cond_exp"]
    return Block(role.value, title, model.name, "Populations", role, Component(model.name), size, _WATCHED, model.doc)


def _plain(name: str) -> Block:
    model = CELLS[name]
    role, group = (Role.STIMULUS, "Stimuli") if model.is_source else (Role.GENERIC, "Cells")
    records = () if model.is_source else _WATCHED  # recording a strong drive costs more than simulating its targets
    title = model.title.removesuffix(" spikes") if model.is_source else model.name
    hint = "" if model.is_source else model.weight_unit
    return Block(name, title, hint, group, role, Component(name, _START.get(name, Frozen())), 100, records, model.doc)


BLOCKS: tuple[Block, ...] = (
    _signed("Excitatory", Role.EXCITATORY, 400),
    _signed("Inhibitory", Role.INHIBITORY, 100),
    *(_plain(name) for name in CELLS),
)
