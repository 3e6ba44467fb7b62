using System.Globalization;
using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Tests.Ingest;

/// <summary>A transaction as a test sends it: one line, whole units.</summary>
internal sealed record Sent(
    string Id, TransactionKind Kind = TransactionKind.Sale, long Amount = 1, string Original = "", string Currency = "CNY", string Category = "tea", int DaysAgo = 0, int Customer = 0)
{
    public static Sent Void(string id, string original) => new(id, TransactionKind.Void, 0, original);

    /// <summary>As the batch that keeps it would be filled by a decoder.</summary>
    public void AddTo(DecidedBatch batch, TestBytes bytes, long nowMicros)
    {
        ref var transaction = ref batch.Add();
        var start = bytes.Length;
        transaction.Id = bytes.Add(Id);
        transaction.OriginalId = bytes.Add(Original);
        transaction.Currency = bytes.Add(Currency);
        var category = bytes.Add(Category);
        bytes.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)Kind},{Amount},{DaysAgo},{Customer}"));
        transaction.Bytes = new ByteRange(start, bytes.Length - start);
        transaction.KindNumber = (int)Kind;
        transaction.HasOccurredAt = true;
        transaction.OccurredAtMicros = nowMicros - (long)TimeSpan.FromDays(DaysAgo).TotalMicroseconds;
        transaction.FormatValid = true;
        transaction.AmountsValid = Amount >= 0;
        transaction.Customer = (ulong)Customer;
        transaction.FirstLine = batch.LineCount;
        if (Kind == TransactionKind.Void)
            return;
        transaction.LineCount = 1;
        transaction.TotalAmountMicros = Amount * 1_000_000;
        batch.AddLine(new LineEffect { AmountMicros = Amount * 1_000_000, QuantityThousandths = 1_000 }, category);
    }

    /// <summary>What was kept of it.</summary>
    public static Sent Read(ReadOnlySpan<byte> bytes)
    {
        var fields = Encoding.UTF8.GetString(bytes).Split('|');
        var numbers = fields[4].Split(',').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new Sent(fields[0], (TransactionKind)numbers[0], numbers[1], fields[1], fields[2], fields[3], (int)numbers[2], (int)numbers[3]);
    }
}
