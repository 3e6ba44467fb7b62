using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Markets;

/// <summary>Names of markets where a grain, a journal or the index needs one.</summary>
public static class MarketNames
{
    /// <summary>Start of all index entries of markets.</summary>
    internal static readonly byte[] IndexStart = [IndexSpaces.Markets, (byte)'/'];

    private const byte End = 0; // regions and categories hold no control characters
    private const byte All = (byte)'a';
    private const byte One = (byte)'c';

    /// <summary>Key of the market's grain, and its journal's name behind <c>market/</c>: 128 bits of a hash, since names are of any script and
    /// may be longer than a journal's name.</summary>
    public static string GrainKey(MarketKey market) => Convert.ToHexStringLower(SHA256.HashData(Encode(market)).AsSpan(0, 16));

    /// <summary>What the market is named by when it tells of its changes: its journal's name.</summary>
    public static string Source(MarketKey market) => JournalNames.Market + GrainKey(market);

    /// <summary>Index entries of the markets with reports of a month, in a region or those whose names start like it.</summary>
    internal static byte[] IndexPrefix(int month, string region) => [.. IndexStart, .. Encoding.UTF8.GetBytes($"{Period.OfMonth(month).Id}/{region}")];

    internal static byte[] IndexKey(int month, MarketKey market) => [.. IndexPrefix(month, ""), .. Encode(market)];

    internal static MarketKey OfIndexKey(int month, ReadOnlySpan<byte> key)
    {
        var name = key[IndexPrefix(month, "").Length..];
        var end = name.IndexOf(End);
        return new MarketKey(Encoding.UTF8.GetString(name[..end]), name[end + 1] == All ? null : Encoding.UTF8.GetString(name[(end + 2)..]));
    }

    private static byte[] Encode(MarketKey market) => market.Category is { } category
        ? [.. Encoding.UTF8.GetBytes(market.Region), End, One, .. Encoding.UTF8.GetBytes(category)]
        : [.. Encoding.UTF8.GetBytes(market.Region), End, All];
}
