"""A ball."""

from backends.standard.declaration import Parameter, ShapeModel

SPHERE = ShapeModel(
    name="Sphere",
    title="Ball",
    doc="A ball around the origin.",
    parameters=(Parameter("radius", 100.0, "um", "Radius", low=0.0, random=False, required=True),),
    order=1,
)
