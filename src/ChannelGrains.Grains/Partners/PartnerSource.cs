using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Partners;

/// <summary>What a partner is named by when it tells of its changes: its journal's name.</summary>
public static class PartnerSource
{
    public static string Of(string partnerId) => JournalNames.Partner + partnerId;
}
