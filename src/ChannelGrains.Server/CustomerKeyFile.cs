using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Grains.Customers;
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
        DurableFile.Write(fs, path, Encoding.ASCII.GetBytes(Convert.ToHexString(secret) + "\n"));
        return new CustomerKey(secret);
    }

    /// <summary>Reads the key of a directory that has one.</summary>
    public static CustomerKey ReadOf(IJournalFileSystem fs, string directory) => Read(fs, Path.Combine(directory, Name));

    private static CustomerKey Read(IJournalFileSystem fs, string path)
    {
        var text = ReadText(fs, path);
        return text.Length == 2 * CustomerKey.Bytes && text.All(char.IsAsciiHexDigit)
            ? new CustomerKey(Convert.FromHexString(text))
            : throw new InvalidDataException($"{path} is no customer key: it does not hold {2 * CustomerKey.Bytes} hexadecimal digits. {Remedy}");
    }

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
