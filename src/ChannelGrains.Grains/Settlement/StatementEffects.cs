using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What a version of an agreement changes of closed and open months.</summary>
internal sealed class StatementEffects(IGrainFactory grains) : AgreementEffects
{
    private static readonly SettlementBook Nothing = new();

    public override BusinessDay ClosedThrough(FoldedPartner partner) => BookOf(partner).ClosedThrough;

    public override async ValueTask<IReadOnlyList<AmendedMonth>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, AgreementVersion version, AgreementTerms terms, BusinessDay today)
    {
        var calendar = (await grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read()).Calendar;
        var now = (await StatementBases.ReadAsync(grain, partner, calendar)).Commission;
        var then = (await StatementBases.AssumeAsync(grain, partner, calendar, version, terms)).Commission;
        var (book, last) = (BookOf(partner), BusinessDay.Max(today, partner.LastCounted).Month);
        List<AmendedMonth> months = [];
        for (var month = now.FirstMonth ?? last + 1; month <= last; month++)
        {
            var (before, after) = (now.Of(month).Amount, then.Of(month).Amount);
            Fraction? stated = month <= book.LastMonth ? book.StatedOf(month).Exact : null;
            if (before != after || (stated is { } said && said != after))
                months.Add(new(Period.OfMonth(month), stated, before, after));
        }
        return months;
    }

    private static SettlementBook BookOf(FoldedPartner partner) => partner.Part<SettlementBook>() ?? Nothing;
}
