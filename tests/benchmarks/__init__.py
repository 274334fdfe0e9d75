"""How long things take, always as a ratio of two runs on the same machine; nothing here asserts a time."""
