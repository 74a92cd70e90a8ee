"""The live preview: `layout` (geometry, no Qt), `page_view` (draws pages), `pane` (with its head and search)."""
