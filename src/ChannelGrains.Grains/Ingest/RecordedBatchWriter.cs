using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal.V1;

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
        writer.WriteField(Fact.RecordedAtMicrosFieldNumber, (ulong)facts.AtMicros);
        WriteText(writer, Fact.PrincipalFieldNumber, batch.Principal);
        var body = writer.OpenMessage(Fact.TransactionsRecordedFieldNumber);
        WriteText(writer, TransactionsRecorded.SourceIdFieldNumber, batch.SourceId);
        if (batch.Mode == SourceMode.Sequenced)
        {
            writer.WriteField(TransactionsRecorded.EpochFieldNumber, (ulong)batch.Epoch);
            writer.WriteField(TransactionsRecorded.FirstSequenceFieldNumber, (ulong)facts.FirstSequence);
        }
        writer.WriteField(TransactionsRecorded.RegionFieldNumber, region);
        writer.WriteField(TransactionsRecorded.ChannelTypeFieldNumber, (ulong)channelType);
        foreach (ref readonly var transaction in buffer.Transactions)
            if (!transaction.Duplicate)
                writer.WriteField(TransactionsRecorded.TransactionsFieldNumber, buffer.Bytes(transaction.Bytes));
        WriteBusinessDays(writer, buffer);
        WriteOutcomes(writer, buffer);
        foreach (var purchase in facts.FirstPurchases)
            WriteFirstPurchase(writer, purchase);
        writer.CloseMessage(body);
        return writer.Written;
    }

    private static void WriteBusinessDays(WireWriter writer, TransactionBuffer buffer)
    {
        var days = writer.OpenMessage(TransactionsRecorded.BusinessDaysFieldNumber);
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
        var message = writer.OpenShortMessage(TransactionsRecorded.FirstPurchasesFieldNumber);
        writer.WriteFixed64Field(FirstPurchase.CustomerFieldNumber, purchase.Customer);
        if (purchase.PreviousDay is { } previous)
        {
            writer.WriteVarint(FirstPurchase.PreviousDayFieldNumber << 3);
            writer.WriteVarint(WireWriter.ZigZag(previous));
        }
        writer.WriteField(FirstPurchase.DayFieldNumber, WireWriter.ZigZag(purchase.Day));
        writer.CloseShortMessage(message);
    }

    private static void WriteOutcome(WireWriter writer, in BatchTransaction transaction, int place)
    {
        var outcome = writer.OpenMessage(TransactionsRecorded.OutcomesFieldNumber);
        writer.WriteField(TransactionOutcome.IndexFieldNumber, (ulong)place);
        writer.WriteField(TransactionOutcome.QuarantineReasonFieldNumber, (ulong)transaction.Reason);
        if (transaction.Voids is { } target)
            WriteVoided(writer, target);
        if (transaction.ReleasedVoid != 0)
            WriteItem(writer, new Locator(transaction.ReleasedVoid));
        if (transaction.Placement is { } placement)
        {
            WriteText(writer, TransactionOutcome.RegionFieldNumber, placement.Region);
            writer.WriteField(TransactionOutcome.ChannelTypeFieldNumber, (ulong)placement.ChannelType);
        }
        writer.CloseMessage(outcome);
    }

    private static void WriteVoided(WireWriter writer, VoidTarget target)
    {
        var voided = writer.OpenMessage(TransactionOutcome.VoidedFieldNumber);
        writer.WriteField(VoidedTransaction.TransactionFieldNumber, target.Transaction);
        writer.WriteField(VoidedTransaction.BusinessDayFieldNumber, (ulong)target.BusinessDay);
        writer.WriteField(VoidedTransaction.RegionFieldNumber, target.Region);
        writer.CloseMessage(voided);
    }

    private static void WriteItem(WireWriter writer, Locator item)
    {
        var released = writer.OpenShortMessage(TransactionOutcome.ReleasedVoidFieldNumber);
        writer.WriteField(QuarantineKey.VersionFieldNumber, (ulong)item.Version);
        writer.WriteField(QuarantineKey.IndexFieldNumber, (ulong)item.Place);
        writer.CloseShortMessage(released);
    }

    private static void WriteText(WireWriter writer, uint field, string text)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        writer.WriteField(field, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
