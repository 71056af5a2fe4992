"""The application: draws a network, writes it as a PyNN program, runs the program and watches it."""
