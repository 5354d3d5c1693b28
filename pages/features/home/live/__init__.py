"""Taking the playground's network home."""
