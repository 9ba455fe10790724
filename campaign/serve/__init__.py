"""The dev server: builds the site, shows it as GitHub Pages would, and follows every saved change."""
