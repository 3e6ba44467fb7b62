using ChannelGrains.Client;

namespace ChannelGrains.Cli.Import;

/// <summary>A partner that the file has rows of.</summary>
/// <param name="id">Its id.</param>
/// <param name="written">What stands in the file.</param>
/// <param name="displayName">Its name.</param>
/// <param name="line">Line of its first row.</param>
/// <param name="number">Its place among the partners of the file.</param>
internal sealed class ImportPartner(string id, string written, string displayName, long line, int number)
{
    public string Id { get; } = id;

    public string Written { get; } = written;

    public string DisplayName { get; } = displayName;

    public long Line { get; } = line;

    public int Number { get; } = number;

    /// <summary>The sender that all its transactions go through; set before the first.</summary>
    public TransactionSender? Sender { get; set; }

    /// <summary>SEQUENCED: where its lane stood when its first row was met; null when nothing was sent yet.</summary>
    public CommittedLane? Committed { get; set; }

    /// <summary>What makes bare dates its business days; null when they are that as they were read.</summary>
    public BusinessDays? Days { get; set; }
}
