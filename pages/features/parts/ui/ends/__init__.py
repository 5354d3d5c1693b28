"""The ends of a network: a builder of its input layer and its output layer."""
