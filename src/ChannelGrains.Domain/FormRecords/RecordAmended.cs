using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Answers of a record were changed.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="FormId">Its form.</param>
/// <param name="StoreId">Its store.</param>
/// <param name="Kind">What its form is for.</param>
/// <param name="TakenOn">The business day on which it was taken.</param>
/// <param name="TakenAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="Answers">The answers that were changed, as they are now.</param>
/// <param name="Before">The same as they were, of those items that were answered.</param>
/// <param name="ScoreBefore">What the answers were worth.</param>
/// <param name="Score">What they are worth.</param>
/// <param name="IsLatest">The record is the latest of its form and place.</param>
/// <param name="Changes">What it does to findings.</param>
/// <param name="AmendedAtMicros">When it was changed, microseconds since 1970-01-01 UTC.</param>
/// <param name="TakenBy">Who had filled it in.</param>
[GenerateSerializer, Immutable]
public sealed record RecordAmended(
    [property: Id(0)] string RecordId, [property: Id(1)] string FormId, [property: Id(2)] string StoreId, [property: Id(3)] FormKind Kind, [property: Id(4)] BusinessDay TakenOn,
    [property: Id(5)] long TakenAtMicros, [property: Id(6)] string Reason, [property: Id(7)] ImmutableArray<FormAnswer> Answers, [property: Id(8)] ImmutableArray<FormAnswer> Before,
    [property: Id(9)] FormScore ScoreBefore, [property: Id(10)] FormScore Score, [property: Id(11)] bool IsLatest, [property: Id(12)] ImmutableArray<FindingChange> Changes,
    [property: Id(13)] long AmendedAtMicros, [property: Id(14)] string TakenBy) : RecordFact
{
    /// <summary>What it issues now; null for nothing, and what it had issued is withdrawn.</summary>
    [Id(15)]
    public CertificateIssue? Certificate { get; init; }
}
