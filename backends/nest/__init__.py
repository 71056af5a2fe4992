"""PyNN on NEST: `import pyNN.nest as sim`."""

from backends.api.face import face
from backends.nest.simulator import NestSimulator

globals().update(face(NestSimulator))
