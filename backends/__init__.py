"""The simulator-independent API and the simulators behind it. Knows neither the application nor Qt."""
