"""Speed, as ratios in one run: `python -m tests.bench [--quick]`. Plain scripts, each a process of its own."""
