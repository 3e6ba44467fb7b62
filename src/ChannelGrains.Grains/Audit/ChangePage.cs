using ChannelGrains.Domain.Audit;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Audit;

/// <summary>A page of changes while it is read: what it has found, and what it has looked at.</summary>
/// <param name="filter">Which changes.</param>
/// <param name="size">Changes of the page.</param>
internal sealed class ChangePage(ChangeFilter filter, int size)
{
    private readonly List<ChangeReading> _found = [];
    private long _recordBytes;
    private int _shownBytes, _lookedAt;

    /// <summary>Whether the page ends here, whatever lies behind it.</summary>
    public bool IsFull => _found.Count >= size || _lookedAt >= ChangeLimits.MaxLookedAt || _recordBytes >= ChangeLimits.MaxRecordBytes || _shownBytes >= Pages.LargestBytes;

    public void OnLookedAt() => _lookedAt++;

    /// <summary>Takes what a record says, if it is asked for; false when it was not, or is no change.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="record">The record.</param>
    /// <param name="fact">What it says.</param>
    public void Take(string journal, in JournalRecord record, Fact fact)
    {
        if (ChangeKinds.Of(fact) is not { } changed)
            return;
        var partnerId = PartnerOf(journal);
        if (!filter.Holds(fact.RecordedAtMicros, fact.Principal, changed.Name, partnerId))
            return;
        var reading = new ChangeReading(fact.RecordedAtMicros, journal, record.Version, fact.Principal, changed.Name, partnerId, ChangeDetails.Of(fact, changed), fact.Request?.RequestId ?? "");
        _shownBytes += reading.ShownBytes;
        _found.Add(reading);
    }

    /// <summary>Counts the bytes of a record that was read.</summary>
    public void OnRead(in JournalRecord record) => _recordBytes += record.Payload.Length;

    public ListedChanges ToList(string last) => new(_found, last);

    /// <summary>The partner whose journal it is; empty for another journal.</summary>
    public static string PartnerOf(string journal) => journal.StartsWith(JournalNames.Partner, StringComparison.Ordinal) ? journal[JournalNames.Partner.Length..] : "";
}
