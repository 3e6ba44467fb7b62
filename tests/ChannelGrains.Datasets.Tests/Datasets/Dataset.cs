using Xunit;

namespace ChannelGrains.Datasets.Tests.Datasets;

/// <summary>Where the public data sets are. They are never part of the repository.</summary>
internal static class Dataset
{
    private const string Variable = "CHANNELGRAINS_DATASETS";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable);

    public static bool IsThere => !string.IsNullOrEmpty(Folder);

    public static string IowaSales => PathOf("iowa", "sales.csv.gz");

    public static string IowaFolder => PathOf("iowa");

    public static string OnlineRetail => PathOf("online_retail", "online_retail.csv.gz");

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder!, .. parts]);

    /// <summary>Skips the test where the data sets are not.</summary>
    public static void Require() =>
        Assert.SkipUnless(IsThere, $"{Variable} is not set: it names the folder with the data sets iowa and online_retail.");
}
