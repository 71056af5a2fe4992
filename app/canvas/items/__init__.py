"""What the scene is made of: one module per kind of item."""
