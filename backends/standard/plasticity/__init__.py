"""Rules of spike-timing-dependent plasticity: what depends on the timing of spikes, and what on the weight."""
