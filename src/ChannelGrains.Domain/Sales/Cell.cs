using System.Runtime.InteropServices;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// Sales of one (business day, region, category) within a month. What is hot is a difference to what is packed, so any
/// field may be negative, and a cell may occur more than once: cells add up.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Cell
{
    public const int MaxNames = 1 << NameBits; // categories, and regions

    private const int NameBits = 12;

    // Half the range of long: a field that leaves it is packed before it can overflow.
    private const long Half = 1L << 62;
    private const int HalfCount = 1 << 30;

    public int Key;
    public int Transactions; // with a line in the category
    public int Primaries;    // whose first line is in the category: they add up to the day's transactions
    public int Stamp;        // the last transaction that counted itself here
    public long Gross;
    public long Returns;
    public long Units;
    public long Cost;
    public long NetWithKnownCost;

    public readonly int DayOfMonth => Key >> (2 * NameBits);

    public readonly int Region => (Key >> NameBits) & (MaxNames - 1);

    public readonly int Category => Key & (MaxNames - 1);

    public readonly bool IsZero =>
        ((uint)Transactions | (uint)Primaries) == 0 && (Gross | Returns | Units | Cost | NetWithKnownCost) == 0;

    public readonly bool IsNearOverflow =>
        ((Gross + Half) | (Returns + Half) | (Units + Half) | (Cost + Half) | (NetWithKnownCost + Half)) < 0
        || ((Transactions + HalfCount) | (Primaries + HalfCount)) < 0;

    /// <summary>Sorts by day, region, category.</summary>
    public static int KeyOf(int dayOfMonth, int region, int category) => (((dayOfMonth << NameBits) | region) << NameBits) | category;
}
