namespace ChannelGrains.Cli.Import;

/// <summary>Gives a row its transaction id, the same in every run over the same file.</summary>
internal abstract class TransactionIdRule
{
    /// <summary>True when rows that are equal in all columns get the same id and so count once.</summary>
    public virtual bool MergesEqualRows => false;

    public abstract string Next(CsvRow row);
}
