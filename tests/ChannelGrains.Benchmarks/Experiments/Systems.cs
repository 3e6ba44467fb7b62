namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>Names of what is measured.</summary>
internal static class Systems
{
    public const string Ceiling = "ceiling", Sequenced = "sequenced", Keyed = "keyed", KeyedSuffix = " keyed", BeforeSuffix = " before";

    public static string KeyedOf(Peer peer) => peer.Name + KeyedSuffix;
}
