"""The charts of the architecture map, the race and double descent.

Each chart is a class of the kind that pages/charts/chart.py describes.
"""
