namespace ChannelGrains.Fleet.Ledgers;

/// <summary>Sales of a day or period, of one category or of all. Money in micros of CNY, units in thousandths.</summary>
internal readonly record struct Measures(long Gross, long Returns, long Units, long Transactions, long Cost, long NetWithKnownCost)
{
    public long Net => Gross - Returns;

    public long Margin => NetWithKnownCost - Cost;

    public static Measures operator +(Measures a, Measures b) => new(
        a.Gross + b.Gross, a.Returns + b.Returns, a.Units + b.Units, a.Transactions + b.Transactions,
        a.Cost + b.Cost, a.NetWithKnownCost + b.NetWithKnownCost);

    public static Measures operator -(Measures a) =>
        new(-a.Gross, -a.Returns, -a.Units, -a.Transactions, -a.Cost, -a.NetWithKnownCost);
}
