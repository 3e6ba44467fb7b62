using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Money;
using ChannelGrains.Forms.V1;
using Google.Protobuf.Collections;
using Form = ChannelGrains.Domain.Forms.Form;
using FormItem = ChannelGrains.Domain.Forms.FormItem;
using Wire = ChannelGrains.Forms.V1;

namespace ChannelGrains.Gateway.Forms;

/// <summary>Forms between the wire and the domain.</summary>
internal static class FormMessages
{
    public static PutForm ToCommand(PutFormRequest request)
    {
        var form = request.Form ?? new Wire.Form();
        var setting = new FormSetting(
            form.FormId, (Domain.Forms.FormKind)form.Kind, form.DefaultLanguage, ToTexts(form.Title), ToTexts(form.Description), [.. form.Items.Select(ToSetting)], form.PassScore, form.ValidityDays)
        {
            Subject = (Domain.Forms.SurveySubject)form.Subject,
        };
        return new PutForm(setting, request.Etag);
    }

    public static Wire.Form ToMessage(Form form)
    {
        var message = new Wire.Form
        {
            FormId = form.FormId,
            Kind = (Wire.FormKind)form.Kind,
            DefaultLanguage = form.DefaultLanguage,
            PassScore = form.PassScore is { } score ? ExactNumbers.ToText(score) : "",
            ValidityDays = form.ValidityDays,
            Subject = (Wire.SurveySubject)form.Subject,
            Version = form.Version,
            Etag = $"{form.Version}",
        };
        Add(form.Title, message.Title);
        Add(form.Description, message.Description);
        message.Items.AddRange(form.Items.Select(ToMessage));
        return message;
    }

    private static ItemSetting ToSetting(Wire.FormItem item) => new(
        item.ItemId, (Domain.Forms.ItemKind)item.Kind, ToTexts(item.Title), ToTexts(item.Hint), item.Weight, item.Required, item.RedLine, item.MayNotApply)
    {
        PassesWith = item.Pass?.RuleCase == PassRule.RuleOneofCase.Yes ? item.Pass.Yes : null,
        PassRange = item.Pass?.Range is { } range ? new RangeSetting(range.AtLeast, range.AtMost) : null,
        PassChoices = item.Pass?.Choices?.ChoiceIds.ToList(),
        Scale = item.Scale is { } scale ? new ScaleSetting(scale.Min, scale.Max) : null,
        Choices = [.. item.Choices.Select(choice => new ChoiceSetting(choice.ChoiceId, ToTexts(choice.Title), choice.Credit))],
        MinFiles = item.MinFiles,
        Unit = item.Unit,
        ActionTitle = ToTexts(item.Action?.Title ?? []),
        ActionPriority = (Domain.Actions.ActionPriority)(item.Action?.Priority ?? 0),
    };

    private static Wire.FormItem ToMessage(FormItem item)
    {
        var message = new Wire.FormItem
        {
            ItemId = item.ItemId,
            Kind = (Wire.ItemKind)item.Kind,
            Weight = ExactNumbers.ToText(item.Weight),
            Required = item.IsRequired,
            RedLine = item.IsRedLine,
            MayNotApply = item.MayNotApply,
            Pass = ToRule(item),
            Action = new ItemAction { Priority = (ChannelGrains.Actions.V1.ActionPriority)item.ActionPriority },
            Scale = item.Kind == Domain.Forms.ItemKind.Scale ? new ItemScale { Min = item.ScaleMin, Max = item.ScaleMax } : null,
            MinFiles = item.MinFiles,
            Unit = item.Unit,
        };
        Add(item.Title, message.Title);
        Add(item.Hint, message.Hint);
        Add(item.ActionTitle, message.Action.Title);
        foreach (var choice in item.Choices)
        {
            var added = new Wire.ItemChoice { ChoiceId = choice.ChoiceId, Credit = ExactNumbers.ToText(choice.Credit) };
            Add(choice.Title, added.Title);
            message.Choices.Add(added);
        }
        return message;
    }

    private static PassRule? ToRule(FormItem item) => item switch
    {
        { CanFail: false } => null,
        { PassesWith: { } passing } => new PassRule { Yes = passing },
        { Choices.Length: > 0 } => new PassRule { Choices = new PassChoices { ChoiceIds = { item.Choices.Where(choice => choice.Passes).Select(choice => choice.ChoiceId) } } },
        _ => new PassRule { Range = new PassRange { AtLeast = ToText(item.AtLeast), AtMost = ToText(item.AtMost) } },
    };

    private static string ToText(decimal? number) => number is { } known ? ExactNumbers.ToText(known) : "";

    private static IReadOnlyList<LanguageText> ToTexts(MapField<string, string> texts) => [.. texts.Select(text => new LanguageText(text.Key, text.Value))];

    private static void Add(LocalText text, MapField<string, string> texts)
    {
        foreach (var one in text.Texts)
            texts.Add(one.Language, one.Text);
    }
}
