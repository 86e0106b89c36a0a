"""The API's front door: versions, authentication and the shape of errors."""

from ninja import NinjaAPI


api = NinjaAPI(version="1")
