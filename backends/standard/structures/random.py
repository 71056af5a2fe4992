"""Cells at random places."""

from backends.standard.declaration import Kind, Parameter, StructureModel

RANDOM = StructureModel(
    name="RandomStructure",
    title="Random places",
    doc="Cells at random places within a volume, uniformly distributed.",
    parameters=(
        Parameter(
            "boundary",
            None,
            doc="The volume: Cuboid(width, height, depth) or Sphere(radius)",
            kind=Kind.PART,
            choices=("Sphere", "Cuboid"),
            what="a shape like Cuboid(width, height, depth) or Sphere(radius)",
            random=False,
            required=True,
        ),
        Parameter("origin", (0.0, 0.0, 0.0), "um", "Centre of the volume", kind=Kind.SEQUENCE, random=False),
    ),
    dimensions=3,
    origin=("origin",),
    order=4,
)
