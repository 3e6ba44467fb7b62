namespace ChannelGrains.Journal;

/// <summary>Keeps files by the SHA-256 of their content, each once, beside the journals, which say who claims them. What is not whole is held for its owner alone,
/// to be gone on with, until it is whole or expires. All members are safe for several threads.</summary>
public interface IEvidenceStore
{
    /// <summary>Size of a whole file; null when there is none.</summary>
    ValueTask<long?> FindAsync(EvidenceName name, CancellationToken cancellationToken);

    /// <summary>Bytes of a file that are held durably for an owner who has begun to upload it; 0 when none are.</summary>
    ValueTask<long> HeldAsync(string owner, EvidenceName name, CancellationToken cancellationToken);

    /// <summary>Begins, or goes on with, an upload. One that the owner has open of the same file ends. Of another size it begins anew.</summary>
    /// <exception cref="EvidenceFullException">There is no room.</exception>
    ValueTask<IEvidenceUpload> UploadAsync(string owner, EvidenceName name, long size, CancellationToken cancellationToken);

    /// <summary>Reads a whole file; fewer bytes than asked for only at its end.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    ValueTask<int> ReadAsync(EvidenceName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Reads all of a file and says what is wrong with it.</summary>
    ValueTask<EvidenceFault> CheckAsync(EvidenceName name, CancellationToken cancellationToken);

    /// <summary>Removes what is held of files that nobody went on with in time, and whole files that nobody claims and that no upload has touched for a grace.</summary>
    /// <param name="isClaimed">Whether a journal says of a file that somebody claims it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whole files that were removed.</returns>
    ValueTask<int> SweepAsync(Func<EvidenceName, CancellationToken, ValueTask<bool>> isClaimed, CancellationToken cancellationToken);
}
