"""Inside the network: gradients, activations and weights by layer, and what answers are worth.

Each chart is a skeleton (`xxx`), the attributes that change (`xxx_traces`, in the traces' order,
plain JSON) and a sentence on what one sees now (`xxx_alt`).
"""
