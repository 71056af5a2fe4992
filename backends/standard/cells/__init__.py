"""Cell models and spike sources, a file each."""
