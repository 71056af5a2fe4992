"""What a value looks like: the density of a distribution, an expression over its variable. No Qt but in `sketch`."""
