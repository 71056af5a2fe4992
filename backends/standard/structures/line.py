"""Cells on a line."""

from backends.standard.declaration import Parameter, StructureModel

LINE = StructureModel(
    name="Line",
    title="Line",
    doc="Cells at equal distances along the x axis.",
    parameters=(
        Parameter("dx", 1.0, "um", "Distance between neighbours", random=False),
        Parameter("x0", 0.0, "um", "Position of the first cell", random=False),
        Parameter("y", 0.0, "um", "y of all cells", random=False),
        Parameter("z", 0.0, "um", "z of all cells", random=False),
    ),
    dimensions=1,
    origin=("x0", "y", "z"),
    order=1,
)
