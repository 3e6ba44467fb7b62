using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Payments;

/// <summary>The files of the bank: what they say stands in their records, and what is known of breaks in the index.</summary>
internal sealed class BankState : IJournalledState
{
    /// <summary>The records of files whose runs are not told yet.</summary>
    public SortedSet<long> Pending { get; } = [];

    public RequestLog Requests { get; } = new();
}
