"""The panels around the canvas: what can be added, what is selected, the program, the problems, what was done."""
