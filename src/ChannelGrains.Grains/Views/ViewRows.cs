using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Views;

/// <summary>Keys of the rows in which views are saved: a partner's month, and what is saved of a partner at all.</summary>
internal static class ViewRows
{
    public const int MaxKeyBytes = 1 + sizeof(int) + 4 * 64;

    public static readonly byte[] PartnerPrefix = [RowSpaces.ViewPartners];

    /// <summary>Rows of all partners in a month.</summary>
    public static byte[] MonthPrefix(int month) => MonthKey(month, "");

    public static byte[] MonthKey(int month, string partnerId)
    {
        var key = new byte[1 + sizeof(int) + Encoding.UTF8.GetByteCount(partnerId)];
        key[0] = RowSpaces.ViewMonths;
        // Months before 1970 sort before the others too; nobody asks for their order.
        BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(1), month);
        Encoding.UTF8.GetBytes(partnerId, key.AsSpan(1 + sizeof(int)));
        return key;
    }

    public static string PartnerOfMonthKey(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[(1 + sizeof(int))..]);

    public static byte[] PartnerKey(string partnerId) => [RowSpaces.ViewPartners, .. Encoding.UTF8.GetBytes(partnerId)];

    public static string PartnerOfPartnerKey(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[1..]);

    /// <summary>The key of a month's view.</summary>
    public static string MonthId(int month) => BusinessDay.FirstOfMonth(month).ToString()[..7];

    /// <summary>The month of a view's key, which may lie beyond those that a period can name: the one before the first is compared with it.</summary>
    public static int Month(string monthId)
    {
        var first = DateOnly.ParseExact(monthId, "yyyy-MM", CultureInfo.InvariantCulture);
        return BusinessDay.Of(first.Year, first.Month, 1).Month;
    }
}
