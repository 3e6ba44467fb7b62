using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Where the index has statements: by month and partner, those that a run may pay, and the records that posted something.</summary>
internal static class SettlementKeys
{
    private const byte End = (byte)'/'; // no id holds one

    /// <summary>Statements that a run may pay, by partner and month, each with a <see cref="PayableEntry"/>.</summary>
    public static byte[] Payables => [IndexSpaces.Payables, End];

    /// <summary>The statements of a month by partner, each with a <see cref="StatementEntry"/>.</summary>
    public static byte[] Statements(int month) => [IndexSpaces.Statements, End, .. Encoding.UTF8.GetBytes(Period.OfMonth(month).Id), End];

    /// <summary>Records of a partner that posted to its ledger, by version.</summary>
    public static byte[] Postings(string partnerId) => [IndexSpaces.LedgerPostings, End, .. Encoding.UTF8.GetBytes(partnerId), End];

    public static byte[] Posting(string partnerId, long version)
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, version);
        return [.. Postings(partnerId), .. number];
    }

    /// <summary>The version in a key of <see cref="Postings"/>.</summary>
    public static long VersionOf(ReadOnlySpan<byte> posting) => BinaryPrimitives.ReadInt64BigEndian(posting[^sizeof(long)..]);

    /// <summary>Partner and statement of a key of <see cref="Payables"/>.</summary>
    public static (string PartnerId, string StatementId) ReadPayable(ReadOnlySpan<byte> key)
    {
        var names = Encoding.UTF8.GetString(key[2..]);
        var end = names.IndexOf((char)End, StringComparison.Ordinal);
        return (names[..end], names[(end + 1)..]);
    }

    /// <summary>What goes into the index with a fact.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="before">The statement before the fact; null for its first one.</param>
    /// <param name="after">The statement behind it.</param>
    /// <param name="currencyCode">ISO 4217.</param>
    /// <param name="version">The fact's version.</param>
    /// <param name="hasPostings">Whether it posts something.</param>
    public static IndexWrites Writes(string partnerId, ClosedStatement? before, ClosedStatement after, string currencyCode, long version, bool hasPostings)
    {
        var writes = new IndexWrites();
        writes.Put([.. Statements(after.Month), .. Encoding.UTF8.GetBytes(partnerId)], new StatementEntry
        {
            State = (int)after.State,
            Total = after.Total,
            Payable = after.Payable,
            DueDay = after.DueOn.DaysSinceEpoch,
            CurrencyCode = currencyCode,
            ClosedAt = after.ClosedAt,
        }.ToByteArray());
        byte[] payable = [.. Payables, .. Encoding.UTF8.GetBytes(partnerId), End, .. Encoding.UTF8.GetBytes(after.Period.Id)];
        if (after.IsPayable)
            writes.Put(payable, new PayableEntry { DueDay = after.DueOn.DaysSinceEpoch, Amount = after.Payable, CurrencyCode = currencyCode }.ToByteArray());
        else if (before is { IsPayable: true })
            writes.Delete(payable);
        if (hasPostings)
            writes.Put(Posting(partnerId, version), []);
        return writes;
    }
}
