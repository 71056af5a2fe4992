"""PyNN on Brian2: `import pyNN.brian2 as sim`. In this folder `import brian2` is the library, never this package."""

from backends.api.face import face
from backends.brian2.simulator import Brian2Simulator

globals().update(face(Brian2Simulator))
