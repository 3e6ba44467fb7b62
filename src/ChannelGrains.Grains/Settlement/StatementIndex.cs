using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Lists of statements and payment runs go by the index.</summary>
internal sealed class StatementIndex : PartnerIndex
{
    public override string What => "statements in the index";

    public override ValueTask<IReadOnlyList<(byte[] Key, byte[]? Value)>> EntriesAsync(
        string partnerId, FoldedPartner partner, Func<long, ValueTask<ReadOnlyMemory<byte>>> readAsync) =>
        ValueTask.FromResult<IReadOnlyList<(byte[] Key, byte[]? Value)>>(
            partner is { Life: { } life } && partner.Part<SettlementBook>() is { } book
                ? [.. book.Statements.SelectMany(statement => SettlementKeys.EntriesOf(partnerId, statement, life.Particulars.CurrencyCode))]
                : []);
}
