"""The description of the REST interface as other systems read it."""

import json

from django.utils import translation

from senim.api.root import api


def the_interface() -> str:
    """Write the OpenAPI document of /api/v1."""
    with translation.override("en"):
        schema = api.get_openapi_schema(path_prefix="/api/v1/")
        return json.dumps(schema, ensure_ascii=False, indent=2, default=str) + "\n"
