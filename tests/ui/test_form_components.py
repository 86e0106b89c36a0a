"""Fields, summaries of errors and buttons as they reach the reader."""

from collections.abc import Callable

import pytest
from django import forms


Show = Callable[..., str]


class Sample(forms.Form):
    name = forms.CharField(label="Аты", widget=forms.TextInput(attrs={"placeholder": "Аты"}))
    note = forms.CharField(label="Ескертпе", help_text="қысқаша", required=False)
    kind = forms.ChoiceField(label="Түрі", choices=[("1", "бір")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Келісемін", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, object]:
        raise forms.ValidationError("Бірге болмайды")


def test_a_field_ties_label_hint_and_control_together(show: Show) -> None:
    html = show("{% field form.note %}", form=Sample())
    assert (
        '<label for="id_note">Ескертпе <span class="optional">(міндетті емес)</span></label>'
        in html
    )
    assert '<p class="hint" id="id_note_hint">қысқаша</p>' in html
    assert 'aria-describedby="id_note_hint"' in html
    assert 'class="hint"' not in show('{% field form.note hint="" %}', form=Sample())


def test_a_wrong_field_says_so_and_is_described_by_its_error(show: Show) -> None:
    html = show("{% field form.name %}", form=Sample({}))
    assert "data-invalid" in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_error"' in html
    assert '<p class="error" id="id_name_error">' in html
    assert "placeholder" not in html


def test_choices_are_a_group_with_a_legend(show: Show) -> None:
    html = show('{% field form.kind shape="tiles" %}', form=Sample({}))
    assert (
        '<fieldset class="field" data-shape="tiles" data-invalid aria-describedby="id_kind_error">'
        in html
    )
    assert "<legend>Түрі</legend>" in html
    assert '<label class="choice" for="id_kind_0">' in html


def test_a_tick_stands_within_its_label(show: Show) -> None:
    html = show("{% field form.agreed autofocus=True %}", form=Sample())
    assert (
        '<label class="choice" for="id_agreed"><input type="checkbox" name="agreed" autofocus'
        in html
    )


@pytest.mark.parametrize("option", ['shape="round"', 'size="xl"'])
def test_an_unknown_option_fails_at_once(show: Show, option: str) -> None:
    with pytest.raises(ValueError, match="is none of"):
        show("{% field form.name " + option + " %}", form=Sample())


def test_all_fields_are_shown_and_the_hidden_ones_kept(show: Show) -> None:
    html = show("{% fields form columns=True mark_optional=False %}", form=Sample())
    assert html.startswith('<div class="fields" data-columns>')
    assert 'type="hidden" name="secret"' in html
    assert html.count('class="field"') == 4
    assert "міндетті емес" not in html


def test_the_summary_leads_from_each_error_to_its_field(show: Show) -> None:
    html = show("{% error_summary form %}", form=Sample({}))
    assert 'role="alert"' in html
    assert '<a href="#id_name">' in html
    assert '<a href="#id_kind_0">' in html
    assert "<li>Бірге болмайды</li>" in html
    assert show("{% error_summary form %}", form=Sample()) == ""


def test_a_button_is_a_button_a_link_or_a_refusal(show: Show) -> None:
    assert show('{% button "Тіркеу" kind="primary" name="a" value="b" id="c" form="d" %}') == (
        '<button class="button" data-kind="primary" type="submit" '
        'id="c" name="a" value="b" form="d">Тіркеу</button>'
    )
    link = show('{% button "Ашу" href="/x" icon="right" id="e" %}')
    assert link.startswith('<a class="button" data-kind="plain" href="/x" id="e"><svg')
    refused = show('{% button "Бекіту" refused="Жауап жоқ" icon="lock" %}')
    assert "disabled" in refused
    assert "<small>Жауап жоқ</small>" in refused
    with pytest.raises(ValueError, match="pink is none of"):
        show('{% button "x" kind="pink" %}')


def test_a_value_can_be_copied_where_scripts_run(show: Show) -> None:
    assert 'data-ui-needs-script data-ui-copy="12" data-ui-copied="Көшірілді"' in show(
        '{% copy "12" %}'
    )
    assert "<span>Нөмірді көшіру</span>" in show('{% copy "12" text="Нөмірді көшіру" %}')
