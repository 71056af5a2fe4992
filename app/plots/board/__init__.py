"""The board: charts that people add, close and move, all of one run; and the kinds of charts there are."""
