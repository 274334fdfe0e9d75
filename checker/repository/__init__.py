"""Many plans together: an index of their contents, who is whose parent, how the tasks of two plans answer one another."""
