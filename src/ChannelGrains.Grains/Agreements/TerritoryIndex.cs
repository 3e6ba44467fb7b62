using ChannelGrains.Domain.Agreements;
using ChannelGrains.Grains.Partners;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Agreements;

/// <summary>Whoever signs is warned by the index.</summary>
internal sealed class TerritoryIndex : PartnerIndex
{
    public override string What => "territories in the index";

    public override async ValueTask<IReadOnlyList<(byte[] Key, byte[]? Value)>> EntriesAsync(
        string partnerId, FoldedPartner partner, Func<long, ValueTask<ReadOnlyMemory<byte>>> readAsync)
    {
        List<(byte[], byte[]?)> entries = [];
        if (partner.Part<AgreementBook>() is not { } book)
            return entries;
        foreach (var version in book.Versions.Where(version => version.IsSigned))
        {
            var fact = Fact.Parser.ParseFrom((await readAsync(version.DraftedAt)).Span);
            entries.AddRange(Territories.EntriesOf(partnerId, version.Number, ((AgreementDrafted)AgreementFacts.ToDomain(fact.Agreements)!).Terms));
        }
        if (entries.Count > 0)
            entries.Add(Territories.DaysOf(partnerId, book));
        return entries;
    }
}
