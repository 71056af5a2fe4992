"""Pieces of Python that a program only has when it needs them."""

from __future__ import annotations

SIMULATOR = """sim, options = get_simulator(("--save", "folder to write the recorded data to", {"default": None}))"""

OF_INDICES = '''

class OfIndices(IndexBasedExpression):
    """A probability that is a function of the indices of two cells."""

    def __init__(self, function):
        self.function = function

    def __call__(self, i, j):
        return self.function(i, j)
'''

TURNED = '''

def turned(positions, x, y, z):
    """Positions, shape (3, n), turned about their middle: by x degrees about the x axis, then y, then z."""
    (a, b, c), (sa, sb, sc) = numpy.cos(numpy.radians([x, y, z])), numpy.sin(numpy.radians([x, y, z]))
    about_x = numpy.array([[1, 0, 0], [0, a, -sa], [0, sa, a]])
    about_y = numpy.array([[b, 0, sb], [0, 1, 0], [-sb, 0, b]])
    about_z = numpy.array([[c, -sc, 0], [sc, c, 0], [0, 0, 1]])
    middle = positions.mean(axis=1, keepdims=True)
    return about_z @ about_y @ about_x @ (positions - middle) + middle
'''

WATCHED = '''
# Weights over time: for each of these projections, a list of times and weights
weights = {{{names}}}


def watch(name, projection, interval):
    """Note the weights of a projection every `interval` ms, in the order in which it lists its connections."""

    def note(t):
        weights[name].append((t, projection.get("weight", format="list", with_address=False)))
        return t + interval

    return note
'''

SAVE = """if options.save:
    os.makedirs(options.save, exist_ok=True)"""
SAVE_RECORDED = """    for name, population in recorded.items():
        population.write_data(os.path.join(options.save, name + ".pkl"))"""
SAVE_WEIGHTS = """    for name, notes in weights.items():
        times, values = zip(*notes)
        numpy.savez(os.path.join(options.save, name + "-weights.npz"), times=times, weights=values)"""
RATES = """for population in [{names}]:
    rate = population.mean_spike_count() / sim.get_current_time() * 1000
    print(f"{{population.label}}: {{rate:.2f}} spikes/s")"""
