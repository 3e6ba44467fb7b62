namespace ChannelGrains.Cli.Import;

/// <summary>How many transactions met one reason, and the first of them as partner/transaction id.</summary>
internal sealed class ReasonCount
{
    public long Transactions { get; set; }

    public List<string> Examples { get; } = [];
}
