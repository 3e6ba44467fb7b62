using ChannelGrains.Domain.Sales;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>What the last fact of a partner did, for those parts of the feed that follow its kind.</summary>
/// <param name="Fact">The fact; null when it is a batch of transactions.</param>
/// <param name="Sales">What a batch did to the sales.</param>
internal readonly record struct PartnerChange(Fact? Fact, SalesChanges? Sales)
{
    /// <summary>It is not known what has changed: everything is told that views do not know.</summary>
    public static readonly PartnerChange Unknown = default;

    public bool IsUnknown => Fact is null && Sales is null;

    public Fact.KindOneofCase Kind => Fact?.KindCase ?? Fact.KindOneofCase.TransactionsRecorded;
}
