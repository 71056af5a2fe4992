"""The procedural interface: create, connect, set, record."""

import json
import os
import tempfile

import numpy as np
from neo.io import get_io
from pyNN.utility import get_script_args, init_logging

simulator = get_script_args(1)[0]
exec(f"from pyNN.{simulator} import *")
init_logging(None, debug=False)

setup(timestep=0.1, min_delay=0.2)  # noqa: F821
cells = create(IF_curr_exp, {"tau_refrac": 2.0, "tau_syn_E": 3.0}, n=3)  # noqa: F821
ticks = create(SpikeSourceArray, {"spike_times": np.arange(5.0, 60.0, 5.0)})  # noqa: F821
links = connect(ticks, cells, weight=1.6, delay=0.5)  # noqa: F821
chain = connect(cells[0:1], cells[1:3], weight=2.0, delay=1.0, receptor_type="excitatory", p=1)  # noqa: F821
set(cells[2:3], v_thresh=-40.0)
initialize(cells, v=-62.0)  # noqa: F821
folder = tempfile.mkdtemp()
file = os.path.join(folder, "spikes.pkl")
record(["spikes"], cells, file)  # noqa: F821
record("v", cells[0:1], os.path.join(folder, "v.pkl"))  # noqa: F821
now = run(60.0)  # noqa: F821
clock = [now, get_current_time(), get_time_step(), get_min_delay()]  # noqa: F821
models = "IF_curr_exp" in list_standard_models()  # noqa: F821
v_thresh = cells.get("v_thresh").tolist()
sizes = [links.size(), chain.size()]
end()  # noqa: F821

trains = get_io(file).read_block().segments[0].spiketrains
exact = {
    "clock": [round(float(t), 6) for t in clock],
    "models": models,
    "v_thresh": v_thresh,
    "sizes": sizes,
    "files": sorted(os.listdir(folder)),
    "counts": [len(train) for train in trains],
}
times = {"cells": [np.sort(train.rescale("ms").magnitude).tolist() for train in trains]}
print(json.dumps({"exact": exact, "times": times, "values": {}}))
