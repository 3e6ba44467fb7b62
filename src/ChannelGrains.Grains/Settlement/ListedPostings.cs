using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A page of a partner's ledger.</summary>
/// <param name="Records">What records posted.</param>
/// <param name="Balances">What each account has now.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="Next">The record that the next page comes behind; 0 on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedPostings(
    [property: Id(0)] IReadOnlyList<LedgerRecord> Records, [property: Id(1)] IReadOnlyList<Posting> Balances, [property: Id(2)] string CurrencyCode, [property: Id(3)] long Next);
