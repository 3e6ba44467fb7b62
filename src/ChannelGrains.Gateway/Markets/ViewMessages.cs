using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Views;
using ChannelGrains.Markets.V1;
using Difference = ChannelGrains.Grains.Views.ViewDifference;
using ViewDifference = ChannelGrains.Markets.V1.ViewDifference;

namespace ChannelGrains.Gateway.Markets;

/// <summary>What a verification of views found as messages.</summary>
internal static class ViewMessages
{
    public static VerifyViewsResponse ToResponse(ViewVerification found)
    {
        var response = new VerifyViewsResponse { Partners = found.Partners, Cells = found.Cells, Behind = found.Behind, Truncated = found.IsTruncated };
        response.Differences.AddRange(found.Differences.Select(ToMessage));
        return response;
    }

    private static ViewDifference ToMessage(Difference difference)
    {
        var message = new ViewDifference
        {
            Part = difference.Part,
            View = difference.View,
            PartnerId = difference.PartnerId,
            Version = difference.Version,
            Text = difference.Cell.Text,
        };
        if (difference.Cell is SalesDifference sales)
            message.Sales = ToMessage(sales, difference.CurrencyCode);
        return message;
    }

    private static SalesCellDifference ToMessage(SalesDifference difference, string currency)
    {
        var message = new SalesCellDifference
        {
            Region = difference.Name.Region.Text,
            Category = difference.Name.Category.Text,
            ChannelType = (ChannelGrains.Partners.V1.ChannelType)difference.Name.ChannelType,
        };
        if (difference.Shown is { } shown)
            message.Shown = ToMessage(shown, currency);
        if (difference.Expected is { } expected)
            message.Expected = ToMessage(expected, currency);
        return message;
    }

    private static CellMeasures ToMessage(in CellSum sum, string currency) => new()
    {
        Gross = Moneys.ToMessage(new(sum.Gross), currency),
        Returns = Moneys.ToMessage(new(sum.Returns), currency),
        UnitsThousandths = SalesMeasureText.ToInt64(sum.Units),
        Units = SalesMeasure.Units.ToDecimal(sum.Units),
        Transactions = sum.Transactions,
        FirstTransactions = sum.Primaries,
        Cost = Moneys.ToMessage(new(sum.Cost), currency),
        NetWithKnownCost = Moneys.ToMessage(new(sum.NetWithKnownCost), currency),
    };
}
