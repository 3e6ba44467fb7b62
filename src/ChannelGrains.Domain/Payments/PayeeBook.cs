using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>What a partner's journal says of its payee; the content stays in the record that set it.</summary>
[GenerateSerializer, Immutable]
public sealed class PayeeBook
{
    /// <summary>The record that set the payee; 0 where the agreement's holds.</summary>
    [Id(0)]
    public long SetAt { get; init; }

    [Id(1)]
    public ImmutableArray<byte> SetHash { get; init; } = [];

    /// <summary>The business day since which the payee that was set says this.</summary>
    [Id(2)]
    public BusinessDay SetDay { get; init; }

    [Id(3)]
    public string SetBy { get; init; } = "";

    [Id(4)]
    public ImmutableArray<byte> SetAccountKey { get; init; } = [];

    /// <summary>The content that was verified last; empty for none.</summary>
    [Id(5)]
    public ImmutableArray<byte> VerifiedHash { get; init; } = [];

    [Id(6)]
    public ImmutableArray<byte> VerifiedAccountKey { get; init; } = [];

    /// <summary>The record that verified it; 0 for none.</summary>
    [Id(7)]
    public long VerifiedAt { get; init; }

    [Id(8)]
    public string VerifiedBy { get; init; } = "";

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    [Id(9)]
    public long VerifiedAtMicros { get; init; }

    /// <summary>Other partners that may have the account that was verified, sorted.</summary>
    [Id(10)]
    public ImmutableArray<string> SharedWith { get; init; } = [];

    /// <summary>The record of the last step; 0 for none.</summary>
    [Id(11)]
    public long Last { get; init; }

    public string Etag => Last == 0 ? "" : Etags.Of(Last);

    /// <summary>The accounts under which the partner stands in the index.</summary>
    public IEnumerable<ImmutableArray<byte>> AccountKeys
    {
        get
        {
            if (!SetAccountKey.IsEmpty)
                yield return SetAccountKey;
            if (!VerifiedAccountKey.IsEmpty && (SetAccountKey.IsEmpty || !SetAccountKey.SequenceEqual(VerifiedAccountKey)))
                yield return VerifiedAccountKey;
        }
    }

    public bool IsVerified(ReadOnlySpan<byte> contentHash) => !VerifiedHash.IsEmpty && VerifiedHash.AsSpan().SequenceEqual(contentHash);

    /// <summary>The book after a fact; a content that is set again keeps the day on which it came.</summary>
    public PayeeBook With(PayeeFact fact, long version, string principal, long atMicros) => fact switch
    {
        PayeeSet set => new()
        {
            SetAt = version,
            SetHash = set.ContentHash,
            SetDay = SetAt > 0 && SetHash.SequenceEqual(set.ContentHash) ? SetDay : set.Day,
            SetBy = principal,
            SetAccountKey = [.. PayeeContent.AccountKey(set.Payee.Account)],
            VerifiedHash = VerifiedHash,
            VerifiedAccountKey = VerifiedHash.AsSpan().SequenceEqual(set.ContentHash.AsSpan()) ? VerifiedAccountKey : [],
            VerifiedAt = VerifiedAt,
            VerifiedBy = VerifiedBy,
            VerifiedAtMicros = VerifiedAtMicros,
            SharedWith = SharedWith,
            Last = version,
        },
        PayeeVerified verified => new()
        {
            SetAt = SetAt,
            SetHash = SetHash,
            SetDay = SetDay,
            SetBy = SetBy,
            SetAccountKey = SetAccountKey,
            VerifiedHash = verified.ContentHash,
            VerifiedAccountKey = verified.AccountKey,
            VerifiedAt = version,
            VerifiedBy = principal,
            VerifiedAtMicros = atMicros,
            SharedWith = verified.SharedWith,
            Last = version,
        },
        _ => throw new ArgumentException($"{fact.GetType().Name} is no fact of a payee.", nameof(fact)),
    };
}
