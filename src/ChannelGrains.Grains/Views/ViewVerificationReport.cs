using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Views;
using ChannelGrains.Markets.V1;

namespace ChannelGrains.Grains.Views;

/// <summary>What a verification of views has found so far. Safe for several threads.</summary>
internal sealed class ViewVerificationReport
{
    private const int DifferencesKept = 1_000;

    private readonly Lock _gate = new();
    private readonly VerifyViewsResponse _response = new();

    public void OnPartner(int cells, bool wasBehind)
    {
        lock (_gate)
        {
            _response.Partners++;
            _response.Cells += cells;
            if (wasBehind)
                _response.Behind++;
        }
    }

    public void OnDifference(int month, string partnerId, ViewCellName name, CellSum? shown, CellSum? expected, long version, string currency)
    {
        var difference = new ViewDifference
        {
            Period = ViewRows.MonthId(month),
            PartnerId = partnerId,
            Region = name.Region.Text,
            Category = name.Category.Text,
            ChannelType = (ChannelGrains.Partners.V1.ChannelType)name.ChannelType,
            Version = version,
        };
        if (shown is { } has)
            difference.Shown = ToMessage(has, currency);
        if (expected is { } should)
            difference.Expected = ToMessage(should, currency);
        lock (_gate)
        {
            if (_response.Differences.Count < DifferencesKept)
                _response.Differences.Add(difference);
            else
                _response.Truncated = true;
        }
    }

    public VerifyViewsResponse ToResponse()
    {
        lock (_gate)
            return _response.Clone();
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
