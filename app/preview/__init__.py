"""Asks a simulator small questions while people edit, in child processes that stay. No Qt; `app.run.preview` has it.

A `Request` is the text of a small PyNN program that ends by binding `answer`, a dict of arrays by name:

    request = Request("nest", '''
    import pyNN.nest as sim
    sim.setup(timestep=0.1)
    cell = sim.Population(1, sim.IF_curr_exp(i_offset=1.0))
    cell.record("v")
    sim.run(100.0)
    answer = {"v": cell.get_data().segments[0].filter(name="v")[0].magnitude[:, 0]}
    ''')

Two requests are ready-made. Both carry out what the program of a network says of one element, and what that depends
on, on the simulator that only writes down (`sketch`): what comes back is what a run will draw, number by number.

    positions(document.program, "exc")     →  {"positions": (n, 3) um}
    connections(document.program, "loop")  →  {"pre": (m,), "post": (m,), "weight": (m,), "delay": (m,) ms}

What comes of a request is an `Answer`: its arrays, or a sentence that says why there are none (an error of the program,
more cells or connections than `limit`, a simulator that is not here, a crash, no answer within `seconds`).

An `Engine` keeps one child process per simulator, starts it at the first request, and another one after a crash. Per
topic (any text: one for each place that shows something) the newest request wins: it takes the place of one that waits.

How a panel uses it: the shell hands it the one `Preview` of the window (`app.run.preview`).

    self._preview.arrived.connect(self._on_arrived)
    self._preview.ask("response", request)     # returns at once; ask as often as you like

    def _on_arrived(self, topic: str, answer: Answer) -> None:
        if topic == "response": ...            # answer.arrays or answer.sentence; answer.request is what was asked

It answers in the GUI's thread, and only to the newest request of a topic. Keep what is drawn until the answer comes.
"""

from app.preview.engine import Engine
from app.preview.request import Answer, Request, connections, positions

__all__ = ["Answer", "Engine", "Request", "connections", "positions"]
