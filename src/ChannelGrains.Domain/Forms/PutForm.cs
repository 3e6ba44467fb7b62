using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Forms;

/// <summary>Keeps a form.</summary>
/// <param name="Form">The form.</param>
/// <param name="Etag">That of the version that the caller read; null or empty for whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record PutForm([property: Id(0)] FormSetting Form, [property: Id(1)] string? Etag)
{
    /// <summary>The form, its version not known yet. Refused, in this order: INVALID_ID, FORM_KIND, SUBJECT, LANGUAGE, the refusals of <see cref="FormTexts"/> for title and description, ITEMS_EMPTY,
    /// ITEMS_FULL, those of <see cref="ItemReading"/> per item, NUMBER, VALIDITY, FORM_TOO_LARGE.</summary>
    public Outcome<Form> Read()
    {
        if (PartnerIds.Validate(Form.FormId, "form.form_id") is { } invalid)
            return invalid;
        if (!Enum.IsDefined(Form.Kind) || Form.Kind == FormKind.Unspecified)
            return Refusal.InvalidArgument("FORM_KIND", "form.kind must be one of the enum's kinds.", "form.kind");
        if (!Enum.IsDefined(Form.Subject) || (Form.Kind != FormKind.Survey && Form.Subject != SurveySubject.Unspecified))
            return Refusal.InvalidArgument("SUBJECT", "form.subject must be one of the enum's subjects, and is of surveys only: leave it out of another form.", "form.subject");
        if (LanguageTags.Canonical(Form.DefaultLanguage) is not { } language)
            return Refusal.InvalidArgument("LANGUAGE", "form.default_language must be a tag of BCP 47, as zh or pt-BR.", "form.default_language");
        var texts = new FormTexts(language);
        var title = texts.Read(Form.Title, mayBeEmpty: false, FormLimits.MaxTitleBytes, "form.title");
        if (title.IsRefused)
            return title.Refusal;
        var description = texts.Read(Form.Description, mayBeEmpty: true, FormLimits.MaxTextBytes, "form.description");
        if (description.IsRefused)
            return description.Refusal;
        var items = ReadItems(texts);
        if (items.IsRefused)
            return items.Refusal;
        var score = Form.PassScore.Length == 0 ? default(Outcome<decimal>?) : ExactNumbers.Read(Form.PassScore, 0, FormLimits.MaxScore, "form.pass_score");
        if (score is { IsRefused: true })
            return score.Value.Refusal!;
        if (Form.ValidityDays is < 0 or > FormLimits.MaxValidityDays)
            return Refusal.InvalidArgument("VALIDITY", $"form.validity_days must be 1 to {FormLimits.MaxValidityDays}, or 0 for records that hold without end.", "form.validity_days");
        if (texts.Bytes > FormLimits.MaxFormBytes)
            return Refusal.InvalidArgument("FORM_TOO_LARGE", $"The form's texts have {texts.Bytes} bytes, and may have {FormLimits.MaxFormBytes}: shorten them, or make it two forms.", "form");
        return new Form(Form.FormId, Form.Kind, language, title.Value, description.Value, [.. items.Value], score?.Value, Form.ValidityDays, 0)
        {
            Subject = Form.Kind == FormKind.Survey && Form.Subject == SurveySubject.Unspecified ? SurveySubject.Partner : Form.Subject,
        };
    }

    /// <summary>The form with its version; that of the latest one where both are equal. Refused, in this order: ETAG_MISMATCH, FORM_KIND_FIXED, FORMS_FULL, VERSIONS_FULL.</summary>
    /// <param name="form">As <see cref="Read"/> has it.</param>
    /// <param name="latest">The form's latest version; null where there is none.</param>
    /// <param name="forms">Forms that there are.</param>
    public Outcome<Form> Decide(Form form, Form? latest, int forms)
    {
        if (Etags.Check(Etag, latest?.Version ?? 0, $"Form {form.FormId}") is { } stale)
            return stale;
        if (latest is null)
            return forms >= FormLimits.MaxForms
                ? Refusal.ResourceExhausted("FORMS_FULL", $"There are {forms} forms, and no more are kept: make this one a version of another.")
                : form with { Version = 1 };
        if (latest.Kind != form.Kind)
            return Refusal.FailedPrecondition("FORM_KIND_FIXED", $"Form {form.FormId} is of another kind, which does not change: choose another id.", "form.kind");
        if (latest.Equals(form with { Version = latest.Version }))
            return latest;
        return latest.Version >= FormLimits.MaxVersions
            ? Refusal.ResourceExhausted("VERSIONS_FULL", $"Form {form.FormId} has {latest.Version} versions, and no more are kept: choose another id.")
            : form with { Version = latest.Version + 1 };
    }

    private Outcome<IReadOnlyList<FormItem>> ReadItems(FormTexts texts)
    {
        if (Form.Items.Count == 0)
            return Refusal.InvalidArgument("ITEMS_EMPTY", "form.items is empty: ask at least one thing.", "form.items");
        if (Form.Items.Count > FormLimits.MaxItems)
            return Refusal.InvalidArgument("ITEMS_FULL", $"form.items has {Form.Items.Count} items: a form has at most {FormLimits.MaxItems}.", "form.items");
        List<FormItem> items = [];
        foreach (var (place, setting) in Form.Items.Index())
        {
            var field = $"form.items[{place}]";
            if (items.Exists(other => other.ItemId == setting.ItemId))
                return Refusal.InvalidArgument("ITEM_TWICE", $"{field}.item_id is that of another item: choose another.", $"{field}.item_id");
            var item = new ItemReading(setting, field, texts).Read();
            if (item.IsRefused)
                return item.Refusal;
            items.Add(item.Value);
        }
        return items;
    }
}
