"""Streamlit: controls to settings, state and URL, the live view, language."""
