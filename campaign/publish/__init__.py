"""publish: puts the checked site on the branch that GitHub Pages shows, whole or not at all."""
