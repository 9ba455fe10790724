"""pages: hands the campaign to templates and serializers. The only room that knows Pelican."""
