"""Arrays in, Plotly figures out. No Streamlit here.

A chart on a board is a class: see chart.py. Those of the playground are functions that make the
skeleton only, since its data come with every frame as arrays, and the browser puts them in.
"""
