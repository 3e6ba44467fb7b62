using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>Bookings in an order that says nothing of when their files came.</summary>
internal sealed class BookingOrder : IComparer<BankBooking>
{
    public static readonly BookingOrder Instance = new();

    public int Compare(BankBooking? left, BankBooking? right)
    {
        if (left is null || right is null)
            return left is null ? right is null ? 0 : -1 : 1;
        var days = (left.Day ?? BusinessDay.SinceEver).CompareTo(right.Day ?? BusinessDay.SinceEver);
        if (days != 0)
            return days;
        var references = string.CompareOrdinal(left.Reference, right.Reference);
        if (references != 0)
            return references;
        var statements = string.CompareOrdinal(left.Statement, right.Statement);
        return statements != 0 ? statements : (left.Kind, left.Ordinal).CompareTo((right.Kind, right.Ordinal));
    }
}
