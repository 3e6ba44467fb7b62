namespace ChannelGrains.Journal;

/// <summary>A file on its way, of one caller at a time. Disposing of it keeps durably what was written, unless it is complete; of a complete one it ends the
/// time in which it is kept though nobody claims it.</summary>
public interface IEvidenceUpload : IAsyncDisposable
{
    /// <summary>Bytes that are held: where the next ones go.</summary>
    long Held { get; }

    /// <summary>Lets go of what is held from an offset on, which is at most <see cref="Held"/>.</summary>
    ValueTask RewindAsync(long offset, CancellationToken cancellationToken);

    /// <summary>Writes behind what is held; at most up to the size of the file.</summary>
    /// <exception cref="EvidenceFullException">The disk is full; what was held before is.</exception>
    /// <exception cref="EvidenceTakenOverException">It is uploaded anew.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The first bytes that are held.</summary>
    ValueTask<int> ReadHeadAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Makes the file whole under its name: durable when this returns. False when its content has another SHA-256: then nothing is held of it.</summary>
    /// <exception cref="InvalidOperationException">Bytes are missing.</exception>
    ValueTask<bool> CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of all that is held, as of a file that is refused.</summary>
    ValueTask DiscardAsync(CancellationToken cancellationToken);
}
