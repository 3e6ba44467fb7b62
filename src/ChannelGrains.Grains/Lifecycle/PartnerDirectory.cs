using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>The directory of partners: index entries by id, each with the partner's life, written with every change of it.</summary>
internal static class PartnerDirectory
{
    public static readonly byte[] Prefix = [IndexSpaces.Partners, (byte)'/'];

    public static byte[] Key(string partnerId) => IndexDirectory.Key(Prefix, partnerId);
}
