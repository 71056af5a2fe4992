"""What a plastic synapse does, drawn before any run: for pairs of spikes, at random, and from spike to spike."""
