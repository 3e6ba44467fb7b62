using ChannelGrains.Client;

namespace ChannelGrains.Cli.Import;

/// <summary>A partner that the file has rows of.</summary>
/// <param name="id">Its id.</param>
/// <param name="written">What stands in the file.</param>
/// <param name="displayName">Its name.</param>
internal sealed class ImportPartner(string id, string written, string displayName)
{
    public string Id { get; } = id;

    public string Written { get; } = written;

    public string DisplayName { get; } = displayName;

    /// <summary>The sender that all its transactions go through; set before the first.</summary>
    public TransactionSender? Sender { get; set; }

    /// <summary>SEQUENCED: rows at the start of the file that an earlier run has sent.</summary>
    public long RowsToSkip { get; set; }
}
