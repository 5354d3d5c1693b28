"""The parts, one by one: activations, losses, weights, optimizers, the glossary."""
