"""Inside the network: gradients, activations and weights by layer, and what answers are worth.

Each chart is a class of the kind that pages/charts/chart.py describes.
"""
