"""PyNN on paper: what a script tells the simulator is written down, and nothing ever fires."""

from backends.api.face import face
from backends.sketch.simulator import SketchSimulator

globals().update(face(SketchSimulator))
