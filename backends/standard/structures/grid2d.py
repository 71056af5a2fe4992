"""Cells on a rectangular grid."""

from backends.standard.declaration import Kind, Parameter, StructureModel

FILL_ORDER = Parameter(
    "fill_order",
    "sequential",
    doc="Whether cells take the places in order or at random",
    kind=Kind.CHOICE,
    choices=("sequential", "random"),
    random=False,
)

GRID2D = StructureModel(
    name="Grid2D",
    title="2D grid",
    doc="Cells on a rectangular grid in the x-y plane.",
    parameters=(
        Parameter("aspect_ratio", 1.0, "", "Cells in x per cell in y", low=0.0, open_low=True, random=False),
        Parameter("dx", 1.0, "um", "Distance between neighbours in x", random=False),
        Parameter("dy", 1.0, "um", "Distance between neighbours in y", random=False),
        Parameter("x0", 0.0, "um", "x of the first cell", random=False),
        Parameter("y0", 0.0, "um", "y of the first cell", random=False),
        Parameter("z", 0.0, "um", "z of all cells", random=False),
        FILL_ORDER,
    ),
    dimensions=2,
    origin=("x0", "y0", "z"),
    ratios=("aspect_ratio",),
    order=2,
)
