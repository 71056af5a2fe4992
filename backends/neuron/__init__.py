"""PyNN on NEURON: `import pyNN.neuron as sim`."""

from backends.api.face import face
from backends.neuron.simulator import NeuronSimulator

globals().update(face(NeuronSimulator))
