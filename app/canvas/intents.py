"""What gestures and keys mean: each intent becomes a command for the document, or a sentence why not. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from app.canvas.spots import ROOM, free, free_beside, snapped
from app.commands import Add, Command, Move, Remove, Replace, Several, copying, propose, structure
from app.commands.arranging import Side, align, distribute
from app.commands.blocks import BLOCKS, Block
from app.commands.relabel import relabel
from app.document import Document
from app.look.tokens import GRID
from app.model import Assembly, Current, Edge, Element, Extent, Group, GroupKind, Network, Node, Note, Place, Population
from app.model.layouts import arranged
from app.storage import StorageError, dumps_part, loads_part


class Intents:
    """Speaks to the document for the canvas. `refuse` is told, in a sentence, why an act cannot be."""

    def __init__(self, document: Document, refuse: Callable[[str], None]) -> None:
        self._document = document
        self._refuse = refuse
        self._drags = count(1)

    def drag(self) -> int:
        """A number for the moves of one drag, which merge into one act."""
        return next(self._drags)

    def place(self, block: Block, place: Place) -> None:
        """Put a new node there and select it."""
        node = self._new(block, place)
        self._document.submit(Add(node))
        self._document.select([node.name])

    def place_freely(self, block: Block, place: Place) -> None:
        """Put it there, or to the right of what is there already."""
        self.place(block, free(self._document.network, place))

    def drop(self, key: str, place: Place) -> None:
        """Put a block there by its key."""
        block = next((b for b in BLOCKS if b.key == key), None)
        if block is None:
            self._refuse(f"There is no block called {key!r}.")
        else:
            self.place(block, place)

    def connect(self, pre: str, post: str) -> None:
        """Connect two nodes, or one with itself, and select the new projection or injection."""
        network = self._document.network
        if refusal := why_not(network, pre, post):
            self._refuse(refusal)
            return
        edge = _edge(network, pre, post)
        self._document.submit(Add(edge))
        self._document.select([edge.name])

    def connect_new(self, pre: str, block: Block, place: Place) -> None:
        """Put a new node there with a projection or an injection onto it, as one act."""
        node = self._new(block, place)
        network = self._document.network.copy()
        network.add(node)
        edge = _edge(network, pre, node.name)
        self._document.submit(Several(f"Add {node.label}", (Add(node), Add(edge))))
        self._document.select([node.name])

    def connect_selected(self) -> None:
        """Connect the population selected first with the one selected last; a single one with itself."""
        names = [e.name for e in self._document.selected if isinstance(e, Population | Assembly | Current)]
        if names:
            self.connect(names[0], names[-1])
        else:
            self._refuse("Select a population, or two, to connect them.")

    def relabel(self, name: str, label: str) -> None:
        """Call an element something else."""
        network = self._document.network
        if name in network and label != network[name].label:
            self._document.submit(relabel(network, network[name], label))

    def write(self, name: str, text: str) -> None:
        """Write something else on a note."""
        network = self._document.network
        if name in network:  # it may have been taken away while somebody wrote
            self._document.submit(Replace(replace(network.get(name, Note), text=text), "text"))

    def resize(self, name: str, size: Extent, place: Place) -> None:
        """Make a note so large, in another place."""
        note = self._document.network.get(name, Note)
        self._document.submit(Replace(replace(note, size=size, place=place), "size"))

    def group_selected(self, kind: GroupKind = GroupKind.FREE) -> None:
        """Put a frame around what is selected, and select it."""
        names = [e.name for e in self._document.selected if not isinstance(e, Edge)]
        if not names:
            self._refuse("Select what is to be grouped.")
            return
        before = set(self._document.network.order)
        label = {GroupKind.FREE: "Group", GroupKind.COLUMN: "Column", GroupKind.LAYER: "Layer"}[kind]
        self._document.submit(structure.enclose(self._document.network, names, kind, label))
        self._document.select([name for name in self._document.network.order if name not in before])

    def assemble_selected(self) -> None:
        """Take the selected populations as one, below them, and select that."""
        chosen = [e for e in self._document.selected if isinstance(e, Population)]
        middle = sum(p.place.x for p in chosen) / max(len(chosen), 1)
        below = max((p.place.y for p in chosen), default=0.0) + 1.5 * ROOM
        network = self._document.network
        command = structure.assemble(network, [p.name for p in chosen], free(network, snapped(Place(middle, below))))
        self._submit(command, "Select the populations that are to be taken as one.")
        if command is not None:
            self._document.select([command.element.name])

    def ungroup_selected(self) -> None:
        """Take the selected groups away from around what is in them, which is selected then."""
        groups = [e.name for e in self._document.selected if isinstance(e, Group)]
        if not groups:
            self._refuse("Select a group to take it away from around what is in it.")
            return
        inside = [e.name for name in groups for e in self._document.network.users(name)]
        self._document.submit(structure.ungroup(groups))
        self._document.select(inside)

    def mute_selected(self) -> None:
        """Leave what is selected out of the program, or take it in again."""
        self._submit(structure.muted(self._document.network, self._with_content()), "Select what is to be muted.")

    def collapse_selected(self) -> None:
        """Draw the selected groups, or those around what is selected, as one node each; or as frames again."""
        network = self._document.network
        groups = [e.name if isinstance(e, Group) else getattr(e, "parent", "") for e in self._document.selected]
        chosen = [name for name in dict.fromkeys(groups) if name]
        self._submit(structure.collapsed(network, chosen), "Select a group, or something in it.")
        self._document.select(chosen or self._document.selection)

    # -- copies ------------------------------------------------------------------------------------------------------

    def copied(self) -> str:
        """What is selected as text, with what lies in it and between it; nothing for nothing."""
        network = self._document.network
        chosen = copying.selection(network, self._document.selection)
        return dumps_part(chosen) if chosen else ""

    def paste(self, text: str, at: Place | None = None, keep_wires: bool = False) -> None:
        """Bring in the elements that a text holds, around a place, or where there is room beside what they are like."""
        try:
            part = loads_part(text)
        except StorageError as error:
            self._refuse(str(error))
            return
        middle = copying.middle(part.elements)
        there = free_beside(self._document.network, part.elements) if at is None else snapped(at)
        self._bring(part.elements, Place(there.x - middle.x, there.y - middle.y), keep_wires, "Paste")
        if part.problems:
            self._refuse(part.problems[0].sentence)

    def duplicate_selected(self, keep_wires: bool = False, by: Place | None = None) -> None:
        """Bring in a copy of what is selected, with what lies in it and between it, a little aside."""
        network = self._document.network
        chosen = copying.selection(network, self._document.selection, keep_wires)
        if not any(isinstance(element, Node | Group) for element in chosen):
            self._refuse("Select nodes or groups to duplicate them.")
            return
        middle, there = copying.middle(chosen), free_beside(network, chosen)
        self._bring(chosen, by or Place(there.x - middle.x, there.y - middle.y), keep_wires, "Duplicate")

    def _bring(self, elements: Sequence[Element], by: Place, keep_wires: bool, verb: str) -> None:
        network = self._document.network
        before = set(network.order)
        command = copying.paste(network, elements, by, keep_wires, verb)
        if command is None:
            self._refuse("Nothing of it can be without what it belongs to.")
            return
        self._document.submit(command)
        fresh = [network[name] for name in network.order if name not in before]
        outer = [e.name for e in fresh if not isinstance(e, Edge) and getattr(e, "parent", "") in ({""} | before)]
        self._document.select(outer or [element.name for element in fresh])

    # -- order -------------------------------------------------------------------------------------------------------

    def align(self, side: Side) -> None:
        """Bring the selected nodes into line."""
        self._put_in_order(2, lambda places: align(places, side))

    def distribute(self, across: bool) -> None:
        """Give the selected nodes equal distances."""
        self._put_in_order(3, lambda places: distribute(places, across))

    def arrange(self, kind: str) -> None:
        """Lay out what is selected, or everything, by what is connected with what."""
        network = self._document.network
        chosen = self.movable() if len(self.movable()) > 1 else {node.name: node.place for node in network.nodes}
        if chosen:
            self._document.submit(Move(arranged(network, chosen, kind)))

    def _put_in_order(self, least: int, command: Callable[[dict[str, Place]], Move]) -> None:
        chosen = [e for e in self._document.selected if isinstance(e, Node)]
        if len(chosen) < least:
            self._refuse(f"Select at least {least} nodes.")
            return
        self._document.submit(command({node.name: node.place for node in chosen}))

    # -- changing what is there --------------------------------------------------------------------------------------

    def remove_selected(self) -> None:
        """Delete what is selected, with the edges that hang on it; a collapsed group with all that is in it."""
        if self._document.selection:
            self._document.submit(Remove(self._selected_with_hidden()))

    def movable(self) -> dict[str, Place]:
        """The selected nodes, and those in the selected groups, with their places."""
        elements = (self._document.network[name] for name in self._with_content())
        return {element.name: element.place for element in elements if isinstance(element, Node)}

    def move(
        self, places: Mapping[str, Place], drag: int = 0, parents: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Move nodes to these places, and into these groups; nothing when they are there already."""
        network = self._document.network
        moves = any(network[name].place != place for name, place in places.items())  # type: ignore[union-attr]
        regrouped = structure.regroup(network, parents)
        if regrouped:
            names = [network[name].label for name in parents]
            text = f"Move {names[0]}" if len(names) == 1 else f"Move {len(names)} nodes"
            self._document.submit(Several(f"{text} to another group", (Move(dict(places)), *regrouped)))
        elif moves:
            self._document.submit(Move(dict(places), drag))

    def nudge(self, dx: int, dy: int, drag: int) -> None:
        """Move the selected nodes by steps of the grid."""
        if places := self.movable():
            self.move({n: Place(at.x + dx * GRID, at.y + dy * GRID) for n, at in places.items()}, drag)

    def _new(self, block: Block, place: Place) -> Node:
        network = self._document.network
        return block.node({e.label for e in network}, network, snapped(place))

    def _submit(self, command: Command | None, otherwise: str) -> None:
        if command is None:
            self._refuse(otherwise)
        else:
            self._document.submit(command)

    def _with_content(self) -> tuple[str, ...]:
        """What is selected, with what lies in the selected groups."""
        network = self._document.network
        inside = (e.name for g in self._document.selected if isinstance(g, Group) for e in network.inside(g.name))
        return tuple(dict.fromkeys((*self._document.selection, *inside)))

    def _selected_with_hidden(self) -> tuple[str, ...]:
        network = self._document.network
        groups = (g for g in self._document.selected if isinstance(g, Group) and g.collapsed)
        hidden = (e.name for group in groups for e in network.inside(group.name))
        return tuple(dict.fromkeys((*self._document.selection, *hidden)))


def why_not(network: Network, pre: str, post: str) -> str | None:
    """Why nothing can run from one node to the other, as a sentence, or None; an unknown model may do anything."""
    source, target = network[pre], network[post]
    if not isinstance(target, Population | Assembly):
        return f"{target.label} takes neither spikes nor currents; a population or an assembly does."
    if not isinstance(source, Population | Assembly | Current):
        return f"{source.label} sends nothing; a population, an assembly or a current does."
    if any(model.is_source for model in network.end(post).models):
        return f"{target.label} is a spike source; nothing can project onto it."
    return None


def _edge(network: Network, pre: str, post: str) -> Edge:
    source = network[pre]
    if isinstance(source, Current):
        return propose.injection(network, source, network.end(post))
    return propose.projection(network, network.end(pre), network.end(post))


RECEIVING = tuple(block for block in BLOCKS if block.receives)
