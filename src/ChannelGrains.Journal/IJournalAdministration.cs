namespace ChannelGrains.Journal;

/// <summary>How the store is, and whether what it holds is whole.</summary>
public interface IJournalAdministration
{
    /// <summary>False while appends are refused because the disk is full, and for good once the store failed or is closed.</summary>
    bool CanWrite { get; }

    /// <summary>Checks what is committed while appends go on.</summary>
    Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken);
}
