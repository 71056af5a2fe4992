"""What of a network goes into its program: what is not muted, and whose ends are not."""

from __future__ import annotations

from collections.abc import Iterator

from app.model import Assembly, Current, Edge, Injection, Network, Node, Note


class Active:
    """The elements of a network that its program makes, and those that it leaves out although somebody drew them."""

    def __init__(self, network: Network) -> None:
        self.populations = tuple(p for p in network.populations if not p.muted)
        self.currents = tuple(current for current in network.all(Current) if not current.muted)
        names = {p.name for p in self.populations} | {current.name for current in self.currents}
        self.assemblies = tuple(a for a in network.all(Assembly) if not a.muted and names & set(a.members))
        self._names = names | {assembly.name for assembly in self.assemblies}
        self.projections = tuple(p for p in network.projections if self._runs(p))
        self.injections = tuple(i for i in network.all(Injection) if self._runs(i))
        self._network = network

    def members(self, assembly: Assembly) -> list[str]:
        """The members of an assembly that are there."""
        return [name for name in assembly.members if name in self._names]

    @property
    def left_out(self) -> Iterator[Node | Edge]:
        """What was drawn and is not in the program."""
        kept = {p.name for p in self.projections} | {i.name for i in self.injections} | self._names
        yield from (
            e for e in (*self._network.nodes, *self._network.edges) if e.name not in kept and not isinstance(e, Note)
        )

    def _runs(self, edge: Edge) -> bool:
        return not edge.muted and edge.pre in self._names and edge.post in self._names
