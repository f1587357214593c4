"""Speed and memory of the program; prints figures and never fails."""
