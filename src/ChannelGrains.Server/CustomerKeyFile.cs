using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary>The customer key beside the journals: made at the first start, then read. Without it customers of before and after are different
/// people, so it belongs into every backup, apart from the journals.</summary>
internal static class CustomerKeyFile
{
    private const string Name = "customer.key";
    private const int MaxFileBytes = 1024;
    private const string Remedy = "Put back the customer key that belongs to these journals, from its backup: with another one every customer would count as new.";

    /// <summary>Reads the key; makes one only where there are no journals yet.</summary>
    public static CustomerKey ReadOrCreate(IJournalFileSystem fs, string directory, bool hasJournals)
    {
        var path = Path.Combine(directory, Name);
        if (fs.DirectoryExists(path))
            throw new InvalidDataException($"{path} is a directory. {Remedy}");
        if (fs.FileExists(path))
            return Read(fs, path);
        if (hasJournals)
            throw new FileNotFoundException(
                $"{path} is missing, but there are journals. {Remedy}", path);
        var secret = RandomNumberGenerator.GetBytes(CustomerKey.Bytes);
        Write(fs, directory, secret);
        return new CustomerKey(secret);
    }

    /// <summary>Reads the key of a directory that has one.</summary>
    public static CustomerKey ReadOf(IJournalFileSystem fs, string directory) => Read(fs, Path.Combine(directory, Name));

    /// <summary>The secret of a directory's key; null where it has none.</summary>
    public static byte[]? FindSecret(IJournalFileSystem fs, string directory) =>
        Path.Combine(directory, Name) is var path && fs.FileExists(path) ? ReadSecret(fs, path) : null;

    /// <summary>The secret in a file that need not be the directory's.</summary>
    public static byte[] ReadSecret(IJournalFileSystem fs, string path)
    {
        var text = ReadText(fs, path);
        return text.Length == 2 * CustomerKey.Bytes && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new InvalidDataException($"{path} is no customer key: it does not hold {2 * CustomerKey.Bytes} hexadecimal digits. {Remedy}");
    }

    /// <summary>Gives a directory a key, where it has none.</summary>
    public static void Write(IJournalFileSystem fs, string directory, byte[] secret) =>
        DurableFile.Write(fs, Path.Combine(directory, Name), Encoding.ASCII.GetBytes(Convert.ToHexString(secret) + "\n"));

    /// <summary>What is said where a directory has another key than its journals.</summary>
    public static InvalidDataException Another(string directory, CustomerKey key) => new(
        $"{Path.Combine(directory, Name)} is another customer key than the one these journals were made with. {Remedy} "
        + $"If that one is lost for good, set AcceptCustomerKey to {FingerprintOf(key)} for one start.");

    /// <summary>Whether a key is the one that is accepted in place of another.</summary>
    public static bool IsAccepted(CustomerKey key, string? accepted) => FingerprintOf(key).Equals(accepted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares the key with the one that the journals go with. A store that knows none yet takes it, one that has another takes it when
    /// it is the accepted one.</summary>
    /// <exception cref="InvalidDataException">It is another one.</exception>
    public static async Task CheckAsync(
        IJournalStore store, CustomerKey key, string directory, string? accepted, TimeProvider time, CancellationToken cancellationToken)
    {
        var (noted, version) = await CustomerKeyNote.ReadAsync(store, cancellationToken);
        // A store without its secret has no customers yet: the key is noted with it.
        if (version == 0 || noted.Span.SequenceEqual(key.Fingerprint.Span))
            return;
        if (noted.Length > 0 && !IsAccepted(key, accepted))
            throw Another(directory, key);
        // On a full disk a first note waits for the next start: what is stored is still served.
        if (!await CustomerKeyNote.WriteAsync(store, store, key, version, time, cancellationToken) && noted.Length > 0)
            throw new IOException($"{directory}: the accepted customer key could not be noted in the journals. Free space on its disk and start again.");
    }

    /// <summary>Whether the directory has a key and its journals go with another one.</summary>
    public static async Task<bool> IsAnotherAsync(IJournalFileSystem fs, IJournals store, string directory, CancellationToken cancellationToken)
    {
        if (!fs.FileExists(Path.Combine(directory, Name)))
            return false;
        var (noted, _) = await CustomerKeyNote.ReadAsync(store, cancellationToken);
        return noted.Length > 0 && !noted.Span.SequenceEqual(ReadOf(fs, directory).Fingerprint.Span);
    }

    private static CustomerKey Read(IJournalFileSystem fs, string path) => new(ReadSecret(fs, path));

    private static string FingerprintOf(CustomerKey key) => Convert.ToHexStringLower(key.Fingerprint.Span);

    private static string ReadText(IJournalFileSystem fs, string path)
    {
        try
        {
            using var file = fs.Open(path, writable: false);
            var bytes = new byte[(int)Math.Min(MaxFileBytes, file.Length)];
            return Encoding.ASCII.GetString(bytes, 0, file.Read(0, bytes)).Trim();
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnauthorizedAccessException($"{path} cannot be read: let the server's user own it, with mode 600.");
        }
    }
}
