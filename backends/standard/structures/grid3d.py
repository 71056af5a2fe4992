"""Cells on a three-dimensional grid."""

from backends.standard.declaration import Parameter, StructureModel
from backends.standard.structures.grid2d import FILL_ORDER

GRID3D = StructureModel(
    name="Grid3D",
    title="3D grid",
    doc="Cells on a three-dimensional grid.",
    parameters=(
        Parameter("aspect_ratioXY", 1.0, "", "Cells in x per cell in y", low=0.0, open_low=True, random=False),
        Parameter("aspect_ratioXZ", 1.0, "", "Cells in x per cell in z", low=0.0, open_low=True, random=False),
        Parameter("dx", 1.0, "um", "Distance between neighbours in x", random=False),
        Parameter("dy", 1.0, "um", "Distance between neighbours in y", random=False),
        Parameter("dz", 1.0, "um", "Distance between neighbours in z", random=False),
        Parameter("x0", 0.0, "um", "x of the first cell", random=False),
        Parameter("y0", 0.0, "um", "y of the first cell", random=False),
        Parameter("z0", 0.0, "um", "z of the first cell", random=False),
        FILL_ORDER,
    ),
    dimensions=3,
    origin=("x0", "y0", "z0"),
    ratios=("aspect_ratioXY", "aspect_ratioXZ"),
    order=3,
)
