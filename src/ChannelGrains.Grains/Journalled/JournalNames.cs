namespace ChannelGrains.Grains.Journalled;

/// <summary>How the names of journals start.</summary>
internal static class JournalNames
{
    public const string Partner = "partner/";
    public const string Source = "source/";
    public const string Market = "market/";
}
