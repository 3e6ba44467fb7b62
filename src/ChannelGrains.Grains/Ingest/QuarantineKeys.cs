using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Ingest;

/// <summary>The durable form of a quarantine item's locator.</summary>
internal static class QuarantineKeys
{
    public static QuarantineKey ToFact(Locator item) => new() { Version = item.Version, Index = item.Place };

    public static Locator ToLocator(QuarantineKey key) => new(key.Version, key.Index);
}
