"""What all comparisons share: inputs, measuring whole processes in turn, and the report."""
