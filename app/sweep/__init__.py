"""One network many times: parameters over ranges and seeds, in parallel, resumed where it was left. No Qt."""
