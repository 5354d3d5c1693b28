"""The charts of the architecture map, the race and double descent.

A live chart is a skeleton with a fixed number of traces, `xxx(...) -> go.Figure`, and what changes
in them, `xxx_traces(...)`: for each trace, in order, the attributes to put into it, as plain JSON.
`xxx_alt(...)` says in a sentence what one sees now.
"""
