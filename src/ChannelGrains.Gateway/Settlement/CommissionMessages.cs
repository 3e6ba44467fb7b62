using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Commissions;
using Agreed = ChannelGrains.Agreements.V1;
using Wire = ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>Commission as messages.</summary>
internal static class CommissionMessages
{
    private const int UnitPlaces = 3;

    public static Wire.PreviewSettlementResponse ToMessage(PreviewedSettlement preview)
    {
        var response = new Wire.PreviewSettlementResponse
        {
            Now = Sum(preview.Months, month => month.Now).ToText(),
            Previewed = Sum(preview.Months, month => month.Previewed.Amount).ToText(),
            CurrencyCode = preview.CurrencyCode,
            JournalVersion = preview.Version,
        };
        foreach (var month in preview.Months)
        {
            var shown = new Wire.PreviewedMonth { Period = month.Previewed.Month.Id, Now = month.Now.ToText(), Previewed = month.Previewed.Amount.ToText() };
            shown.Lines.AddRange(Lines(month.Previewed, preview.CurrencyCode));
            response.Months.Add(shown);
        }
        return response;
    }

    public static Wire.ExplainCommissionResponse ToMessage(ExplainedCommission explained)
    {
        var amount = explained.Commission.Amount;
        var response = new Wire.ExplainCommissionResponse
        {
            ExactAmount = amount.ToText(),
            ExactFraction = amount.ToString(),
            CurrencyCode = explained.CurrencyCode,
            NextPageToken = explained.Last,
            JournalVersion = explained.Version,
        };
        response.Cycles.AddRange(explained.Commission.Cycles.Select(cycle => ToMessage(cycle, explained.CurrencyCode)));
        response.Lines.AddRange(Lines(explained.Commission, explained.CurrencyCode));
        response.Cells.AddRange(explained.Cells.Select(ToMessage));
        return response;
    }

    private static Fraction Sum(IReadOnlyList<PreviewedMonth> months, Func<PreviewedMonth, Fraction> amountOf) =>
        months.Aggregate(Fraction.Zero, (sum, month) => sum + amountOf(month));

    private static IEnumerable<Wire.StatementLine> Lines(MonthCommission commission, string currency)
    {
        var lines = commission.Lines.Select(line => ToMessage(line, commission.Month.Id, currency)).ToList();
        if (!commission.CapReduction.IsZero)
            lines.Add(WithAmount(new() { Kind = Wire.StatementLineKind.Cap, Period = commission.Month.Id }, commission.CapReduction));
        for (var i = 0; i < lines.Count; i++)
            lines[i].Line = i + 1;
        return lines;
    }

    private static Wire.StatementLine ToMessage(CommissionLine line, string period, string currency) => WithAmount(new()
    {
        Kind = line.Bracket is null ? Wire.StatementLineKind.Category : Wire.StatementLineKind.Bracket,
        Period = period,
        AgreementVersion = line.Version,
        Days = new Agreed.DaySpan { FirstDay = line.Days.First.ToString(), LastDay = line.Days.Last?.ToString() ?? "" },
        Bracket = line.Bracket + 1 ?? 0,
        Category = line.Category,
        Base = line.Base.ToString(),
        Rate = line.Rate.ToString(),
        FlatFee = Moneys.ToMessage(line.FlatFee, currency),
        Factor = line.Factor.ToText(),
    }, line.Amount);

    private static Wire.StatementLine WithAmount(Wire.StatementLine line, Fraction amount)
    {
        line.ExactAmount = amount.ToText();
        line.ExactFraction = amount.ToString();
        return line;
    }

    private static Wire.CommissionCycle ToMessage(CycleCommission cycle, string currency) => new()
    {
        BaseKind = (Agreed.CommissionBase)cycle.Track.Base,
        Period = cycle.Cycle.Id,
        Base = cycle.After.Base.ToString(),
        Carried = cycle.After.Carried.ToString(),
        Commission = cycle.After.Total.ToText(),
        CommissionBefore = cycle.Before.Total.ToText(),
        Net = cycle.After.Attainment?.Net.ToString() ?? "",
        Target = cycle.After.Attainment is { } attainment ? Moneys.ToMessage(attainment.Target, currency) : null,
        Cap = cycle.After.Cap is { } cap ? Moneys.ToMessage(cap, currency) : null,
    };

    private static Wire.CommissionCell ToMessage(CommissionCell cell) => new()
    {
        BusinessDay = cell.Day.ToString(),
        Category = cell.Category,
        Net = new Amount(cell.Sales.Net).ToString(),
        NetWithKnownCost = new Amount(cell.Sales.NetWithKnownCost).ToString(),
        Cost = new Amount(cell.Sales.Cost).ToString(),
        Units = DecimalText.Format(cell.Sales.Units, UnitPlaces),
        Returns = new Amount(cell.Sales.Returns).ToString(),
    };
}
