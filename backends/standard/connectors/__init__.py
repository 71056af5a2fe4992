"""Connection rules, a file each."""
