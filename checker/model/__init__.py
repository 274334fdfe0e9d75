"""The data that every layer shares: documents, plans, outcomes, and where things stand."""
