"""The addresses of one appeal: its page, its acts, its files, its slip."""

from django.urls import URLPattern, URLResolver


urlpatterns: list[URLPattern | URLResolver] = []
