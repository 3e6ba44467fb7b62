using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Writes a TransactionsRecorded fact from decoded transactions, copying their durable bytes.</summary>
internal static class RecordedBatchWriter
{
    /// <summary>The fact; valid as long as the buffer is.</summary>
    public static ReadOnlySpan<byte> Write(
        IngestBatch batch, in BatchFacts facts, ReadOnlySpan<byte> region, ChannelType channelType, TransactionBuffer buffer)
    {
        var writer = buffer.Record;
        writer.Clear();
        writer.WriteField(1, (ulong)facts.AtMicros);
        WriteText(writer, 2, batch.Principal);
        var body = writer.OpenMessage(10);
        WriteText(writer, 1, batch.SourceId);
        if (batch.Mode == SourceMode.Sequenced)
        {
            writer.WriteField(2, (ulong)batch.Epoch);
            writer.WriteField(3, (ulong)facts.FirstSequence);
        }
        writer.WriteField(4, region);
        writer.WriteField(5, (ulong)channelType);
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (!transaction.Duplicate)
                writer.WriteField(6, buffer.Bytes(transaction.Bytes));
        }
        WriteBusinessDays(writer, buffer);
        WriteOutcomes(writer, buffer);
        foreach (var purchase in facts.FirstPurchases)
            WriteFirstPurchase(writer, purchase);
        writer.CloseMessage(body);
        return writer.Written;
    }

    private static void WriteBusinessDays(WireWriter writer, TransactionBuffer buffer)
    {
        var days = writer.OpenMessage(7);
        var before = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            writer.WriteVarint(WireWriter.ZigZag(transaction.BusinessDay - before));
            before = transaction.BusinessDay;
        }
        writer.CloseMessage(days);
    }

    private static void WriteOutcomes(WireWriter writer, TransactionBuffer buffer)
    {
        var place = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            if (!transaction.Counts || transaction.Placement is not null)
                WriteOutcome(writer, transaction, place);
            place++;
        }
    }

    private static void WriteFirstPurchase(WireWriter writer, in FirstBusinessDay purchase)
    {
        var message = writer.OpenShortMessage(9);
        writer.WriteFixed64Field(1, purchase.Customer);
        if (purchase.PreviousDay is { } previous)
        {
            writer.WriteVarint(2 << 3);
            writer.WriteVarint(WireWriter.ZigZag(previous));
        }
        writer.WriteField(3, WireWriter.ZigZag(purchase.Day));
        writer.CloseShortMessage(message);
    }

    private static void WriteOutcome(WireWriter writer, in DecodedTransaction transaction, int place)
    {
        var outcome = writer.OpenMessage(8);
        writer.WriteField(1, (ulong)place);
        writer.WriteField(2, (ulong)transaction.Reason);
        if (transaction.Voids is { } target)
            WriteVoided(writer, target);
        if (transaction.ReleasedVoid != 0)
            WriteItem(writer, new Locator(transaction.ReleasedVoid));
        if (transaction.Placement is { } placement)
        {
            WriteText(writer, 5, placement.Region);
            writer.WriteField(6, (ulong)placement.ChannelType);
        }
        writer.CloseMessage(outcome);
    }

    private static void WriteVoided(WireWriter writer, VoidTarget target)
    {
        var voided = writer.OpenMessage(3);
        writer.WriteField(1, target.Transaction);
        writer.WriteField(2, (ulong)target.BusinessDay);
        writer.WriteField(3, target.Region);
        writer.CloseMessage(voided);
    }

    private static void WriteItem(WireWriter writer, Locator item)
    {
        var released = writer.OpenShortMessage(4);
        writer.WriteField(1, (ulong)item.Version);
        writer.WriteField(2, (ulong)item.Place);
        writer.CloseShortMessage(released);
    }

    private static void WriteText(WireWriter writer, uint field, string text)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        writer.WriteField(field, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
