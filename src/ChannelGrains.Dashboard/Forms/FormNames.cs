using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Languages;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using Microsoft.Extensions.Localization;
using Answer = ChannelGrains.Dashboard.Calling.Answer;
using FormAnswer = ChannelGrains.Forms.V1.Answer;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>What forms are called and what their answers say, in the reader's language; and where field work is looked at.</summary>
internal sealed class FormNames(FormService.FormServiceClient client, IStringLocalizer<FormsTexts> texts)
{
    private const int PageSize = 1_000;

    private readonly Dictionary<string, Form> _forms = new(StringComparer.Ordinal);
    private Task? _reading;

    /// <summary>The forms as they were read, by id.</summary>
    public IReadOnlyCollection<Form> Forms => _forms.Values;

    public IReadOnlyList<(string Value, string Text)> Choices => [.. _forms.Values.Select(form => (form.FormId, Title(form)))];

    public IReadOnlyList<(string Value, string Text)> States => [.. EnumValues.All<AssignmentState>().Select(state => (state.ToString(), Of(state)))];

    /// <summary>Reads what the forms are called, once for a page; where they cannot be read, they are called by their ids.</summary>
    public Task ReadAsync() => _reading ??= ReadOnceAsync();

    public string TitleOf(string formId) => _forms.TryGetValue(formId, out var form) ? Title(form) : formId;

    public static string Title(Form form) => Text(form.Title, form.DefaultLanguage);

    /// <summary>The text that comes closest to the reader's language.</summary>
    public static string Text(IReadOnlyDictionary<string, string> languages, string defaultLanguage)
    {
        var language = PageLanguages.IsChinese ? PageLanguages.Chinese.Name : PageLanguages.English.Name;
        if (languages.TryGetValue(language, out var text))
            return text;
        return languages.OrderBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault(one => one.Key.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase)).Value
            ?? languages.GetValueOrDefault(defaultLanguage, "");
    }

    public string Of(FormKind kind) => kind switch
    {
        FormKind.Test => texts["Test"],
        FormKind.Inspection => texts["Inspection"],
        FormKind.SelfCheck => texts["Self-check"],
        FormKind.Survey => texts["Survey"],
        FormKind.Attestation => texts["Declaration"],
        FormKind.Evidence => texts["Document"],
        _ => Format.None,
    };

    public string Of(AssignmentState state) => state switch
    {
        AssignmentState.Due => texts["Due"],
        AssignmentState.Overdue => texts["Overdue"],
        AssignmentState.Done => texts["Done"],
        _ => Format.None,
    };

    public string Of(FindingState state) => state switch
    {
        FindingState.Open => texts["Open"],
        FindingState.Closed => texts["Closed"],
        _ => Format.None,
    };

    public static string Tone(AssignmentState state) => state switch { AssignmentState.Overdue => "bad", AssignmentState.Done => "good", _ => "warn" };

    /// <summary>An answer in words; its files and its note are shown beside it.</summary>
    /// <param name="form">The version that was filled in; null where it is not known.</param>
    /// <param name="answer">The answer.</param>
    public string Said(Form? form, FormAnswer answer)
    {
        var item = form?.Items.FirstOrDefault(one => one.ItemId == answer.ItemId);
        return answer.ValueCase switch
        {
            FormAnswer.ValueOneofCase.Yes => answer.Yes ? texts["Yes"] : texts["No"],
            FormAnswer.ValueOneofCase.Scale => item?.Scale is { } scale ? texts["{0} of {1} to {2}", answer.Scale, scale.Min, scale.Max] : Format.Number(answer.Scale),
            FormAnswer.ValueOneofCase.Number => $"{Format.Number(answer.Number, 6)} {item?.Unit}".TrimEnd(),
            FormAnswer.ValueOneofCase.ChoiceId => item?.Choices.FirstOrDefault(choice => choice.ChoiceId == answer.ChoiceId) is { } choice
                ? Text(choice.Title, form!.DefaultLanguage) : answer.ChoiceId,
            FormAnswer.ValueOneofCase.Text => answer.Text,
            FormAnswer.ValueOneofCase.DoesNotApply => texts["Does not apply"],
            _ when answer.Files.Count > 0 => texts["{0} files", answer.Files.Count],
            _ => Format.None,
        };
    }

    public static string RecordHref(string partnerId, string recordId) => $"/field/records/{Uri.EscapeDataString(partnerId)}/{Uri.EscapeDataString(recordId)}";

    public static string PlanHref(string planId) => $"/field/plans/{Uri.EscapeDataString(planId)}";

    public static string FillHref(Assignment assignment) =>
        $"/field/fill/{Uri.EscapeDataString(assignment.FormId)}?partner={Uri.EscapeDataString(assignment.PartnerId)}&plan={Uri.EscapeDataString(assignment.PlanId)}&begins={assignment.BeginsOn}"
        + (assignment.StoreId.Length == 0 ? "" : $"&store={Uri.EscapeDataString(assignment.StoreId)}");

    private async Task ReadOnceAsync()
    {
        foreach (var form in (await Answer.OfAsync(client.ListFormsAsync(new ListFormsRequest { PageSize = PageSize }))).Value?.Forms ?? [])
            _forms[form.FormId] = form;
    }
}
