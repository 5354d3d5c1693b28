"""Taking a network home: as a file, and as code for other libraries."""

from nn_core.export.libraries import LIBRARIES, Library, export_code, reads_file
from nn_core.export.model import Columns, Model, model_of
from nn_core.export.model_file import MOST_BYTES, ModelFileError, read_model, write_model
from nn_core.export.script import FILE, script_name
from nn_core.export.torch_training import Training, refused_by_training, training_files

__all__ = [
    "FILE",
    "LIBRARIES",
    "MOST_BYTES",
    "Columns",
    "Library",
    "Model",
    "ModelFileError",
    "Training",
    "export_code",
    "model_of",
    "read_model",
    "reads_file",
    "refused_by_training",
    "script_name",
    "training_files",
    "write_model",
]
