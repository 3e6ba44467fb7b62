using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

/// <summary>What a capability keeps of a partner in the index, written with the facts that change it. One for all partners; asked where the index is verified.</summary>
internal abstract class PartnerIndex
{
    /// <summary>What it is, in words.</summary>
    public abstract string What { get; }

    /// <summary>Each key with its value; null where nothing is to be there.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="partner">What the facts give.</param>
    /// <param name="readAsync">Reads a record of the partner's journal.</param>
    public abstract ValueTask<IReadOnlyList<(byte[] Key, byte[]? Value)>> EntriesAsync(string partnerId, FoldedPartner partner, Func<long, ValueTask<ReadOnlyMemory<byte>>> readAsync);
}
