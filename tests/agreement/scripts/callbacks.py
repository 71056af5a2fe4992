"""Functions that are called while the simulation goes on: they look, they steer, they say when to be called again."""

import json

from pyNN.utility import SimulationProgressBar, Timer, get_simulator

sim, options = get_simulator()
sim.setup(timestep=0.1, min_delay=0.1)
timer = Timer()
cells = sim.Population(2, sim.IF_curr_exp(i_offset=0.0, tau_refrac=2.0))
poisson = sim.Population(4, sim.SpikeSourcePoisson(rate=0.0))
cells.record("spikes")
poisson.record("spikes")


class Staircase:
    """Raises the current by a step each so many ms."""

    def __init__(self, interval, step):
        self.interval, self.step, self.level, self.calls = interval, step, 0.0, []

    def __call__(self, t):
        self.calls.append(round(t, 6))
        self.level += self.step
        cells[0:1].set(i_offset=self.level)
        return t + self.interval


def switch(t):
    poisson.set(rate=200.0 if t >= 50.0 else 0.0)
    return t + 50.0


staircase = Staircase(20.0, 0.25)
end = sim.run(100.0, callbacks=[staircase, switch])
until = sim.run_until(120.0)
more = sim.run_for(5.0)
trains = poisson.get_data().segments[0].spiketrains
early = [float(t) for train in trains for t in train.rescale("ms").magnitude if t < 49.5]
exact = {
    "calls": staircase.calls[:5],
    "times": [round(t, 6) for t in (end, until, more, sim.get_current_time())],
    "early": early,
    "late": sum(len(train) for train in trains) > 10,
    "clock": [sim.get_time_step(), sim.get_min_delay(), sim.num_processes(), sim.rank()],
    "timed": timer.elapsed_time() > 0.0,
    "bar": callable(SimulationProgressBar(10.0, 50.0)),
}
spikes = [train.rescale("ms").magnitude.tolist() for train in cells.get_data().segments[0].spiketrains]
print(json.dumps({"exact": exact, "times": {"cells": spikes}, "values": {}}))
sim.end()
