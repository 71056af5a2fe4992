"""The frames of the groups of a scene, from what lies in them: innermost first, since the outer ones hold the inner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from app.canvas.shapes import Box
from app.model import Group, Network


def contents(
    network: Network, boxes: Callable[[str], list[Box]], made: Callable[[Group, int, Box | None], Box]
) -> None:
    """Tell `made`, for each group that is drawn as a frame, its depth and the box of its content; it answers the frame.

    `boxes` says what a node covers, or a collapsed group; nothing for what is not drawn.
    """
    frames: dict[str, Box] = {}
    shown = [g for g in network.all(Group) if not any(a.collapsed for a in (g, *network.groups_around(g.name)))]
    depths = {group.name: len(network.groups_around(group.name)) for group in shown}
    for group in sorted(shown, key=lambda group: -depths[group.name]):
        inside = (element.name for element in network.users(group.name))
        frames[group.name] = made(group, depths[group.name], _around(inside, boxes, frames))


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box that holds all of these; None when there are none."""
    found = list(boxes)
    if not found:
        return None
    left, top, right, bottom = zip(*found, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def _around(names: Iterable[str], boxes: Callable[[str], list[Box]], frames: Mapping[str, Box]) -> Box | None:
    found = (box for name in names for box in ([frames[name]] if name in frames else boxes(name)))
    return around(found)
