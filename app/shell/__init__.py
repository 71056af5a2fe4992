"""The window: puts the parts together, owns the dialogs, the files and what survives a crash."""
