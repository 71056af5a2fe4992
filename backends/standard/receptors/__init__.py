"""What receptors do with a spike: the other part of composed cells, a file each."""
