using System.Collections.Immutable;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Which records of the journal say what a record is.</summary>
/// <param name="TakenAt">Version of the one that took it.</param>
/// <param name="ChangedAt">Versions of those that changed it, the first change first.</param>
internal sealed record RecordVersions(long TakenAt, ImmutableArray<long> ChangedAt)
{
    public bool Equals(RecordVersions? other) => other is not null && TakenAt == other.TakenAt && ChangedAt.SequenceEqual(other.ChangedAt);

    public override int GetHashCode() => HashCode.Combine(TakenAt, ChangedAt.Length);
}
