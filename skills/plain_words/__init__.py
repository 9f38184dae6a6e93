"""The grammar of plain words: from an instruction to steps, without a model."""
