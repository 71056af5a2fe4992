"""Every simulator against exact solutions, through the API alone, and so against every other."""
