"""The PyNN of 2008, and what is deprecated since: old words, each turned into today's and handed on.

Today's modules know nothing of it but this: populations, views and assemblies begin with `ClassicCells`, the defaults
of cell models are `Defaults`, and the face of a simulator takes its names from here where there are two dialects.
"""
