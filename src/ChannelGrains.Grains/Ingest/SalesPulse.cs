using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Accepted transactions of partners of one region and type. A partner keeps it, so that a batch costs one addition.</summary>
internal sealed class SalesPulse(byte[] region, ChannelType type, PulseCount count)
{
    public void Add(int transactions) => count.Add(transactions);

    /// <summary>Whether it is still that of a partner, which keeps its region as the same array until it moves.</summary>
    public bool IsOf(byte[] now, ChannelType typeNow) => ReferenceEquals(now, region) && typeNow == type;
}
