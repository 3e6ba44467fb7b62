namespace ChannelGrains.Grains.Certificates;

/// <summary>Keys of the grain that shows who is certified.</summary>
public static class CertifiedNames
{
    /// <summary>The one grain.</summary>
    public const string All = "all";
}
