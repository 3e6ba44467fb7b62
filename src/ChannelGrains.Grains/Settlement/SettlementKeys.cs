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

    /// <summary>What the index has of a statement: each key with its value, null where nothing is to be there.</summary>
    public static IReadOnlyList<(byte[] Key, byte[]? Value)> EntriesOf(string partnerId, ClosedStatement statement, string currencyCode)
    {
        var listed = new StatementEntry
        {
            State = (int)statement.State,
            Total = statement.Total,
            Payable = statement.Payable,
            DueDay = statement.DueOn.DaysSinceEpoch,
            CurrencyCode = currencyCode,
            ClosedAt = statement.ClosedAt,
        };
        var payable = new PayableEntry { DueDay = statement.DueOn.DaysSinceEpoch, Amount = statement.Payable, CurrencyCode = currencyCode };
        return
        [
            ([.. Statements(statement.Month), .. Encoding.UTF8.GetBytes(partnerId)], listed.ToByteArray()),
            ([.. Payables, .. Encoding.UTF8.GetBytes(partnerId), End, .. Encoding.UTF8.GetBytes(statement.Period.Id)], statement.IsPayable ? payable.ToByteArray() : null),
        ];
    }

    /// <summary>What goes into the index with a fact.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="statement">The statement behind the fact.</param>
    /// <param name="currencyCode">ISO 4217.</param>
    /// <param name="version">The fact's version.</param>
    /// <param name="hasPostings">Whether it posts something.</param>
    public static IndexWrites Writes(string partnerId, ClosedStatement statement, string currencyCode, long version, bool hasPostings)
    {
        var writes = new IndexWrites();
        foreach (var (key, value) in EntriesOf(partnerId, statement, currencyCode))
            if (value is null)
                writes.Delete(key);
            else
                writes.Put(key, value);
        if (hasPostings)
            writes.Put(Posting(partnerId, version), []);
        return writes;
    }
}
