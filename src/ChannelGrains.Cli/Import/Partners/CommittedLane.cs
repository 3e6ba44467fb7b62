using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// A SEQUENCED lane that has transactions already. The file must begin with them: its rows up to the committed number are sent again, for the
/// server to compare, but first held here until the row at that number is known to be the lane's last transaction. So another file is
/// refused before it leaves a conflict in the lane.
/// </summary>
/// <param name="partnerId">The partner.</param>
/// <param name="lane">The lane as the server has it.</param>
/// <param name="holds">False sends the rows at once, where there are too many to hold.</param>
internal sealed class CommittedLane(string partnerId, Lane lane, bool holds)
{
    private readonly List<Transaction> _held = [];
    private long _rows;

    /// <summary>True until the row at the committed number has come.</summary>
    public bool IsOpen => _rows < lane.CommittedSequence;

    /// <summary>Takes the next row and gives those that may be sent now.</summary>
    /// <exception cref="ImportRefusedException">The row at the committed number is another transaction.</exception>
    public IReadOnlyList<Transaction> Take(Transaction transaction)
    {
        _held.Add(transaction);
        if (++_rows == lane.CommittedSequence && lane.LastTransactionId.Length > 0 && transaction.TransactionId != lane.LastTransactionId)
            throw new ImportRefusedException(
                $"Partner {partnerId}: the server has {lane.CommittedSequence} transactions from this source, the last one is {lane.LastTransactionId}; "
                + $"row {_rows} of the partner in this file is {transaction.TransactionId}. So this is not the file that was imported before, or rows "
                + "were put in, taken out or moved. A SEQUENCED source is imported from one file that only grows at its end: put the new rows behind "
                + "the old ones. For a file each month use a KEYED source.");

        return holds && IsOpen ? [] : Release();
    }

    /// <summary>What is still held at the end of a file that is shorter than the lane.</summary>
    public IReadOnlyList<Transaction> Release()
    {
        Transaction[] held = [.. _held];
        _held.Clear();
        return held;
    }
}
