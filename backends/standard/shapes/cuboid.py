"""A box."""

from backends.standard.declaration import Parameter, ShapeModel

CUBOID = ShapeModel(
    name="Cuboid",
    title="Box",
    doc="A box around the origin: width along x, height along y, depth along z.",
    parameters=tuple(
        Parameter(name, 100.0, "um", f"Extent along {axis}", low=0.0, random=False, required=True)
        for name, axis in (("width", "x"), ("height", "y"), ("depth", "z"))
    ),
    order=2,
)
