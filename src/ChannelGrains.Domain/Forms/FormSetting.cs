namespace ChannelGrains.Domain.Forms;

/// <summary>A form as a caller writes it.</summary>
[GenerateSerializer, Immutable]
public sealed record FormSetting(
    [property: Id(0)] string FormId, [property: Id(1)] FormKind Kind, [property: Id(2)] string DefaultLanguage, [property: Id(3)] IReadOnlyList<LanguageText> Title,
    [property: Id(4)] IReadOnlyList<LanguageText> Description, [property: Id(5)] IReadOnlyList<ItemSetting> Items, [property: Id(6)] string PassScore, [property: Id(7)] int ValidityDays)
{
    /// <summary>Of a survey whom it asks about; unspecified is the partner.</summary>
    [Id(8)]
    public SurveySubject Subject { get; init; }
}
