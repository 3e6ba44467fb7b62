namespace ChannelGrains.Campaigns.Figures;

/// <summary>What the driver knows of one business day, or of several.</summary>
internal readonly record struct Sums(long GrossMicros, long ReturnsMicros, long UnitsThousandths, long CostMicros, long Transactions)
{
    public static Sums operator +(Sums one, Sums other) => new(
        one.GrossMicros + other.GrossMicros, one.ReturnsMicros + other.ReturnsMicros, one.UnitsThousandths + other.UnitsThousandths,
        one.CostMicros + other.CostMicros, one.Transactions + other.Transactions);

    public static Sums operator -(Sums sums) =>
        new(-sums.GrossMicros, -sums.ReturnsMicros, -sums.UnitsThousandths, -sums.CostMicros, -sums.Transactions);
}
