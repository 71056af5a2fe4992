"""What runs from node to node, as data: one line for each edge, or one for all that end in the same collapsed groups.

No Qt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from app.canvas.annotation import Piece, Term, annotation, injected, is_probabilistic
from app.canvas.notation import SENK, Notation
from app.model import Edge, Group, Injection, Network
from app.model.sign import Sign

_BUNDLE = 3.0  # px of a line that stands for several


class Head(Enum):
    """How a line ends, by what it does to its target."""

    EXCITATORY = "excitatory"
    INHIBITORY = "inhibitory"
    CURRENT = "current"


@dataclass(frozen=True)
class Line:
    """`names` are the edges that it stands for; it is drawn between the nodes, or the groups, `pre` and `post`."""

    key: str
    names: tuple[str, ...]
    pre: str
    post: str
    sign: Sign
    head: Head
    dashed: bool
    terms: tuple[Term, ...]
    faint: bool = False
    width: float = 2.0  # px

    @property
    def loops(self) -> bool:
        """Whether it comes back to where it began."""
        return self.pre == self.post


def line(edge: Edge, network: Network, notation: Notation = SENK) -> Line:
    """The line of one edge."""
    post = network.end(edge.post)
    if isinstance(edge, Injection):
        terms = injected(network, edge)
        sign, head, dashed, width = Sign.CURRENT, Head.CURRENT, False, 2.0
    else:
        terms, dashed, width = annotation(edge, post), is_probabilistic(edge), notation.width(edge)
        sign = Sign(network.end(edge.pre).role.value)
        head = Head.INHIBITORY if edge.receptor.startswith("inhibitory") else Head.EXCITATORY
    faint = edge.muted or not _is_there(network, edge)
    return Line(edge.name, (edge.name,), edge.pre, edge.post, sign, head, dashed, terms, faint, width)


def bundles(
    network: Network, edges: Iterable[Edge], stands_for: Mapping[str, str], notation: Notation = SENK
) -> list[Line]:
    """The lines of these edges where some nodes are hidden in a group that stands for them; none within a group."""
    gathered: defaultdict[tuple[str, str, Sign, Head], list[Line]] = defaultdict(list)
    for edge in edges:
        single = line(edge, network, notation)
        pre, post = stands_for.get(edge.pre, edge.pre), stands_for.get(edge.post, edge.post)
        if pre != post or edge.pre not in stands_for:
            gathered[pre, post, single.sign, single.head].append(single)
    return [_gathered(pre, post, lines) for (pre, post, *_), lines in gathered.items()]


def _gathered(pre: str, post: str, lines: list[Line]) -> Line:
    first = lines[0]
    if len(lines) == 1:
        return replace(first, pre=pre, post=post)
    names = tuple(each.key for each in lines)
    terms: tuple[Term, ...] = ((Piece(f"{len(lines)} ×"),),)
    dashed, faint = any(each.dashed for each in lines), all(each.faint for each in lines)
    key = f"{pre}>{post}>{first.head.value}"
    return Line(key, names, pre, post, first.sign, first.head, dashed, terms, faint, max(_BUNDLE, first.width))


def _is_there(network: Network, edge: Edge) -> bool:
    ends = (network[edge.pre], network[edge.post])
    return not any(getattr(end, "muted", False) for end in ends)


def standing_for(network: Network) -> dict[str, str]:
    """For each node that is hidden in a collapsed group, the outermost of those groups."""
    hidden: dict[str, str] = {}
    for group in network.all(Group):
        outermost = [g.name for g in (*network.groups_around(group.name)[::-1], group) if g.collapsed]
        if outermost:
            hidden |= {element.name: outermost[0] for element in network.users(group.name)}
    return hidden
