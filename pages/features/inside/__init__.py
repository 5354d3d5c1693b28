"""Inside the network: gradients, activations, weights, errors."""
