"""English tables of time expressions."""
