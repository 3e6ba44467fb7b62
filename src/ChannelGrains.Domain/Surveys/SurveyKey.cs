using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.Surveys;

/// <summary>A survey: a form, and whom it is about.</summary>
/// <param name="FormId">The form.</param>
/// <param name="Subject">Whom it is about.</param>
[GenerateSerializer, Immutable]
public readonly record struct SurveyKey([property: Id(0)] string FormId, [property: Id(1)] SurveySubject Subject) : IComparable<SurveyKey>
{
    public int CompareTo(SurveyKey other) => string.CompareOrdinal(FormId, other.FormId) is var order and not 0 ? order : Subject.CompareTo(other.Subject);
}
