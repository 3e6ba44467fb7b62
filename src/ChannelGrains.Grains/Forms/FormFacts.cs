using System.Collections.Immutable;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Forms;

/// <summary>Forms between the domain and their durable form.</summary>
internal static class FormFacts
{
    private const decimal Micros = 1_000_000;

    /// <summary>What a caller is answered who put a form.</summary>
    public static readonly FactAnswers<FormReading> Answers = new((fact, version) => new(ToDomain(fact.Forms.FormPut), version));

    public static FormPut ToFact(Form form)
    {
        var fact = new FormPut
        {
            FormId = form.FormId,
            Version = form.Version,
            Kind = (int)form.Kind,
            DefaultLanguage = form.DefaultLanguage,
            ValidityDays = form.ValidityDays,
            Subject = form.Subject == SurveySubject.Company ? (int)form.Subject : 0,
        };
        fact.Title.AddRange(ToFact(form.Title));
        fact.Description.AddRange(ToFact(form.Description));
        fact.Items.AddRange(form.Items.Select(ToFact));
        if (form.PassScore is { } score)
            fact.PassScoreMicros = ToMicros(score);
        return fact;
    }

    public static Form ToDomain(FormPut fact) => new(
        fact.FormId, (FormKind)fact.Kind, fact.DefaultLanguage, ToDomain(fact.Title), ToDomain(fact.Description), [.. fact.Items.Select(ToDomain)],
        fact.HasPassScoreMicros ? fact.PassScoreMicros / Micros : null, fact.ValidityDays, fact.Version)
    {
        Subject = (FormKind)fact.Kind != FormKind.Survey ? SurveySubject.Unspecified : fact.Subject == 0 ? SurveySubject.Partner : (SurveySubject)fact.Subject,
    };

    private static FormItemStored ToFact(FormItem item)
    {
        var stored = new FormItemStored
        {
            ItemId = item.ItemId,
            Kind = (int)item.Kind,
            WeightMicros = ToMicros(item.Weight),
            Required = item.IsRequired,
            RedLine = item.IsRedLine,
            MayNotApply = item.MayNotApply,
            ScaleMin = item.ScaleMin,
            ScaleMax = item.ScaleMax,
            MinFiles = item.MinFiles,
            Unit = item.Unit,
            ActionPriority = (int)item.ActionPriority,
        };
        stored.Title.AddRange(ToFact(item.Title));
        stored.Hint.AddRange(ToFact(item.Hint));
        stored.ActionTitle.AddRange(ToFact(item.ActionTitle));
        if (item.PassesWith is { } passing)
            stored.PassesWith = passing;
        if (item.AtLeast is { } least)
            stored.AtLeastMicros = ToMicros(least);
        if (item.AtMost is { } most)
            stored.AtMostMicros = ToMicros(most);
        stored.Choices.AddRange(item.Choices.Select(choice => new FormChoiceStored
        {
            ChoiceId = choice.ChoiceId,
            Title = { ToFact(choice.Title) },
            CreditMicros = ToMicros(choice.Credit),
            Passes = choice.Passes,
        }));
        return stored;
    }

    private static FormItem ToDomain(FormItemStored stored) => new(stored.ItemId, (ItemKind)stored.Kind, ToDomain(stored.Title))
    {
        Hint = ToDomain(stored.Hint),
        Weight = stored.WeightMicros / Micros,
        IsRequired = stored.Required,
        IsRedLine = stored.RedLine,
        MayNotApply = stored.MayNotApply,
        PassesWith = stored.HasPassesWith ? stored.PassesWith : null,
        AtLeast = stored.HasAtLeastMicros ? stored.AtLeastMicros / Micros : null,
        AtMost = stored.HasAtMostMicros ? stored.AtMostMicros / Micros : null,
        ScaleMin = stored.ScaleMin,
        ScaleMax = stored.ScaleMax,
        Choices = [.. stored.Choices.Select(choice => new ItemChoice(choice.ChoiceId, ToDomain(choice.Title), choice.CreditMicros / Micros, choice.Passes))],
        MinFiles = stored.MinFiles,
        Unit = stored.Unit,
        ActionTitle = ToDomain(stored.ActionTitle),
        ActionPriority = (ActionPriority)stored.ActionPriority,
    };

    private static IEnumerable<StoredText> ToFact(LocalText text) => text.Texts.Select(one => new StoredText { Language = one.Language, Text = one.Text });

    private static LocalText ToDomain(IEnumerable<StoredText> texts) => new(texts.Select(one => new LanguageText(one.Language, one.Text)).ToImmutableArray());

    private static long ToMicros(decimal number) => (long)(number * Micros);
}
