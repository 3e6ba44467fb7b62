using System.Security.Cryptography;
using ChannelGrains.Grains.Customers;

namespace ChannelGrains.Server;

/// <summary>The customer key beside the journals: made at the first start, then read. Without it customers of before and after are different
/// people, so it belongs into every backup, apart from the journals.</summary>
internal static class CustomerKeyFile
{
    private const string Name = "customer.key";
    private const string Remedy = "Put back the customer key that belongs to these journals, from its backup: with another one every customer would count as new.";

    /// <summary>Reads the key; makes one only where there are no journals yet.</summary>
    public static CustomerKey ReadOrCreate(string directory, bool hasJournals)
    {
        var path = Path.Combine(directory, Name);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a directory. {Remedy}");
        if (File.Exists(path))
            return new CustomerKey(Read(path));
        if (hasJournals)
            throw new FileNotFoundException(
                $"{path} is missing, but there are journals. {Remedy}", path);
        var secret = RandomNumberGenerator.GetBytes(CustomerKey.Bytes);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(secret) + "\n"));
            file.Flush(flushToDisk: true);
        }
        return new CustomerKey(secret);
    }

    private static byte[] Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path).Trim();
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnauthorizedAccessException($"{path} cannot be read: let the server's user own it, with mode 600.");
        }
        return text.Length == 2 * CustomerKey.Bytes && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new InvalidDataException($"{path} is no customer key: it does not hold {2 * CustomerKey.Bytes} hexadecimal digits. {Remedy}");
    }
}
