using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Gateway.Agreements;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Settlement.V1;
using CommissionCell = ChannelGrains.Domain.Commissions.CommissionCell;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>Reads what is previewed. Refused, in this order: TOO_MANY_SALES, DATE, TEXT_TOO_LONG or TEXT_INVALID of a category, NUMBER; the rest by the domain.</summary>
internal static class AssumedSales
{
    private const decimal MaxUnits = LineEffect.MaxMicros / (decimal)Amount.MicrosPerUnit;
    private const decimal MaxPieces = LineEffect.MaxThousandths / 1_000m;

    public static PreviewSettlement Command(PreviewSettlementRequest request, Period period)
    {
        if (request.Sales.Count > PreviewSettlement.MaxAssumed)
            throw RefusalStatus.ToException(Refusal.InvalidArgument(
                "TOO_MANY_SALES", $"sales has {request.Sales.Count} entries: at most {PreviewSettlement.MaxAssumed} are assumed; sum them up by day and category.", "sales"));
        return new(
            period, request.Terms is { } terms ? AgreementTermsReader.Read(terms) : null, AgreementTermsReader.Day(request.EffectiveFrom, "effective_from"),
            [.. request.Sales.Select((sale, i) => ToCell(sale, $"sales[{i}]"))], request.LastYearSales);
    }

    private static CommissionCell ToCell(AssumedSale sale, string field)
    {
        var day = AgreementTermsReader.Day(sale.BusinessDay, $"{field}.business_day")
            ?? throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field}.business_day is missing: write yyyy-mm-dd.", $"{field}.business_day"));
        if (CategoryNames.Validate(sale.Category, $"{field}.category") is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var net = Micros(sale.Net, -MaxUnits, MaxUnits, $"{field}.net");
        var sum = new CellSum { Gross = Int128.Max(net, 0), Returns = Int128.Max(-net, 0), Units = Thousandths(sale.Units, $"{field}.units") };
        if (sale.Cost.Length > 0)
            (sum.NetWithKnownCost, sum.Cost) = (net, Micros(sale.Cost, -MaxUnits, MaxUnits, $"{field}.cost"));
        return new(day, sale.Category, sum);
    }

    private static Int128 Micros(string text, decimal least, decimal most, string field)
    {
        var number = ExactNumbers.Read(text, least, most, field);
        return number.IsRefused ? throw RefusalStatus.ToException(number.Refusal) : (Int128)(number.Value * Amount.MicrosPerUnit);
    }

    private static Int128 Thousandths(string text, string field)
    {
        if (text.Length == 0)
            return 0;
        var micros = Micros(text, -MaxPieces, MaxPieces, field);
        return micros % 1_000 == 0 ? micros / 1_000 : throw RefusalStatus.ToException(Refusal.InvalidArgument("NUMBER", $"{field} '{text}' has more than 3 places.", field));
    }
}
