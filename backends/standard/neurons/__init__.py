"""The membranes that composed cells are made of, a file each."""
