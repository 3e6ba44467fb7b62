namespace ChannelGrains.Domain.Risk;

/// <summary>Sales of one business day: amounts in micros.</summary>
/// <param name="Gross">Of SALEs.</param>
/// <param name="Returns">Of RETURNs, positive.</param>
/// <param name="Transactions">Sales and returns that count.</param>
public readonly record struct DaySales(Int128 Gross, Int128 Returns, long Transactions)
{
    public Int128 Net => Gross - Returns;

    public static DaySales operator +(DaySales left, DaySales right) => new(left.Gross + right.Gross, left.Returns + right.Returns, left.Transactions + right.Transactions);
}
