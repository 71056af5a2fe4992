"""Acts on what elements belong to: groups around them, whether they are muted, whether a group is drawn as one node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.commands.acts import Add, Remove, Replace, Several
from app.commands.command import Command
from app.model import Assembly, Current, Element, Group, GroupKind, Network, Note, Place, Population
from app.model.elements import changed
from app.model.naming import label_from, name_from

_GROUPED = (Population, Assembly, Current, Note, Group)


def enclose(network: Network, names: Iterable[str], kind: GroupKind = GroupKind.FREE, label: str = "Group") -> Command:
    """A new group around these elements, within the innermost group that they all lie in."""
    inside = _outermost(network, names)
    around = [[group.name for group in network.groups_around(e.name)] for e in inside]
    shared = next((name for name in (around[0] if around else ()) if all(name in each for each in around)), "")
    shown = label_from(label, {element.label for element in network})
    group = Group(name_from(shown, network), shown, kind, parent=shared)
    return Several(f"Group {len(inside)} elements", (Add(group), *_into(inside, group.name)))


def assemble(network: Network, names: Iterable[str], place: Place) -> Add | None:
    """A new assembly of the populations among these elements; None when there is none."""
    members = tuple(name for name in names if isinstance(network[name], Population))
    shown = label_from("Assembly", {element.label for element in network})
    return Add(Assembly(name_from(shown, network), shown, members, place)) if members else None


def ungroup(names: Iterable[str]) -> Command:
    """The groups go, what was in them stays."""
    groups = tuple(names)
    return Several("Ungroup" if len(groups) == 1 else f"Ungroup {len(groups)} groups", (Remove(groups),))


def regroup(network: Network, parents: Mapping[str, str]) -> list[Command]:
    """The acts that bring elements into other groups ("": into none); for those that are not there yet."""
    going = ((network[name], parent) for name, parent in parents.items())
    return [Replace(changed(e, parent=parent), "group") for e, parent in going if getattr(e, "parent", None) != parent]


def switched(network: Network, names: Iterable[str], field: str, on: str, off: str) -> Command | None:
    """The act that sets a switch of all that have it, or takes it back when all have it set; None when none has it."""
    having = [element for element in map(network.__getitem__, names) if hasattr(element, field)]
    if not having:
        return None
    wanted = not all(getattr(element, field) for element in having)
    acts = tuple(Replace(changed(e, **{field: wanted})) for e in having if getattr(e, field) != wanted)
    what = having[0].label if len(having) == 1 else f"{len(having)} elements"
    return Several(f"{on if wanted else off} {what}", acts)


def muted(network: Network, names: Iterable[str]) -> Command | None:
    """Leave elements out of the program, or take them in again; None when none of them is in it."""
    return switched(network, names, "muted", "Mute", "Unmute")


def collapsed(network: Network, names: Iterable[str]) -> Command | None:
    """Draw groups as one node, or as a frame again; None when there is no group among them."""
    return switched(network, names, "collapsed", "Collapse", "Expand")


def _outermost(network: Network, names: Iterable[str]) -> list[Element]:
    """Those that can be in a group, without what already lies in another of them."""
    chosen = {name: network[name] for name in names if isinstance(network[name], _GROUPED)}
    return [e for e in chosen.values() if not any(g.name in chosen for g in network.groups_around(e.name))]


def _into(elements: Iterable[Element], group: str) -> list[Command]:
    return [Replace(changed(element, parent=group), "group") for element in elements]
