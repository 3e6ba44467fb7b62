using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Targets;

/// <summary>Names of targets where a grain, a journal or the index needs one.</summary>
public static class TargetNames
{
    /// <summary>Start of all index entries of targets.</summary>
    internal static readonly byte[] IndexStart = [IndexSpaces.Targets, (byte)'/'];

    /// <summary>Start of the entries of scopes of which an allocation is under way, each with the key of the grain.</summary>
    internal static readonly byte[] PendingStart = [IndexSpaces.Allocations, (byte)'/'];

    // In the order of a list: the company, channel types, regions, partners.
    private const string CompanyName = "a", TypeStart = "b/", RegionStart = "c/", PartnerStart = "d/";

    /// <summary>Key of the grain of a scope above partners, and its journal's name behind <c>target/</c>: of a region 128 bits of a hash, since paths are of
    /// any script and may be longer than a journal's name.</summary>
    public static string GrainKey(TargetScope scope) => scope.Kind switch
    {
        TargetScopeKind.Company => "company",
        TargetScopeKind.ChannelType => $"type-{(int)scope.ChannelType}",
        TargetScopeKind.Region => "region-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope.Name)).AsSpan(0, 16)),
        _ => throw new ArgumentException($"{scope} has no grain of its own for targets.", nameof(scope)),
    };

    /// <summary>What a scope above partners is named by when it tells of its changes: its journal's name.</summary>
    public static string Source(TargetScope scope) => JournalNames.Target + GrainKey(scope);

    /// <summary>What a scope is named in the list of a year's targets.</summary>
    public static string ListName(TargetScope scope) => scope.Kind switch
    {
        TargetScopeKind.ChannelType => $"{TypeStart}{(int)scope.ChannelType}",
        TargetScopeKind.Region => RegionStart + scope.Name,
        TargetScopeKind.Partner => PartnerStart + scope.Name,
        _ => CompanyName,
    };

    /// <summary>What the entries of a year start with.</summary>
    internal static byte[] IndexPrefix(string yearId) => [.. IndexStart, .. Encoding.UTF8.GetBytes(yearId), (byte)'/'];

    internal static byte[] IndexKey(string yearId, TargetScope scope) => [.. IndexPrefix(yearId), .. Encoding.UTF8.GetBytes(ListName(scope))];

    internal static byte[] PendingKey(string grainKey) => [.. PendingStart, .. Encoding.UTF8.GetBytes(grainKey)];

    internal static string OfPendingKey(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[PendingStart.Length..]);
}
