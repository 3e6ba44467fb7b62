using System.Globalization;
using System.IO.Hashing;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Copies a file over the seam and sums it up on the way.</summary>
internal static class FileCopy
{
    private const int ChunkBytes = 1024 * 1024;

    /// <returns>The checksum of what was copied; the copy is synced.</returns>
    public static string Copy(IJournalFileSystem fs, IJournalFile source, string target, long bytes, Action<int> onCopied, CancellationToken cancellationToken)
    {
        using var copy = fs.Create(target, 0);
        var sum = new XxHash3();
        var chunk = new byte[(int)Math.Min(ChunkBytes, bytes)];
        for (var at = 0L; at < bytes;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = Read(source, at, chunk.AsSpan(0, (int)Math.Min(chunk.Length, bytes - at)));
            if (read == 0)
                throw new JournalCorruptException($"{source.Path} ends at {at} instead of {bytes}.", source.Path, at);
            copy.Write(at, chunk.AsSpan(0, read));
            sum.Append(chunk.AsSpan(0, read));
            at += read;
            onCopied(read);
        }
        copy.Sync();
        return sum.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }

    private static int Read(IJournalFile source, long at, Span<byte> chunk)
    {
        try
        {
            return source.Read(at, chunk);
        }
        catch (IOException exception)
        {
            throw new JournalCorruptException($"{source.Path} cannot be read at offset {at}: {exception.Message}. Look at the kernel's log and the disk.", source.Path, at);
        }
    }
}
