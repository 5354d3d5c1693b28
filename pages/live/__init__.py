"""The live view's engine: settings in, frames out. It knows no Streamlit."""
