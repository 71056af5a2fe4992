"""The PyNN of 2008, and what is deprecated since: old words, each turned into today's and handed on."""
