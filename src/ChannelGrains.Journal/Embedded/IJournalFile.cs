namespace ChannelGrains.Journal.Embedded;

/// <summary>A file of the log. Reads may run beside writes and each other; writes and <see cref="Sync"/> come from one thread at a time.</summary>
public interface IJournalFile : IDisposable
{
    string Path { get; }

    long Length { get; }

    /// <exception cref="DiskFullException">There is no space; an unknown part may be written.</exception>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <returns>The bytes read: fewer than asked for only at the end of the file.</returns>
    int Read(long offset, Span<byte> buffer);

    void SetLength(long length);

    /// <summary>Returns when everything written so far survives a loss of power. After an exception nothing may be assumed about it.</summary>
    void Sync();
}
