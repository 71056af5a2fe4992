"""The kinds of element as JSON objects, and back: one pair of functions each, and the table of them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from app.model import (
    Assembly,
    Component,
    Current,
    Element,
    Extent,
    Group,
    GroupKind,
    Injection,
    Note,
    Place,
    Population,
    Pose,
    Projection,
    Recording,
    Role,
    Table,
    View,
)
from app.storage.values import component, encoded, encoded_values, filled, values, view

Entry = Mapping[str, Any]


class Kind(NamedTuple):
    """How elements of one kind are written and read."""

    element: type[Element]
    written: Callable[[Any], dict[str, Any]]
    read: Callable[[Entry], Element]


def written(element: Any) -> dict[str, Any]:
    """The entry of an element in its list."""
    own = next(kind.written for kind in KINDS.values() if isinstance(element, kind.element))(element)
    more = {name: getattr(element, name, None) for name in ("parent", "muted")}
    place = {"place": list(element.place)} if hasattr(element, "place") else {}
    return {"name": element.name, "label": element.label, **own, **filled(**more), **place}


def _named(entry: Entry) -> dict[str, Any]:
    return {"name": entry["name"], "label": entry.get("label", entry["name"])}


def _placed(entry: Entry) -> dict[str, Any]:
    place = Place(*map(float, entry.get("place", (0, 0))))
    return {**_named(entry), "place": place, "parent": entry.get("parent", "")}


def _muted(entry: Entry) -> dict[str, Any]:
    return {"muted": entry.get("muted", False)}


# -- nodes -------------------------------------------------------------------------------------------------------------


def _population(population: Population) -> dict[str, Any]:
    return {
        "role": population.role.value,
        "size": population.size,
        "cell": encoded(population.cell),
        **filled(
            structure=population.structure and encoded(population.structure),
            pose=_pose(population.pose),
            initial=encoded_values(population.initial),
            record=[_recording(recording) for recording in population.records],
        ),
    }


def _read_population(entry: Entry) -> Population:
    return Population(
        **_placed(entry),
        **_muted(entry),
        cell=component(entry["cell"]),
        size=int(entry["size"]),
        structure=_maybe(entry.get("structure")),
        pose=_read_pose(entry.get("pose", {})),
        initial=values(entry.get("initial", {})),
        records=tuple(Recording(r["variable"], r.get("cells"), r.get("interval")) for r in entry.get("record", ())),
        role=Role(entry.get("role", Role.GENERIC.value)),
    )


def _pose(pose: Pose) -> dict[str, Any]:
    rotation = list(pose.rotation) if any(pose.rotation) else None
    points = None if pose.points is None else pose.points.rows.tolist()
    return {
        **({} if points is None else {"points": points}),
        **({"jitter": pose.jitter} if pose.jitter else {}),
        **filled(rotation=rotation),
    }


def _read_pose(entry: Entry) -> Pose:
    points = Table(entry["points"]) if "points" in entry else None
    x, y, z = map(float, entry.get("rotation", (0, 0, 0)))
    return Pose(points, entry.get("jitter", 0.0), (x, y, z))


def _recording(recording: Recording) -> dict[str, Any]:
    return filled(variable=recording.variable, cells=recording.cells, interval=recording.interval)


def _maybe(entry: Entry | None) -> Component | None:
    return component(entry) if entry else None


def _read_assembly(entry: Entry) -> Assembly:
    return Assembly(**_placed(entry), **_muted(entry), members=tuple(entry["members"]))


def _read_current(entry: Entry) -> Current:
    return Current(**_placed(entry), **_muted(entry), source=component(entry["source"]))


def _read_note(entry: Entry) -> Note:
    size = Extent(*map(float, entry["size"])) if "size" in entry else Note("", "").size
    return Note(**_placed(entry), text=entry.get("text", ""), size=size)


def _group(group: Group) -> dict[str, Any]:
    return {"kind": group.kind.value, **filled(collapsed=group.collapsed)}


def _read_group(entry: Entry) -> Group:
    kind = GroupKind(entry.get("kind", GroupKind.FREE.value))
    return Group(**_named(entry), kind=kind, collapsed=entry.get("collapsed", False), parent=entry.get("parent", ""))


# -- edges -------------------------------------------------------------------------------------------------------------


def _projection(projection: Projection) -> dict[str, Any]:
    return {
        "pre": projection.pre,
        "post": projection.post,
        "receptor": projection.receptor,
        "connector": encoded(projection.connector),
        "synapse": encoded(projection.synapse),
        **_view("pre_view", projection.pre_view),
        **_view("post_view", projection.post_view),
        **({} if projection.watch is None else {"watch": projection.watch}),
    }


def _read_projection(entry: Entry) -> Projection:
    return Projection(
        **_named(entry),
        **_muted(entry),
        pre=entry["pre"],
        post=entry["post"],
        connector=component(entry["connector"]),
        synapse=component(entry["synapse"]),
        receptor=entry.get("receptor", "excitatory"),
        pre_view=view(entry.get("pre_view")),
        post_view=view(entry.get("post_view")),
        watch=entry.get("watch"),
    )


def _injection(injection: Injection) -> dict[str, Any]:
    return {"pre": injection.pre, "post": injection.post, **_view("view", injection.view)}


def _read_injection(entry: Entry) -> Injection:
    ends = {"pre": entry["pre"], "post": entry["post"]}
    return Injection(**_named(entry), **_muted(entry), **ends, view=view(entry.get("view")))


def _view(name: str, chosen: View | None) -> dict[str, Any]:
    return {} if chosen is None else {name: encoded(chosen)}


KINDS: Mapping[str, Kind] = {
    "groups": Kind(Group, _group, _read_group),
    "populations": Kind(Population, _population, _read_population),
    "assemblies": Kind(Assembly, lambda assembly: {"members": list(assembly.members)}, _read_assembly),
    "currents": Kind(Current, lambda current: {"source": encoded(current.source)}, _read_current),
    "notes_on_canvas": Kind(Note, lambda note: {"text": note.text, "size": list(note.size)}, _read_note),
    "projections": Kind(Projection, _projection, _read_projection),
    "injections": Kind(Injection, _injection, _read_injection),
}
