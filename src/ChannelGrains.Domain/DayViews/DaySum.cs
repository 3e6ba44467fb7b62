using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.DayViews;

/// <summary>Sales of a business day, of all categories together. Amounts in micros; it cannot overflow: 2^87 lines of <see cref="LineEffect.MaxMicros"/> would.</summary>
[GenerateSerializer, Immutable]
public struct DaySum : IEquatable<DaySum>
{
    [Id(0)]
    public Int128 Gross;

    [Id(1)]
    public Int128 Returns;

    /// <summary>Sales and returns, less those voided.</summary>
    [Id(2)]
    public long Transactions;

    public readonly Int128 Net => Gross - Returns;

    public readonly Amount NetAmount => new(Net);

    public readonly bool IsZero => Transactions == 0 && (Gross | Returns) == 0;

    internal void Add(in Cell cell)
    {
        Gross += cell.Gross;
        Returns += cell.Returns;
        Transactions += cell.Primaries;
    }

    public void Add(in DaySum other)
    {
        Gross += other.Gross;
        Returns += other.Returns;
        Transactions += other.Transactions;
    }

    public void Subtract(in DaySum other)
    {
        Gross -= other.Gross;
        Returns -= other.Returns;
        Transactions -= other.Transactions;
    }

    public readonly bool Equals(DaySum other) => (Gross, Returns, Transactions) == (other.Gross, other.Returns, other.Transactions);

    public override readonly bool Equals(object? obj) => obj is DaySum other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Gross, Returns, Transactions);
}
