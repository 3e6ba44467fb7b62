using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Sales;

/// <summary>Values of a measure as people and other systems read them.</summary>
public static class SalesMeasureText
{
    /// <summary>Thousandths as 64 bits can say them: what lies beyond is held to the nearest that they can.</summary>
    public static long ToInt64(Int128 thousandths) => (long)Int128.Clamp(thousandths, long.MinValue, long.MaxValue);

    /// <summary>The value of a series as an exact decimal: micros as units of the currency, thousandths as units, counts as
    /// they are.</summary>
    public static string ToDecimal(this SalesMeasure measure, Int128 value) => measure switch
    {
        SalesMeasure.Units => DecimalText.Format(value, 3),
        SalesMeasure.Transactions or SalesMeasure.NewCustomers => DecimalText.Format(value, 0),
        _ => new Amount(value).ToString(),
    };
}
