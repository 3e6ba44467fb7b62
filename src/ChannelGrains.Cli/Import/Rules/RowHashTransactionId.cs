using System.IO.Hashing;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// XxHash128 in hex of the row's fields as UTF-8, joined with U+001F. Two rows that are equal in all columns as text are
/// one transaction.
/// </summary>
internal sealed class RowHashTransactionId : TransactionIdRule
{
    private const int HashBytes = 16;

    private readonly XxHash128 _hash = new();

    public override bool MergesEqualRows => true;

    public override string Next(CsvRow row)
    {
        _hash.Reset();
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
                _hash.Append([0x1F]);

            _hash.Append(row.Bytes(i));
        }

        Span<byte> hash = stackalloc byte[HashBytes];
        _hash.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }
}
