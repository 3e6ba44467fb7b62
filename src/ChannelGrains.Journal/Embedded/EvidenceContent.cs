using System.Security.Cryptography;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What a file holds, by its SHA-256.</summary>
internal static class EvidenceContent
{
    private const int ChunkBytes = 64 << 10;

    public static bool Is(IJournalFile file, EvidenceName name, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkBytes];
        for (var at = 0L; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = file.Read(at, chunk);
            if (read == 0)
                break;
            hash.AppendData(chunk, 0, read);
            at += read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == name.Value;
    }

    /// <summary>Reads a whole file and says what is wrong with it.</summary>
    public static EvidenceFault Check(IJournalFileSystem fs, string path, EvidenceName name, CancellationToken cancellationToken)
    {
        if (!fs.FileExists(path))
            return EvidenceFault.Missing;
        try
        {
            using var file = fs.Open(path, writable: false);
            return Is(file, name, cancellationToken) ? EvidenceFault.None : EvidenceFault.Damaged;
        }
        catch (FileNotFoundException)
        {
            return EvidenceFault.Missing;
        }
        catch (IOException)
        {
            return EvidenceFault.Damaged;
        }
    }
}
