using System.Collections.Immutable;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>A record with what came of it.</summary>
/// <param name="Submitted">The record as it came.</param>
/// <param name="ReceivedFrom">Who sent it.</param>
/// <param name="Amendments">What was changed since, each with who changed it, the first change first.</param>
/// <param name="Version">Version of the partner's journal that has it, or its last change.</param>
[GenerateSerializer, Immutable]
public sealed record KeptRecord(
    [property: Id(0)] RecordSubmitted Submitted, [property: Id(1)] string ReceivedFrom, [property: Id(2)] ImmutableArray<KeptAmendment> Amendments, [property: Id(3)] long Version)
{
    /// <summary>It is one of so few answers to a survey that it is not shown what it says.</summary>
    [Id(12)]
    public bool IsWithheld { get; init; }

    /// <summary>The answers that hold now.</summary>
    public ImmutableArray<FormAnswer> Answers =>
        Amendments.Aggregate(Submitted.Record.Answers, (answers, amendment) => AmendRecord.Merge(answers, amendment.Amended.Answers));

    /// <summary>What they are worth.</summary>
    public FormScore Score => Amendments.Length > 0 ? Amendments[^1].Amended.Score : Submitted.Score;
}
