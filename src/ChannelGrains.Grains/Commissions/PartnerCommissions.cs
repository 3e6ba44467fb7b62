using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Commissions;

internal sealed class PartnerCommissions(IGrainContextAccessor context) : PartnerExtension(context), IPartnerCommissions
{
    private static readonly AgreementBook Nothing = new();

    public Task<Answer<PreviewedSettlement>> Preview(PreviewSettlement command, CalendarRules rules) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<PreviewedSettlement>.Refuse(Unknown());
        var version = command.Choose(partner.Part<AgreementBook>() ?? Nothing, life);
        if (version.IsRefused)
            return Answer<PreviewedSettlement>.Refuse(version.Refusal, Partner.Ticket);
        var signed = await PricedAgreement.ReadAsync(Partner, partner);
        var priced = version.Value is { } draft ? await PricedAgreement.AssumeAsync(Partner, partner, draft, new(command.Terms!.Commission, command.Terms.Payment)) : signed;
        var sales = command.IsLastYear ? CommissionSales.OfYearBefore(partner.Sales, command.Assumed) : CommissionSales.Of(partner.Sales, command.Assumed);
        var months = command.Show(signed.HistoryOf(partner, rules), PricedAgreement.HistoryOf(partner, priced.Days, sales, rules));
        return Answer<PreviewedSettlement>.Of(new(months, life.Particulars.CurrencyCode, Partner.Version), Partner.Ticket);
    }, CancellationToken.None);

    public Task<Answer<ExplainedCommission>> Explain(int month, CalendarRules rules, int pageSize, string after) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<ExplainedCommission>.Refuse(Unknown());
        var commission = (await PricedAgreement.ReadAsync(Partner, partner)).HistoryOf(partner, rules).Of(month);
        var page = Page(partner, commission, pageSize, after, out var last);
        return Answer<ExplainedCommission>.Of(new(commission, page, last, life.Particulars.CurrencyCode, Partner.Version), Partner.Ticket);
    }, CancellationToken.None);

    private static IReadOnlyList<CommissionCell> Page(FoldedPartner partner, MonthCommission commission, int pageSize, string after, out string last)
    {
        var first = commission.Cycles.Count == 0 ? commission.Month.FirstDay : commission.Cycles.Min(cycle => cycle.Cycle.FirstDay);
        var cells = CommissionSales.Of(partner.Sales).Of(first.Month, commission.Month.LastDay.Month).GroupBy(PlaceOf).Where(place => string.CompareOrdinal(place.Key, after) > 0);
        var page = cells.OrderBy(place => place.Key, StringComparer.Ordinal).Select(Sum).Where(cell => !cell.Sales.IsZero).Take(Pages.Size(pageSize) + 1).ToList();
        last = "";
        if (page.Count > Pages.Size(pageSize))
        {
            page.RemoveAt(page.Count - 1);
            last = PlaceOf(page[^1]);
        }
        return page;
    }

    private static CommissionCell Sum(IEnumerable<CommissionCell> parts)
    {
        var sum = new CellSum();
        foreach (var part in parts)
            sum.Add(part.Sales);
        return parts.First() with { Sales = sum };
    }

    // Days and categories are in the order of their texts.
    private static string PlaceOf(CommissionCell cell) => $"{cell.Day} {cell.Category}";
}
