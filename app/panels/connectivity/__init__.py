"""What a projection makes, before any run: how many synapses, how they are shared out, and which cells they join."""
