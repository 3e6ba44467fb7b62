using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Risk;

/// <summary>What of an agreement's terms speaks of risk.</summary>
/// <param name="Regions">The territory; none is everywhere.</param>
/// <param name="Obligations">What the partner owes by when.</param>
/// <param name="BoundMicros">Upper bounds of the brackets of a month's net sales; none where commission goes by something else.</param>
internal sealed record RiskTerms(IReadOnlyList<string> Regions, IReadOnlyList<Obligation> Obligations, IReadOnlyList<Int128> BoundMicros)
{
    public static RiskTerms Of(AgreementTerms terms) => new(
        terms.Regions,
        [.. terms.Obligations.Where(obligation => obligation.Side == AgreementSide.Partner)],
        terms.Commission is { Base: CommissionBase.NetSales, Period: CommissionPeriod.Month }
            ? [.. terms.Commission.Brackets.Select(bracket => bracket.UpTo).OfType<Domain.Money.Amount>().Select(bound => bound.Micros)]
            : []);
}
