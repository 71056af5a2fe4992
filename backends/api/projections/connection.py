"""One connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backends.api.arguments import array

if TYPE_CHECKING:
    from backends.api.populations import ID
    from backends.api.projections.projection import Projection


class Connection:
    """The connection `index` of a projection; its attributes are the parameters of its synapse."""

    projection: Projection
    index: int
    presynaptic_index: int
    postsynaptic_index: int

    def __init__(self, projection: Projection, index: int, presynaptic_index: int, postsynaptic_index: int) -> None:
        vars(self).update(
            projection=projection,
            index=index,
            presynaptic_index=presynaptic_index,
            postsynaptic_index=postsynaptic_index,
        )

    @property
    def presynaptic_cell(self) -> ID:
        """The cell from which it comes."""
        return self.projection.pre.cell(self.presynaptic_index)

    @property
    def postsynaptic_cell(self) -> ID:
        """The cell to which it goes."""
        return self.projection.post.cell(self.postsynaptic_index)

    def as_tuple(self, *attribute_names: str) -> tuple[Any, ...]:
        """Several attributes at once."""
        return tuple(getattr(self, name) for name in attribute_names)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or not self.projection.synapse_type.has_parameter(name):
            raise AttributeError(f"{self.projection.synapse_type.model.name} has no parameter {name!r}")
        return self.projection.values(name)[self.index].item()

    def __setattr__(self, name: str, value: Any) -> None:
        if name in vars(self):
            raise AttributeError(f"{name} of a connection cannot be changed")
        self.projection.change_one(name, self.index, array(value, (), f"{name} of {self!r}").item())

    def __repr__(self) -> str:
        return f"<Connection {self.presynaptic_index} → {self.postsynaptic_index} of {self.projection.label!r}>"
