"""The page about the parts: activations, losses, weights, optimizers, and a glossary."""
