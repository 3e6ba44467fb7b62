using System.Collections.Immutable;

namespace ChannelGrains.Domain.Forms;

/// <summary>A version of a form: what is asked, and what the answers are worth.</summary>
/// <param name="FormId">Its id.</param>
/// <param name="Kind">What it is for; the same in all versions.</param>
/// <param name="DefaultLanguage">In which all texts are.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What whoever fills it in should know; may be empty.</param>
/// <param name="Items">What is asked, in order.</param>
/// <param name="PassScore">The score from which a record passes; null: it passes where no item fails.</param>
/// <param name="ValidityDays">Days that a record holds; 0 is without end.</param>
/// <param name="Version">1 for the first.</param>
[GenerateSerializer, Immutable]
public sealed record Form(
    [property: Id(0)] string FormId, [property: Id(1)] FormKind Kind, [property: Id(2)] string DefaultLanguage, [property: Id(3)] LocalText Title, [property: Id(4)] LocalText Description,
    [property: Id(5)] ImmutableArray<FormItem> Items, [property: Id(6)] decimal? PassScore, [property: Id(7)] int ValidityDays, [property: Id(8)] int Version)
{
    /// <summary>Of a survey whom it asks about; of another form unspecified.</summary>
    [Id(9)]
    public SurveySubject Subject { get; init; }

    public FormItem? Item(string itemId) => Items.FirstOrDefault(item => item.ItemId == itemId);

    public bool Equals(Form? other) => other is not null && (FormId, Kind, DefaultLanguage, PassScore, ValidityDays, Version, Subject) == (other.FormId, other.Kind, other.DefaultLanguage, other.PassScore, other.ValidityDays, other.Version, other.Subject)
        && Title.Equals(other.Title) && Description.Equals(other.Description) && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(FormId, Version);
}
