using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What was found of a partner's ledger.</summary>
/// <param name="Balances">What each account has by the facts.</param>
/// <param name="EntryCount">Entries that were added up.</param>
/// <param name="Findings">What is not right.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
[GenerateSerializer, Immutable]
public sealed record LedgerVerdict(
    [property: Id(0)] IReadOnlyList<Posting> Balances, [property: Id(1)] long EntryCount, [property: Id(2)] IReadOnlyList<string> Findings, [property: Id(3)] string CurrencyCode);
