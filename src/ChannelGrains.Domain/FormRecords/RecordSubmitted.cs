using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Surveys;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>A record was taken.</summary>
/// <param name="Record">The record.</param>
/// <param name="Kind">What its form is for.</param>
/// <param name="TakenOn">The partner's business day on which it was taken.</param>
/// <param name="HoldsUntil">The last day on which it holds; null is without end.</param>
/// <param name="Score">What the answers are worth.</param>
/// <param name="IsLatest">No record of the form and place was taken later: else it says nothing of findings.</param>
/// <param name="Changes">What it does to findings.</param>
/// <param name="Reused">Files that another record had named before.</param>
/// <param name="ReceivedAtMicros">When the server took it, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record RecordSubmitted(
    [property: Id(0)] FormRecord Record, [property: Id(1)] FormKind Kind, [property: Id(2)] BusinessDay TakenOn, [property: Id(3)] BusinessDay? HoldsUntil, [property: Id(4)] FormScore Score,
    [property: Id(5)] bool IsLatest, [property: Id(6)] ImmutableArray<FindingChange> Changes, [property: Id(7)] ImmutableArray<ReusedFile> Reused, [property: Id(8)] long ReceivedAtMicros) : RecordFact
{
    /// <summary>What it issues; null for nothing.</summary>
    [Id(9)]
    public CertificateIssue? Certificate { get; init; }

    /// <summary>Of one that answers an invitation to a survey what it says; null of another.</summary>
    [Id(10)]
    public SurveyAnswer? Survey { get; init; }
}
