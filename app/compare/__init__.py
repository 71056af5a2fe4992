"""One network on several simulators: the runs, what differs between them, and a verdict in words. No Qt."""
